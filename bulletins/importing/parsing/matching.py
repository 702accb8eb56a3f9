"""Which line of a bulletin is the title that stands on its list of contents."""

from collections import defaultdict
from collections.abc import Iterable

from bulletins.text.numbering import any_mark

from .contents import Contents, Entry, joined_entry
from .segments import Segment
from .units import unit_in_title
from .wording import Likenesses, key

_LONGEST = 80
_LONGEST_TITLE = 60
_LINES_OF_A_TITLE = 3


def match_contents(contents: Contents, lines: list[Segment]) -> dict[int, Entry]:
    """Number of the line on which a title begins → its entry. Each line and entry once.

    Two entries whose titles stand on neighbouring lines are one title in two lines: they become
    one entry, in ``contents`` too.
    """
    alone, together = _keys(lines)
    found = _exact(contents.entries, alone)
    found |= _exact(_rest(contents.entries, found), together, taken=found)
    for candidates in (alone, together):
        if rest := _rest(contents.entries, found):
            found |= _alike(rest, candidates, taken=found)
    return _merged(contents, found)


def match_titles(listed: Iterable[str], known: dict[int, list[str]]) -> list[int | None]:
    """Of each title on a list of contents the number of the article that has it, by the same rules
    as above; ``known`` are the keys of each article.
    """
    entries = [Entry((), title) for title in listed]
    found = _exact(entries, known)
    found |= _alike(_rest(entries, found), known, taken=found)
    numbers = {id(entry): number for number, entry in found.items()}
    return [numbers.get(id(entry)) for entry in entries]


def _rest(entries: list[Entry], found: dict[int, Entry]) -> list[Entry]:
    known = {id(entry) for entry in found.values()}
    return [entry for entry in entries if id(entry) not in known]


def _keys(lines: list[Segment]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """By what the title on each line may be known: the line, with and without a unit before a
    colon; the line with those that follow.
    """
    keys = [key(line.text) if len(line) <= _LONGEST else "" for line in lines]
    able = [at for at, line in enumerate(lines) if keys[at] and _may_be_listed(line)]
    alone = {at: [keys[at], *_without_unit(lines[at])] for at in able}
    return alone, {at: _with_following(keys, at) for at in able}


def _may_be_listed(line: Segment) -> bool:
    is_sentence = line.folded.endswith(("。", ";", ",")) or len(line) > _LONGEST_TITLE
    return not is_sentence and not any_mark(line.folded)


def _without_unit(line: Segment) -> list[str]:
    parts = unit_in_title(line)
    return [key(parts[1].text)] if parts else []


def _with_following(keys: list[str], at: int) -> list[str]:
    ends = range(at + 2, at + _LINES_OF_A_TITLE + 1)
    runs = [keys[at:end] for end in ends if end <= len(keys)]
    return ["".join(run) for run in runs if all(run)]


def _exact(
    entries: list[Entry], candidates: dict[int, list[str]], taken: dict[int, Entry] | None = None
) -> dict[int, Entry]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, keys in candidates.items():
        for one in keys:
            places[one].append(at)
    found: dict[int, Entry] = {}
    for entry in entries:
        free = [at for at in places[entry.key] if at not in found and at not in (taken or {})]
        if free:
            found[free[0]] = entry
    return found


def _alike(
    entries: list[Entry], candidates: dict[int, list[str]], taken: dict[int, Entry]
) -> dict[int, Entry]:
    lines = Likenesses(candidates)
    found: dict[int, Entry] = {}
    for entry in entries:
        at = lines.most_like(entry.key, {*found, *taken})
        if at is not None:
            found[at] = entry
    return found


def _merged(contents: Contents, found: dict[int, Entry]) -> dict[int, Entry]:
    result: dict[int, Entry] = {}
    for at in sorted(found):
        above = result.get(at - 1)
        if above is None:
            result[at] = found[at]
            continue
        whole = joined_entry(above, found[at])
        place = next(i for i, one in enumerate(contents.entries) if one is above)
        contents.entries[place] = whole
        contents.entries[:] = [one for one in contents.entries if one is not found[at]]
        result[at - 1] = whole
    return result
