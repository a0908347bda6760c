"""What a browser would be given: whether prose keeps to the few elements it may have, and a page to its own."""

import re
from html.parser import HTMLParser

PROSE_TAGS = {"a", "blockquote", "br", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "strong", "ul"}
PROSE_ATTRIBUTES = {
    "a": {"href", "title", "class", "aria-label"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
    "ol": {"start"},
}
PROSE = {(tag, "") for tag in PROSE_TAGS} | {(tag, name) for tag, names in PROSE_ATTRIBUTES.items() for name in names}
OUR_PICTURE = r"/pictures/[2-9b-z]{8}-\d{1,4}x\d{1,4}\.webp"
OUR_SIZES = rf"{OUR_PICTURE} \d+w(, {OUR_PICTURE} \d+w)*"
SCHEMES = {"http", "https", "mailto", "tel"}
# What leads or fetches, in HTML and in SVG.
ADDRESSES = {"action", "background", "cite", "data", "formaction", "href", "ping", "poster", "src", "xlink:href"}
# What a page fetches comes from its own site; a link may lead anywhere.
LEADING = {("a", "href")}


class PageAudit(HTMLParser):
    """The elements and attributes of a page as ``shape``, and in ``found`` what in it could run or fetch something.

    What is no element, such as a comment, is a part of the shape too.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shape: set[tuple[str, str]] = set()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.shape |= {(tag, ""), *((tag, name) for name, _ in attributes)}
        # A block of data runs nothing, whatever stands in it (HTML, "prepare the script element").
        values = dict(attributes)
        if tag == "script" and not values.get("src") and values.get("type") != "application/ld+json":
            self.found.append("<script>")
        # Some links in the head lead and fetch nothing, like those of a text.
        leads = tag == "link" and dict(attributes).get("rel") in {"alternate", "canonical"}
        for name, value in attributes:
            if not self.is_harmless("a" if leads else tag, name, value or ""):
                self.found.append(f"{tag} {name}={value}")

    def is_harmless(self, tag: str, name: str, value: str) -> bool:
        if name.startswith("on") or name in {"style", "srcdoc"}:
            return False
        if name == "srcset":
            return bool(re.fullmatch(OUR_SIZES, value))
        if name not in ADDRESSES:
            return True
        address = as_browsers_read(value)
        return scheme_of(address) in SCHEMES if (tag, name) in LEADING else is_own(address)

    def handle_endtag(self, tag: str) -> None:
        self.shape.add((tag, ""))

    def handle_comment(self, data: str) -> None:
        self.shape.add(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.shape.add(("declaration", decl))

    def unknown_decl(self, data: str) -> None:
        self.shape.add(("declaration", data))

    def handle_pi(self, data: str) -> None:
        self.shape.add(("processing", data))


class ProseAudit(PageAudit):
    """The same for what was made of one text, which is no page of its own."""

    def __init__(self, html: str) -> None:
        super().__init__(html)
        self.found += [f"{tag} {name}".strip() for tag, name in sorted(self.shape - PROSE)]

    def is_harmless(self, tag: str, name: str, value: str) -> bool:
        if name == "class":
            return value == "ref"
        if name == "src":
            return bool(re.fullmatch(OUR_PICTURE, value))
        return super().is_harmless(tag, name, value)


def as_browsers_read(address: str) -> str:
    """Without the control signs and blanks, which browsers skip before they look for the scheme."""
    return re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")


def scheme_of(address: str) -> str:
    found = re.match(r"([a-z][-+.a-z0-9]*):", address, re.IGNORECASE)
    return found[1].lower() if found else "https"


def is_own(address: str) -> bool:
    return not address.startswith("//") and not re.match(r"[a-z][-+.a-z0-9]*:", address, re.IGNORECASE)
