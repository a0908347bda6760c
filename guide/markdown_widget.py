"""The box in which editors write Markdown."""

from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdownx.widgets import AdminMarkdownxWidget


class MarkdownWidget(AdminMarkdownxWidget):  # type: ignore[misc]  # It has no types.
    """Markdownx's box without its script, which takes the Tab key and does not start in rows that are added later.

    Where scripts run, static/js/editor/ puts the buttons, the preview and the count around it, from what
    templates/admin/_markdown_tools.html holds.
    """

    # Markdownx's own has a preview in it that only its script would fill.
    template_name = "django/forms/widgets/textarea.html"

    class Media:
        extend = False
        css: ClassVar = {"all": ["css/editor.css"]}
        js: ClassVar = [forms.Script("js/editor/main.js", type="module")]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html('<div class="md" data-markdown>{}</div>', super().render(name, value, attrs, renderer))
