from .appointment import Appointment
from .log_record import LogLink, LogRecord, LogRotation, LogWaiting
from .reach import EVERYWHERE, NOWHERE, Branch, Reach
from .role import Role
from .tree import TreeNode, TreeNodeQuerySet
from .unit import Unit
from .user import User

__all__ = [
    "EVERYWHERE",
    "NOWHERE",
    "Appointment",
    "Branch",
    "LogLink",
    "LogRecord",
    "LogRotation",
    "LogWaiting",
    "Reach",
    "Role",
    "TreeNode",
    "TreeNodeQuerySet",
    "Unit",
    "User",
]
