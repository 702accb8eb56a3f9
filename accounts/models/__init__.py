from .appointment import Appointment
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
    "Reach",
    "Role",
    "TreeNode",
    "TreeNodeQuerySet",
    "Unit",
    "User",
]
