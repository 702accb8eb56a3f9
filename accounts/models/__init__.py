from .account_review import AccountReview
from .appointment import Appointment
from .cache_entry import CacheEntry
from .failure import SignInFailure
from .former_password import FormerPassword
from .held_work import HeldWork
from .invitation import Invitation
from .log_record import LogLink, LogRecord, LogRotation, LogWaiting
from .reach import EVERYWHERE, NOWHERE, Branch, Reach
from .role import Role
from .tree import TreeNode, TreeNodeQuerySet
from .unit import Unit
from .user import User

__all__ = [
    "EVERYWHERE",
    "NOWHERE",
    "AccountReview",
    "Appointment",
    "Branch",
    "CacheEntry",
    "FormerPassword",
    "HeldWork",
    "Invitation",
    "LogLink",
    "LogRecord",
    "LogRotation",
    "LogWaiting",
    "Reach",
    "Role",
    "SignInFailure",
    "TreeNode",
    "TreeNodeQuerySet",
    "Unit",
    "User",
]
