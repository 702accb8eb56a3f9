from .tree import TreeNode, TreeNodeQuerySet
from .unit import Unit
from .user import User

__all__ = ["TreeNode", "TreeNodeQuerySet", "Unit", "User"]
