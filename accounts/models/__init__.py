from .appointment import Appointment
from .cache_entry import CacheEntry
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
    "CacheEntry",
    "Reach",
    "Role",
    "TreeNode",
    "TreeNodeQuerySet",
    "Unit",
    "User",
]
