from collections import Counter
from html.parser import HTMLParser


class Page(HTMLParser):
    """What a browser would find in a page: elements in order, each with its attributes and text."""

    VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})

    def __init__(self, html: str):
        super().__init__()
        self.html = html
        self.elements: list[dict] = []
        self._open: list[dict] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1]["tag"] == tag, f"</{tag}> closes nothing"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element["text"] += data

    def close(self) -> None:
        super().close()
        assert not self._open, f"<{self._open[-1]['tag']}> is never closed"

    def all(self, tag: str = "", **attributes: str) -> list[dict]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if (not tag or element["tag"] == tag) and wanted.items() <= element.items()
        ]

    def one(self, tag: str = "", **attributes: str) -> dict:
        (element,) = self.all(tag, **attributes)
        return element

    def headings(self) -> list[tuple[int, str]]:
        levels = {f"h{level}": level for level in range(1, 7)}
        found = (element for element in self.elements if element["tag"] in levels)
        return [(levels[element["tag"]], " ".join(element["text"].split())) for element in found]

    def ids(self) -> Counter:
        return Counter(element["id"] for element in self.elements if "id" in element)
