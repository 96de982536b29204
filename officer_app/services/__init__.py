"""What can be done with a register, for the window and the command line alike."""
