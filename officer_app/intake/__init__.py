"""Reading what comes in: letters and e-mails become candidates for a case, with the words behind each guess."""
