"""What a page tells other sites and apps of itself, in its head."""

from html.parser import HTMLParser


class Head(HTMLParser):
    """``meta`` maps the name or property of each meta element to its contents; ``links`` the same for ``rel``."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.links: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag == "meta":
            name = values.get("property") or values.get("name", "")
            self.meta.setdefault(name, []).append(values.get("content", ""))
        if tag == "link":
            self.links.setdefault(values["rel"], []).append(values["href"])

    def one(self, name: str) -> str:
        [content] = self.meta[name]
        return content

    @property
    def canonical(self) -> str:
        [address] = self.links["canonical"]
        return address
