"""Acts that the house refuses. Each message can be shown as it is: what, why, what now."""


class Refused(Exception):
    """An act that was not done; ``str(error)`` says what, why and what to do now."""


class NotAllowed(Refused):
    """The person may not do this."""
