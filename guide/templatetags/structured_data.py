"""The template tag that puts structured data into the head of a page."""

from django import template
from django.utils.safestring import SafeString

from guide.structured_data import Node, as_script

register = template.Library()


@register.simple_tag
def data_script(data: Node | None) -> SafeString:
    return as_script(data) if data else SafeString("")
