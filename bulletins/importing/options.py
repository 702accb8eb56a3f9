"""What a refusal leaves to be said, as the commands take it. Screens have fields for it instead."""

from django.utils.translation import gettext

from bulletins.errors import Refused

_OPTIONS = {
    "publication": "--publication SLUG",
    "issue": "--issue YEAR-NUMBER",
    "date": "--date YYYY-MM-DD",
}


def with_option(refusal: Refused, command: str) -> str:
    """The words of ``refusal``, and the option of ``command`` that settles it."""
    option = _OPTIONS.get(refusal.choice)
    if option is None:
        return str(refusal)
    words = gettext("(On the command line: %(option)s)") % {"option": f"{command} {option}"}
    return f"{refusal} {words}"
