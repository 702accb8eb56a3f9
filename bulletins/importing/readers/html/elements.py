"""The names of elements, by what they do to the text in them and around them."""

BLOCKS = set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main"
    " menu nav ol p pre section summary table td th tr ul option optgroup tbody thead tfoot".split()
)
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
ENDS_PARAGRAPH = BLOCKS - {"html", "body", "option", "optgroup", "legend"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ROW_GROUPS = {"tbody", "thead", "tfoot", "colgroup"}
TABLE = {"table", "tr", "td", "th"}
LISTS = {"ol", "ul", "menu", "dir"}
_OF_READINGS = {"rb", "rt", "rtc"}
EMBEDDED = set(
    "noscript iframe noembed noframes template svg object applet video audio canvas".split()
)
_WITHIN = set(
    "a abbr b bdi bdo big button cite code data del dfn em font head i ins kbd label map mark meter"
    " nobr output progress q rb rp rt rtc ruby s samp script select small span strike strong style"
    " sub sup textarea time title tt u var xmp o:p".split()
)
KNOWN = BLOCKS | VOID | ROW_GROUPS | EMBEDDED | _WITHIN


def is_ended(name: str, *, by: str) -> bool:
    """Whether an element ends where another begins right within it: a heading by a heading."""
    are_headings = name in HEADINGS and by in HEADINGS
    return are_headings or name == by == "a" or (name in ("rb", "rt") and by in _OF_READINGS)
