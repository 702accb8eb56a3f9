from .base import DeskAdmin, TreeAdmin
from .unit import UnitAdmin
from .user import UserAdmin

__all__ = ["DeskAdmin", "TreeAdmin", "UnitAdmin", "UserAdmin"]
