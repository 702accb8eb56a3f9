"""Pages of the desk about the life of an account: how a person comes, moves, and goes."""

from .pages import LifePages

__all__ = ["LifePages"]
