"""What counts as Markdown here: CommonMark with tables, struck words and notes, fit for Chinese.

No space stands between Chinese words, and a paragraph may begin with spaces. So emphasis may end
behind a stop (``**学有规矩。**正文``) or begin before a bracket within a sentence, and indented
lines are no program. A star between figures multiplies them: ``5*3*2`` stays.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from mdit_py_plugins.footnote import footnote_plugin

_OPENS = set("“‘《〈（【「『〔([\"'")
_CLOSES = set("”’》〉）】」』〕)]\"'。，、；：！？…—,;:!?.%％")


def grammar() -> MarkdownIt:
    """Addresses are left as they are written; whoever shows them asks whether they are safe."""
    made = MarkdownIt("commonmark", {"store_labels": True}).enable(["table", "strikethrough"])
    made.disable(["code", "normalize", "text_join"])
    made.use(footnote_plugin, inline=False, move_to_end=False)
    made.inline.ruler.at("emphasis", _emphasis)
    made.normalizeLink = made.normalizeLinkText = str
    made.validateLink = bool
    return made


def _emphasis(state: StateInline, silent: bool) -> bool:
    start, known = state.pos, len(state.delimiters)
    if not emphasis.tokenize(state, silent):
        return False
    before = state.src[start - 1 : start] or " "
    after = state.src[state.pos : min(state.pos + 1, state.posMax)] or " "
    for sign in state.delimiters[known:]:
        sign.open |= _is_chinese(before) and after in _OPENS
        sign.close |= before in _CLOSES and _is_chinese(after)
        if before.isdecimal() and after.isdecimal():
            sign.open = sign.close = False
    return True


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
