"""The parts of a document and how they hang together (Open Packaging Conventions)."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from ..refusals import (
    DAMAGED,
    DECLARES_ENTITIES,
    NOT_WORD,
    UNPACKS_TOO_LARGE,
    UnreadableText,
)
from .archive import Archive
from .names import child, children, name, tags

# Tags and attributes cost a hundred bytes or two each while they are held: so many in a part, and
# so many held at once.
MOST_SIGNS = 5_000_000
MOST_SIGNS_HELD = 1_000_000
_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: ``target`` is the path of another part, or an address outside."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the package and its relations by their ids."""

    path: str
    relations: dict[str, Relation]


class Package:
    """Everything here raises UnreadableText."""

    def __init__(self, data: bytes, name: str):
        self._archive = Archive(data, name)
        self._types = self._media_types()
        self.main = self._main()

    def __contains__(self, path: str) -> bool:
        return path in self._archive

    def read(self, path: str) -> bytes:
        return self._archive.read(path)

    def root(self, path: str | None) -> etree._Element | None:
        """The part at ``path`` as a tree; None where there is no such part."""
        if not path or path not in self:
            return None
        parser, held = etree.XMLParser(**_SAFE), 0
        for signs in self._fed(parser, path):
            held = self._hold(held + signs)
        return self._finish(parser)

    def blocks(self, path: str) -> Iterator[etree._Element]:
        """What stands in the body of the part at ``path``, one by one.

        Each is given up before the one after next is read, so that a long text needs little room.
        """
        parser = etree.XMLPullParser(
            ("end",), tag=[*tags("w:p"), *tags("w:tbl"), *tags("w:sdt")], **_SAFE
        )
        held = 0
        for signs in self._fed(parser, path):
            held = self._hold(held + signs)
            for _event, element in parser.read_events():
                if _is_body(body := element.getparent()):
                    held = 0
                    yield from _before(element, body)
        root = self._finish(parser)
        if name(root) != "w:document":
            raise self.refusal(NOT_WORD)
        yield from child(root, "w:body") if child(root, "w:body") is not None else ()

    def part(self, path: str) -> Part:
        return Part(path, self._relations(path))

    def related(self, part: Part, kind: str) -> str | None:
        """The part of a kind (``styles``, ``numbering``) that ``part`` leads to."""
        found = (
            relation.target
            for relation in part.relations.values()
            if relation.kind == kind and not relation.is_external
        )
        return next(found, f"{posixpath.dirname(part.path)}/{kind}.xml")

    def media_type(self, path: str) -> str:
        path = path.lower()
        ending = posixpath.splitext(path)[1].lstrip(".")
        return self._types.get(f"/{path}") or self._types.get(ending, "")

    def refusal(self, template: str) -> UnreadableText:
        return self._archive.refusal(template)

    def _fed(self, parser: etree.XMLParser, path: str) -> Iterator[int]:
        """Feed the part to ``parser``; for each chunk, how many signs of markup it held."""
        whole = 0
        for chunk in self._archive.chunks(path):
            signs = chunk.count(b"<") + chunk.count(b"=")
            whole += signs
            if whole > MOST_SIGNS:
                raise self.refusal(UNPACKS_TOO_LARGE)
            if b"<!DOCTYPE" in chunk:
                raise self.refusal(DECLARES_ENTITIES)
            try:
                parser.feed(chunk)
            except etree.LxmlError as error:
                raise self.refusal(DAMAGED) from error
            yield signs

    def _hold(self, signs: int) -> int:
        if signs > MOST_SIGNS_HELD:
            raise self.refusal(UNPACKS_TOO_LARGE)
        return signs

    def _finish(self, parser: etree.XMLParser) -> etree._Element:
        try:
            root = parser.close()
        except etree.LxmlError as error:
            raise self.refusal(DAMAGED) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refusal(DECLARES_ENTITIES)
        return root

    def _main(self) -> str:
        """The part that holds the text."""
        leads = self._relations("").values()
        path = next((lead.target for lead in leads if lead.kind == "officeDocument"), "")
        for candidate in (path, "word/document.xml"):
            if candidate in self:
                return candidate
        raise self.refusal(NOT_WORD)

    def _relations(self, path: str) -> dict[str, Relation]:
        folder, file = posixpath.split(path)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            found.get("Id", ""): self._relation(found, folder)
            for found in children(root, "rel:Relationship")
        }

    def _relation(self, element: etree._Element, folder: str) -> Relation:
        kind = element.get("Type", "").rpartition("/")[2]
        target = element.get("Target", "")
        if element.get("TargetMode") == "External":
            return Relation(kind, target, True)
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return Relation(kind, path if path in self else unquote(path), False)

    def _media_types(self) -> dict[str, str]:
        """Media types by the ending of a name (``png``) and by path (``/word/a.xml``)."""
        root = self.root("[Content_Types].xml")
        endings = {
            found.get("Extension", "").lower(): found.get("ContentType", "")
            for found in children(root, "ct:Default")
        }
        return endings | {
            found.get("PartName", "").lower(): found.get("ContentType", "")
            for found in children(root, "ct:Override")
        }


def _is_body(element: etree._Element | None) -> bool:
    return element is not None and name(element) == "w:body" and element.getparent() is not None


def _before(element: etree._Element, body: etree._Element) -> Iterator[etree._Element]:
    """Take out of ``body`` what is whole; the parser still holds ``element`` itself."""
    while (first := body[0]) is not element:
        body.remove(first)
        yield first
