"""Template tags of templates/base.html: what a page says of itself to readers is what other sites are told of it."""

from html import unescape
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString

from guide.page_preview import PagePreview, shortened
from guide.prose import plain

register = template.Library()

register.filter(plain)


class Told(template.Node):
    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        text = shortened(unescape(self.nodelist.render(context)))
        context[self.name] = text
        return escape(text)


@register.tag
def told(parser: Parser, token: Token) -> Told:
    """``{% told page_title %}…{% endtold %}`` shows what is inside as one short line, and keeps it under that name."""
    nodelist = parser.parse(("endtold",))
    parser.delete_first_token()
    return Told(token.split_contents()[1], nodelist)


@register.simple_tag(takes_context=True)
def page_preview(context: Any) -> PagePreview:
    return PagePreview.of(context.flatten())
