"""What a test wants to know about a page: its links, ids, headings and title."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class PageFacts(HTMLParser):
    """Reads HTML once; the lists keep the order of the page."""

    html: str
    title: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    alternates: list[str] = field(default_factory=list)
    _open: list[tuple[str, list[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag == "link" and values.get("rel") == "alternate":
            self.alternates.append(values["href"])
        elif tag == "use" or (tag == "link" and values.get("rel") != "canonical"):
            self.files.append(values["href"])
        elif "src" in values:
            self.files.append(values["src"])
        if tag not in VOID:
            self._open.append((tag, []))

    def handle_data(self, data: str) -> None:
        for _, texts in self._open:
            texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        opened, texts = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        text = " ".join("".join(texts).split())
        if tag == "title" and not any(name == "svg" for name, _ in self._open):
            self.title = text
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((tag, text))
