"""Pictures that editors upload and show in texts: what is known of each, and its files."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from guide.picture_address import DECORATIVE, PictureFile, markdown
from guide.picture_encode import Files
from guide.publishing import Identified
from guide.versions import Version


class Picture(Identified):
    """A picture with its words. Its files never change, so that browsers may keep them for ever."""

    title = models.CharField(max_length=160, help_text="Editors find the picture by this name. Readers do not see it.")
    alt = models.CharField(
        "picture in words",
        max_length=300,
        blank=True,
        help_text="What the picture shows, for people who cannot see it. One or two short sentences.",
    )
    decorative = models.BooleanField(
        "only decoration", default=False, help_text="Tick this if the text loses nothing without the picture."
    )
    credit = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who made the picture, and why we may show it. Readers do not see this.",
    )
    width = models.PositiveSmallIntegerField(editable=False, help_text="Pixels of the largest size.")
    height = models.PositiveSmallIntegerField(editable=False, help_text="Pixels of the largest size.")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The editor who added it.",
    )
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was added.")

    # The storage that exports of content copy from, see guide/exchange/attached.py.
    files_in = "pictures"

    class Meta:
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="guide_picture_has_words_or_is_decorative",
                condition=(Q(decorative=True) & Q(alt="")) | (Q(decorative=False) & ~Q(alt="")),
                violation_error_message="A picture needs words, unless it is only decoration.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("picture", args=[self.file.name])

    @property
    def file(self) -> PictureFile:
        """The largest size."""
        return PictureFile(self.permanent_id, self.width, self.height)

    def exported_files(self) -> list[str]:
        return [size.name for size in self.file.sizes]

    @property
    def markdown(self) -> str:
        """What to type in a text to show it."""
        return markdown(self.file, self.alt)

    def clean(self) -> None:
        super().clean()
        errors = self.field_errors()
        if errors:
            raise ValidationError(errors)

    def field_errors(self) -> dict[str, str]:
        """Say at the field what the constraint would say at the top of the form."""
        if self.decorative and self.alt:
            return {"alt": "Only decoration needs no words. Clear these, or clear the tick."}
        if not self.decorative and not self.alt:
            return {"alt": "Say what the picture shows, or tick “Only decoration”."}
        if self.alt.strip().casefold() == DECORATIVE:
            return {"alt": "Say what the picture shows, or clear this and tick “Only decoration”."}
        return {}


def keep(picture: Picture, files: Files, by: AbstractBaseUser | AnonymousUser) -> None:
    """Save a new picture with its files: both, or neither."""
    with transaction.atomic():
        picture.uploaded_by = by  # type: ignore[assignment]
        picture.save()
        for file, content in files.items():
            storages["pictures"].save(file.name, ContentFile(content))
        Version.objects.record(picture, by=by)


def delete(pictures: Iterable[Picture]) -> None:
    """Delete pictures, and their files once the database has agreed."""
    with transaction.atomic():
        for picture in pictures:
            transaction.on_commit(partial(_delete_files, picture.file))
            picture.delete()


def _delete_files(picture: PictureFile) -> None:
    for file in picture.sizes:
        storages["pictures"].delete(file.name)
