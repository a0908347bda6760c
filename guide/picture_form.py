"""The form with which a picture is added, in the admin and from the Markdown editor."""

from math import ceil
from typing import Any, ClassVar

from django import forms

from guide.picture import Picture
from guide.picture_encode import MOST_BYTES, TOO_LARGE, Files, encode
from guide.versioned_admin import VersionedForm

ACCEPTED = "image/png,image/jpeg,image/webp,image/avif"
NO_FILE = "Choose a picture from this device: PNG, JPEG, WebP or AVIF."
NO_TITLE = "Give the picture a name by which you find it again."
EMPTY = "This file is empty. Choose another."


class PictureForm(VersionedForm):
    """Makes the sizes of the picture as it is checked; ``cleaned_data["file"]`` holds them, by their addresses."""

    file = forms.FileField(
        label="Picture",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="PNG, JPEG, WebP or AVIF, up to 5 MB. Notes in the file, such as the place of a photo, are removed.",
        error_messages={"required": NO_FILE, "invalid": NO_FILE, "missing": NO_FILE, "empty": EMPTY},
    )

    class Meta:
        model = Picture
        fields: ClassVar = ["title", "alt", "decorative", "credit"]
        error_messages: ClassVar = {"title": {"required": NO_TITLE}}

    def clean_file(self) -> Files:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE.format(ceil(upload.size * 10 / 1024**2) / 10))
        files = encode(upload, self.instance.permanent_id)
        largest = list(files)[-1]
        self.instance.width, self.instance.height = largest.width, largest.height
        return files

    def save(self, commit: bool = True) -> Any:
        """Never writes: a picture is kept together with its files, by ``guide.picture.keep``."""
        return super().save(commit=False)
