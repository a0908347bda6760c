"""What every published piece of content shares: its identity, its dates and who may see it."""

import secrets
from collections.abc import Collection
from datetime import datetime
from operator import attrgetter
from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from guide.addresses import taken_message

# No vowels, so that no id spells a word; no 0, 1 or l, so that it can be read aloud.
ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
ID_LENGTH = 8
ID_PATTERN = f"^[{ID_ALPHABET}]{{{ID_LENGTH}}}$"

# The permission to sign off a clinical review.
SIGN_OFF = "sign_off_review"

Visitor = AbstractBaseUser | AnonymousUser
Row = TypeVar("Row", bound=models.Model, covariant=True)  # noqa: PLC0105  reads better than Row_co


def new_permanent_id() -> str:
    """Return a random id: 27 letters and digits in eight places, so clashes are not to be expected."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Review(models.TextChoices):
    """How far the clinical review of a text has come."""

    NONE = "none", "Not reviewed"
    READY = "ready", "Ready for review"
    REVIEWED = "reviewed", "Reviewed"
    CHANGED = "changed", "Changed since review"


class IdentifiedQuerySet(models.QuerySet[Row]):
    def get_by_natural_key(self, permanent_id: str) -> Row:
        return self.get(permanent_id=permanent_id)


class PublishableQuerySet(IdentifiedQuerySet[Row]):
    def published(self, at: datetime) -> Self:
        """Keep what readers may see at that moment: itself and all it stands in are published."""
        rule = Q()
        for prefix in ("", *self.model.shown_within):  # type: ignore[attr-defined]
            rule &= Q(**{f"{prefix}status": Status.PUBLISHED, f"{prefix}publish_at__lte": at})
            rule &= Q(**{f"{prefix}unpublish_at": None}) | Q(**{f"{prefix}unpublish_at__gt": at})
        return self.filter(rule)

    def visible_to(self, user: Visitor, at: datetime) -> Self:
        """Keep what this visitor may see at that moment; staff see drafts too, but not what was withdrawn."""
        if not getattr(user, "is_staff", False):
            return self.published(at)
        withdrawn = Q()
        for prefix in ("", *self.model.shown_within):  # type: ignore[attr-defined]
            withdrawn |= Q(**{f"{prefix}status": Status.WITHDRAWN})
        return self.exclude(withdrawn)


class Identified(models.Model):
    """Something that can be linked to for good, whatever it is called and wherever it moves."""

    permanent_id = models.CharField(
        max_length=ID_LENGTH,
        unique=True,
        editable=False,
        default=new_permanent_id,
        validators=[RegexValidator(ID_PATTERN)],
        help_text="The short name in permanent links. It is drawn once and never changes.",
    )

    # The name of the address at which other sites may show it inside their pages; empty if there is none.
    embed_name: ClassVar[str] = ""

    objects: ClassVar = IdentifiedQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (self.permanent_id,)

    def standing_in(self) -> "Publishable | None":
        """The text that this is, or is a part of, which decides who may see it. None if everybody may."""
        return None


class Publishable(Identified):
    """A piece of content with a place, an address and a life: drafted, published, changed, reviewed."""

    title = models.CharField(max_length=160, help_text="Readers see this as the heading.")
    slug = models.SlugField(
        unique=True,
        help_text="The name in the address. If you change it, the old address leads to the new one.",
    )
    order = models.PositiveSmallIntegerField(
        default=0, help_text="Lower numbers come first. Leave gaps, such as 10, 20, 30."
    )
    status = models.CharField(
        max_length=9,
        choices=Status,
        default=Status.DRAFT,
        help_text="Readers see only what is published. A draft is shown to signed-in staff alone.",
    )
    publish_at = models.DateTimeField(
        default=timezone.now,
        help_text="A published text appears at this moment. Choose a later one to schedule it.",
    )
    unpublish_at = models.DateTimeField(
        null=True, blank=True, help_text="Readers no longer see it from this moment on. Leave it empty to keep it."
    )
    # Names in addresses that people may have kept: they lead to the slug of today.
    former_slugs = models.JSONField(default=list, blank=True, editable=False)
    changed_on = models.DateTimeField(
        default=timezone.now,
        editable=False,
        help_text="When the content last changed. Saving without a change does not count.",
    )
    review_state = models.CharField(
        max_length=8,
        choices=Review,
        default=Review.NONE,
        editable=False,
        help_text="Readers see on the page whether a clinician has checked the text as it is now.",
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The clinician who checked this text. Leave it empty until somebody has.",
    )
    reviewed_on = models.DateField(null=True, blank=True, help_text="The day of that check. It needs a reviewer.")
    review_due = models.DateField(null=True, blank=True, help_text="The day by which the text must be checked again.")

    # Lookups of the content that must be published too, each ending in "__".
    shown_within: ClassVar[tuple[str, ...]] = ()
    # Relations to the rows that are a part of this one: they are kept, compared and brought back with it.
    owns: ClassVar[tuple[str, ...]] = ()
    # Fields whose change is told in the feed of safety changes.
    safety_fields: ClassVar[tuple[str, ...]] = ()

    objects: ClassVar = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["order", "slug"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_review_needs_reviewer",
                condition=Q(reviewed_on__isnull=True) | Q(reviewed_by__isnull=False),
                violation_error_message="A reviewed date needs a reviewer.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_review_due_after_review",
                condition=Q(review_due__isnull=True) | Q(reviewed_on__isnull=False, reviewed_on__lt=F("review_due")),
                violation_error_message="A review can be due only after a reviewed date.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_reviewed_has_date",
                condition=~Q(review_state="reviewed") | Q(reviewed_on__isnull=False),
                violation_error_message="A reviewed text has the date of its review.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_changed_since_has_date",
                condition=~Q(review_state="changed") | Q(reviewed_on__isnull=False),
                violation_error_message="A text that changed since its review has the date of that review.",
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_unpublish_after_publish",
                condition=Q(unpublish_at__isnull=True) | Q(publish_at__lt=F("unpublish_at")),
                violation_error_message="A text can be taken off only after it has appeared.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def anchor_of(cls, slug: str) -> str:
        return f"{cls._meta.model_name}-{slug}"

    @property
    def anchor(self) -> str:
        """The id of this item's element in the article."""
        return self.anchor_of(self.slug)

    @property
    def former_anchors(self) -> list[str]:
        """The ids it had under its former slugs, for links that people have kept."""
        return [self.anchor_of(slug) for slug in self.former_slugs]

    def is_public(self, at: datetime) -> bool:
        """Tell whether this row itself is published at that moment, whatever it stands in."""
        ended = self.unpublish_at is not None and self.unpublish_at <= at
        return self.status == Status.PUBLISHED and self.publish_at <= at and not ended

    def is_gone(self, at: datetime) -> bool:
        """Tell whether readers could see it once and no longer can: withdrawn, or its time is over."""
        ended = self.status == Status.PUBLISHED and self.unpublish_at is not None and self.unpublish_at <= at
        return self.status == Status.WITHDRAWN or ended

    def has_left(self, at: datetime) -> bool:
        """Tell the same of itself together with all it stands in."""
        around = (attrgetter(lookup.removesuffix("__").replace("__", "."))(self) for lookup in self.shown_within)
        return self.is_gone(at) or (self.is_public(at) and any(text.is_gone(at) for text in around))

    def standing_in(self) -> "Publishable":
        return self

    def alternative(self, at: datetime) -> "Publishable | None":
        """What readers who come for this text can use in its place; a kind with pages of its own chooses one."""
        return None

    def also_in(self) -> list[str]:
        """Where readers meet it besides its address and the texts that name it, in sentences for editors."""
        return []

    def clean(self) -> None:
        super().clean()
        errors = self.field_errors()
        if errors:
            raise ValidationError(errors)

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """A slug is unique among all that rows of this kind are and were called; the message names the other row."""
        super().validate_unique({*(exclude or ()), "slug"})
        message = "" if "slug" in (exclude or ()) else self.slug_taken()
        if message:
            raise ValidationError({"slug": message})

    def slug_taken(self) -> str:
        """Why other rows make the slug impossible, in a sentence for editors; empty if they do not."""
        return taken_message(self, self.slug)

    def field_errors(self) -> dict[str, str]:
        """Say at each field what the constraints would say at the top of the form."""
        errors = {}
        if self.reviewed_on and self.reviewed_by_id is None:
            errors["reviewed_by"] = "Say who reviewed it, or clear the reviewed date."
        if self.review_due and (self.reviewed_on is None or self.review_due <= self.reviewed_on):
            errors["review_due"] = "Choose a day after the reviewed date, or clear this."
        if self.unpublish_at and self.publish_at and self.unpublish_at <= self.publish_at:
            errors["unpublish_at"] = "Choose a moment after it has appeared, or clear this."
        return errors
