"""The tokens of Markdown as those of a web page, each with its line of the file."""

import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token

from bulletins.text.findings import gettext_noop
from bulletins.text.sentences import ends_like_a_sentence

from ..addresses import is_carried
from ..html.elements import KNOWN
from ..html.tokens import Aside, End, Place, Start
from ..html.tokens import Token as PageToken
from ..html.tokens import tokens as page_tokens

LANGUAGE = gettext_noop("says in which language the lines below it are written")
COMMENT = gettext_noop("is a comment in the file")
POINTED_AT = gettext_noop("shows only while somebody points at a link or a picture")
NOWHERE = gettext_noop("is an address that leads nowhere from here")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_LABEL = {"style": "mso-list:Ignore"}
_NO_NUMBERS = {"style": "list-style:none"}
_BULLET, _RULE = "•", "---"


class Tags:
    """``rules`` are the lines on which nothing but a rule stands."""

    def __init__(self) -> None:
        self.rules: set[int] = set()
        self._label = ""  # of the item that was begun, until its first words
        self._written = ""  # the same as the file has it
        self._numbers: list[Iterator[tuple[str, str]]] = []  # of the lists that are open
        self._notes: dict[str, int] = {}
        self._line = 0

    def of(self, tokens: list[Token]) -> Iterator[PageToken]:
        for at, token in enumerate(tokens):
            if token.map:
                self._line = token.map[0] + 1
                yield Place(self._line)
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._numbers.append(_numbers(tokens[at:], token.level))
            if token.type in ("heading_open", "heading_close") and _is_prose(tokens, at):
                yield from self._prose(token)
            else:
                yield from self._one(token)

    def _one(self, token: Token) -> Iterator[PageToken]:
        if make := _MAKERS.get(token.type):
            yield from make(self, token)
        elif token.nesting:
            yield Start(token.tag) if token.nesting > 0 else End(token.tag)

    def _prose(self, token: Token) -> Iterator[PageToken]:
        if token.nesting < 0:
            yield End("p")
            yield from self._ruled(self._line + 1)
        else:
            yield Start("p")

    def _inline(self, token: Token) -> Iterator[PageToken]:
        for child in token.children or ():
            yield from self._one(child)

    def _labelled(self, words: str) -> Iterator[PageToken]:
        if self._label and words.strip():
            yield from (Start("span", _LABEL), self._label, End("span"))
            self._label = ""
        yield words

    def _text(self, token: Token) -> Iterator[PageToken]:
        yield from self._labelled(token.content)

    def _line_end(self, token: Token) -> Iterator[PageToken]:
        self._line += 1
        yield Start("br")
        yield Place(self._line)

    def _program(self, token: Token) -> Iterator[PageToken]:
        """Lines between fences: text as it is written."""
        if token.info.strip():
            yield Aside(token.info.strip(), LANGUAGE)
        yield Start("pre")
        for number, line in enumerate(token.content.split("\n"), self._line + 1):
            yield Place(number)
            yield from self._labelled(line)
        yield End("pre")

    def _rule(self, token: Token) -> Iterator[PageToken]:
        yield from self._ruled(self._line)

    def _ruled(self, line: int) -> Iterator[PageToken]:
        self.rules.add(line)
        yield from (Place(line), Start("p"), _RULE, End("p"))

    def _list(self, token: Token) -> Iterator[PageToken]:
        yield Start("ul", _NO_NUMBERS)

    def _list_end(self, token: Token) -> Iterator[PageToken]:
        self._numbers.pop()
        yield End("ul")

    def _item(self, token: Token) -> Iterator[PageToken]:
        yield from self._number_alone()
        yield Start("li")
        self._label, self._written = next(self._numbers[-1])

    def _item_end(self, token: Token) -> Iterator[PageToken]:
        yield from self._number_alone()
        yield End("li")

    def _number_alone(self) -> Iterator[PageToken]:
        """The number of an item that has no words of its own is a text, as it is written."""
        label, self._label = self._label, ""
        yield from [self._written] if label and label != _BULLET else []

    def _link(self, token: Token) -> Iterator[PageToken]:
        yield from self._title(token)
        address = str(token.attrs.get("href", ""))
        if not is_carried(address):
            yield Aside(address, NOWHERE)
        yield Start("a", {"href": address})

    def _picture(self, token: Token) -> Iterator[PageToken]:
        alt = "".join(_words(token.children or ()))
        if alt:
            yield from self._title(token)
        title = str(token.attrs.get("title", ""))
        yield Start("img", {"src": str(token.attrs["src"]), "alt": alt, "title": title})

    def _title(self, token: Token) -> Iterator[PageToken]:
        if title := token.attrs.get("title"):
            yield Aside(str(title), POINTED_AT)

    def _call(self, token: Token) -> Iterator[PageToken]:
        number = self._note(token)
        yield from (Start("a", {"href": f"#_ftn{number}"}), f"[{number}]", End("a"))

    def _note_begins(self, token: Token) -> Iterator[PageToken]:
        yield Start("div", {"id": f"ftn{self._note(token)}"})

    def _note_ends(self, token: Token) -> Iterator[PageToken]:
        yield End("div")

    def _note(self, token: Token) -> int:
        return self._notes.setdefault(token.meta["label"], len(self._notes) + 1)

    def _html(self, token: Token) -> Iterator[PageToken]:
        """Markup of a web page; what only looks like it (``<学习>``, ``<Title>``) is text."""
        tag = _TAG.match(token.content.lstrip())
        if tag and tag[1].lower() not in KNOWN:
            yield from self._labelled(token.content)
            return
        for number, part in enumerate(_by_comments(token.content)):
            if number % 2:
                yield Aside(" ".join(part.split()), COMMENT)
            else:
                yield from self._page(part)

    def _page(self, markup: str) -> Iterator[PageToken]:
        for token in page_tokens(markup):
            yield from self._labelled(token) if isinstance(token, str) else (token,)


