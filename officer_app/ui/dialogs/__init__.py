"""The dialogs: each asks for one thing, or lets one thing be done."""
