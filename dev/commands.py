"""The commands of dev.py, with the standard library alone: it runs before anything is installed."""

from . import environment, lock, site, tests
from .console import Trouble, say

COMMANDS = {
    "run": site.run,
    "test": tests.run,
    "manage": environment.manage,
    "lock": lock.run,
}


def main(arguments: list[str], *, help: str) -> int:
    """The exit code; but `run` and `manage` turn into another program and do not come back."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(help)
        return 0
    name, *rest = arguments
    try:
        if name not in COMMANDS:
            raise Trouble(f"There is no command {name!r}. Try: {', '.join(COMMANDS)}.", code=2)
        return COMMANDS[name](rest)
    except Trouble as trouble:
        say(f"dev.py: {trouble}")
        return trouble.code
    except KeyboardInterrupt:
        return 130