def _by_comments(markup: str) -> list[str]:
    """What stands between comments, and every other time a comment; one must end to be one."""
    end = markup.rfind("-->") + len("-->") if "-->" in markup else 0
    *parts, last = _COMMENT.split(markup[:end])
    return [*parts, last + markup[end:]]


def _numbers(tokens: list[Token], level: int) -> Iterator[tuple[str, str]]:
    """The numbers of a list, as shown and as written: where all are the same, Markdown counts."""
    items = []
    for token in tokens:
        if token.type in _LIST_ENDS and token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            items.append(token)
    written = [item.info for item in items]
    shown = written
    if len(written) > 1 and len(set(written)) == 1 and written[0]:
        shown = [str(int(written[0]) + more) for more in range(len(written))]
    labels = [
        (number + item.markup, item.info + item.markup) if number else (_BULLET, _BULLET)
        for number, item in zip(shown, items, strict=True)
    ]
    return iter(labels)


def _is_prose(tokens: list[Token], at: int) -> bool:
    """Whether a line of signs below a sentence, or below several lines, makes them no heading."""
    words = tokens[at + tokens[at].nesting]
    is_underlined = tokens[at].markup in ("=", "-")
    return is_underlined and ("\n" in words.content or ends_like_a_sentence(words.content))


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield token.content or " " * (token.type == "softbreak")
        yield from _words(token.children or [])


_LIST_ENDS = {"bullet_list_close", "ordered_list_close"}
_MAKERS: dict[str, Callable[[Tags, Token], Iterator[PageToken]]] = {
    "inline": Tags._inline,
    "text": Tags._text,
    "text_special": Tags._text,
    "code_inline": Tags._text,
    "softbreak": Tags._line_end,
    "hardbreak": Tags._line_end,
    "fence": Tags._program,
    "hr": Tags._rule,
    "html_block": Tags._html,
    "html_inline": Tags._html,
    "bullet_list_open": Tags._list,
    "ordered_list_open": Tags._list,
    "bullet_list_close": Tags._list_end,
    "ordered_list_close": Tags._list_end,
    "list_item_open": Tags._item,
    "list_item_close": Tags._item_end,
    "link_open": Tags._link,
    "image": Tags._picture,
    "footnote_ref": Tags._call,
    "footnote_reference_open": Tags._note_begins,
    "footnote_reference_close": Tags._note_ends,
}
