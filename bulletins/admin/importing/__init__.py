from .desk import ImportAdmin

__all__ = ["ImportAdmin"]
