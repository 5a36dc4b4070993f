"""What every refusal is: asked for, understood, and not to be had."""


class Refused(Exception):
    """Nothing was changed. Its subclasses carry facts; whoever speaks to the person has the words."""
