"""What is not safe, or not set, in plain words: `manage.py doctor`.

Each question is a small function in one of these modules, registered by ``question``. Whoever adds
something that an administrator must set adds his question beside it.
"""

from . import database, files, machine, people, requirements, site
from .asking import Answer, Grade, answers

__all__ = ["Answer", "Grade", "answers", "database", "files", "machine", "people"]
__all__ += ["requirements", "site"]
