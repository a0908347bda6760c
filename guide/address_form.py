"""The slug in forms of content: a new one is taken only from an editor who has seen what leads to the old one."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from guide.links_here import links_here

# The names of the boxes to tick beside a slug that was changed.
SEEN = "links_seen"
RELINK = "links_change"
# Buttons that save nothing need no assent.
LOOKING = ("_preview", "_check")


class SlugWidget(AdminTextInputWidget):
    """The box for the slug and, once ``renamed`` says what it was, what a rename means."""

    renamed: dict[str, Any] | None = None

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        box = super().render(name, value, attrs, renderer)
        return box + render_to_string("admin/_rename.html", self.renamed) if self.renamed else box


class AddressForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's own takes no argument when it runs
    """A form of content. Its template need do nothing: what is to be read stands in the widget of the slug."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].widget = SlugWidget(self.fields["slug"].widget.attrs)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        before = stored(self.instance)
        if before is None or before.slug == slug:
            return slug
        after: Any = type(before)(pk=before.pk, slug=slug)
        if taken := after.slug_taken():
            raise forms.ValidationError(taken)
        if before.get_absolute_url() == after.get_absolute_url():
            return slug
        self._show(before, after)
        if not self.data.get(SEEN) and not any(button in self.data for button in LOOKING):
            raise forms.ValidationError("Read what leads to the old address. Then tick the box and save again.")
        return slug

    def _show(self, before: Any, after: Any) -> None:
        widget: Any = self.fields["slug"].widget
        widget.renamed = {
            "links": links_here([before]),
            "seen": self.data.get(SEEN),
            "relink": self.data.get(RELINK),
            "old": before.get_absolute_url(),
            "new": after.get_absolute_url(),
        }


def stored(content: Any) -> Any:
    """The row as the database has it: a form can show an older or a pending version of it."""
    return type(content)._base_manager.filter(pk=content.pk).first() if content.pk else None
