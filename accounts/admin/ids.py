_DIGITS = 18  # as many as every database's integers hold


def row_id(value: object) -> int | None:
    """The number of a row that a request names; None for what can be none."""
    words = str(value)
    is_id = words.isascii() and words.isdecimal() and len(words) <= _DIGITS
    return int(words) if is_id else None
