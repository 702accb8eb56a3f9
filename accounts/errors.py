"""Acts that the house refuses. Each message can be shown as it is: what, why, what now."""


class Refused(Exception):
    """An act that was not done; ``str(error)`` says what, why and what to do now.

    ``choice`` names what a person can say to settle it (``publication``, ``date``), if anything.
    """

    def __init__(self, words: str = "", *, choice: str = ""):
        super().__init__(words)
        self.choice = choice


class NotAllowed(Refused):
    """The person may not do this."""
