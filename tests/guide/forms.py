"""What a browser sends when nothing in a form was changed."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client


class _Fields(HTMLParser):
    """Collects the fields of the change form, as browsers do when it is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self.select: str | None = None
        self.area: str | None = None
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            name = given.get("id") or ""
            self.inside = name.endswith("_form") and name != "logout-form"
        name = given.get("name") if self.inside else None
        if tag == "input" and name and "__prefix__" not in name:
            kind = given.get("type", "text")
            if kind in ("checkbox", "radio"):
                if "checked" in given:
                    self.values.setdefault(name, []).append(given.get("value") or "on")
            elif kind not in ("submit", "file", "search"):
                self.values[name] = given.get("value") or ""
        elif tag == "select" and name and "__prefix__" not in name:
            self.select = name
        elif tag == "option" and self.select:
            if "selected" in given:
                self.values.setdefault(self.select, []).append(given.get("value") or "")
        elif tag == "textarea" and name and "__prefix__" not in name:
            self.area, self.values[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.values[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "select":
            self.select = None
        if tag == "textarea" and self.area:
            # HTML drops the line break right after the tag.
            self.values[self.area] = self.values[self.area].removeprefix("\n")
            self.area = None


def fields_of(response: HttpResponse) -> dict[str, Any]:
    parser = _Fields()
    parser.feed(response.content.decode())
    return {name: value for name, value in parser.values.items() if name != "csrfmiddlewaretoken"}


def post_of(client: Client, address: str) -> dict[str, Any]:
    """The fields of the page at an address, as they are."""
    return fields_of(client.get(address))
