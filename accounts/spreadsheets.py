"""Cells of a table for a spreadsheet. Every export writes what people wrote through here."""

# A spreadsheet takes a cell that begins so for a formula, full-width signs too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = ("\t", "\r", "\n")


def harmless(cell: str | int | float) -> str | int | float:
    """``cell`` as it is shown; an apostrophe keeps a spreadsheet from computing it."""
    if isinstance(cell, int | float):
        return cell
    shown = " ".join(cell.replace("\0", " ").split("\n")).encode("utf-8", "replace").decode()
    begins = shown.startswith(_BREAKS) or shown.lstrip().startswith(_FORMULA)
    return f"'{shown}" if begins else shown
