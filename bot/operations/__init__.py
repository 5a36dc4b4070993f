"""What an operator does from the command line, with the sentences for it."""
