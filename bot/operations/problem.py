"""What ends a command with exit code 1."""


class Problem(Exception):
    """One sentence in French, for whoever typed the command: what is wrong and what to do."""
