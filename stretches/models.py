"""The stretches: what they ask of the body, and their steps."""

from datetime import datetime
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from guide.cards.card import COVER, Carded, Figure
from guide.evidence import Cited
from guide.models import FAQ, SectionItem, SectionItemQuerySet
from guide.publishing import Identified
from stretches.drawn import Drawn
from stretches.kit import Kit
from stretches.mistake import Mistake
from stretches.pose_field import PoseField

__all__ = ["Kit", "Mistake", "Step", "Stretch", "StretchQuerySet"]


def in_order(name: str, low: str, high: str) -> models.CheckConstraint:
    """A constraint that a range does not run backwards."""
    return models.CheckConstraint(
        name=f"stretches_stretch_{name}_in_order",
        condition=Q(**{f"{low}__isnull": True}) | Q(**{f"{low}__lte": F(high)}),
        violation_error_message=f"The range of {name} runs backwards.",
    )


class StretchQuerySet(SectionItemQuerySet["Stretch"]):
    def with_neighbours(self) -> Self:
        """Note on each stretch the ids of the ones before and after it, as ``previous_id`` and ``next_id``."""
        earlier = Q(order__lt=OuterRef("order")) | Q(order=OuterRef("order"), slug__lt=OuterRef("slug"))
        later = Q(order__gt=OuterRef("order")) | Q(order=OuterRef("order"), slug__gt=OuterRef("slug"))
        return self.annotate(
            previous_id=Subquery(self.filter(earlier).order_by("-order", "-slug").values("pk")[:1]),
            next_id=Subquery(self.filter(later).order_by("order", "slug").values("pk")[:1]),
        )


class Stretch(SectionItem, Cited, Drawn, Carded):
    """One stretch. A static one is held, a dynamic one is counted."""

    class Position(models.TextChoices):
        STANDING = "standing", "Standing"
        SEATED = "seated", "Seated"
        LYING = "lying", "Lying"
        HANDS_AND_FEET = "hands-and-feet", "Hands and feet"

    class Kind(models.TextChoices):
        STATIC = "static", "Still hold"
        DYNAMIC = "dynamic", "Moving"

    class Level(models.TextChoices):
        BEGINNER = "beginner", "Beginner"
        BEGINNER_MIDDLE = "beginner-middle", "Beginner to middle"
        MIDDLE = "middle", "Middle"
        MIDDLE_ADVANCED = "middle-advanced", "Middle to advanced"

    class Place(models.TextChoices):
        """What the body has to get to: what a reader who cannot reach the floor asks first."""

        STANDING = "standing", "Standing"
        CHAIR = "chair", "On a chair"
        BED = "bed", "On a bed"
        FLOOR = "floor", "On the floor"

    class Sides(models.TextChoices):
        EACH = "each", "Each leg"
        BOTH = "both", "Both legs at once"

    summary = models.TextField(help_text="One or two sentences for cards and the top of the page.")
    position = models.CharField(max_length=14, choices=Position, help_text="How the body is placed.")
    place = models.CharField(max_length=8, choices=Place, help_text="Where the body has to get to.")
    easier_place = models.CharField(
        max_length=8, choices=Place, blank=True, help_text="Where the easier version is done, if that is elsewhere."
    )
    kind = models.CharField(max_length=7, choices=Kind, help_text="Held still, or moving.")
    level = models.CharField(max_length=15, choices=Level, help_text="How much it asks of the reader.")
    kit = models.ManyToManyField(Kit, blank=True, help_text="What it needs. Choose nothing if it needs nothing.")
    kit_note = models.CharField(
        max_length=120, blank=True, help_text="What may help but is not needed, such as: a chair to hold."
    )
    muscles = models.CharField(max_length=160, help_text="What it stretches, most first.")
    hold_from = models.PositiveSmallIntegerField(
        "hold from, seconds", null=True, blank=True, help_text="Static stretches only: the shortest hold."
    )
    hold_to = models.PositiveSmallIntegerField(
        "hold to, seconds", null=True, blank=True, help_text="Static stretches only: the longest hold."
    )
    count_from = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Dynamic stretches only: the fewest movements in a round."
    )
    count_to = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Dynamic stretches only: the most movements in a round."
    )
    repeats_from = models.PositiveSmallIntegerField(
        default=2, validators=[MinValueValidator(1)], help_text="The fewest times to do it, on each side."
    )
    repeats_to = models.PositiveSmallIntegerField(default=4, help_text="The most times to do it, on each side.")
    sides = models.CharField(max_length=4, choices=Sides, help_text="One leg after the other, or both together.")
    days_from = models.PositiveSmallIntegerField(
        "days a week from",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(7)],
        help_text="The fewest days a week.",
    )
    days_to = models.PositiveSmallIntegerField(
        "days a week to", default=4, validators=[MaxValueValidator(7)], help_text="The usual days a week."
    )
    feel = models.TextField("how it should feel", help_text="Where to feel it, and where not. Markdown.")
    easier = models.TextField("easier version", help_text="How to do it more gently. Markdown.")
    easier_pose = PoseField("picture of the easier version", help_text="A picture of the easier version, as a pose.")
    easier_caption = models.CharField(
        max_length=80, blank=True, help_text="What that picture shows, such as: On a chair, with one heel down."
    )
    starter_order = models.PositiveSmallIntegerField(
        "place in the starter routine",
        null=True,
        blank=True,
        help_text="Lower numbers come first in our starter routine. Empty: it is not a part of it.",
    )
    take_care = models.TextField(help_text="A Markdown list: who should ask first, and when to stop.")
    slips = models.TextField(
        "common slips", blank=True, help_text="A Markdown list: what often goes wrong in this stretch."
    )
    mistakes = models.ManyToManyField(Mistake, blank=True, help_text="The general mistakes that matter most here.")
    faqs = models.ManyToManyField(
        FAQ, blank=True, verbose_name="FAQs", help_text="The questions that readers of this page ask."
    )
    easier_stretch = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="A gentler stretch to swap to.",
    )  # fmt: skip
    harder_stretch = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="A stronger stretch to swap to.",
    )  # fmt: skip

    # A stretch has a page of its own, so it does not need the article to be seen.
    shown_within: ClassVar[tuple[str, ...]] = ()
    owns: ClassVar[tuple[str, ...]] = ("steps",)
    article_template = "stretches/_rows.html"
    shared_template = "stretches/_shapes.html"
    cover_template = "stretches/_cover.html"
    article_prefetch = ("kit", "steps")
    kind_pages = ("stretches:library", "routine:build")
    item_pages = ("stretches:stretch", "stretches:follow")
    embed_name = "embed"
    markdown_page = "stretches:stretch_markdown"
    prose_fields = ("feel", "easier", "take_care", "slips")
    searched_less = ("take_care", "slips")
    told_to_avoid = ("slips",)
    safety_fields = ("take_care",)
    card_kind = "Stretch"

    objects: ClassVar = StretchQuerySet.as_manager()

    class Meta(SectionItem.Meta):
        verbose_name_plural = "stretches"
        constraints: ClassVar = [
            *SectionItem.Meta.constraints,
            models.CheckConstraint(
                name="stretches_stretch_static_is_held",
                condition=Q(
                    kind="static", hold_from__isnull=False, hold_to__isnull=False,
                    count_from__isnull=True, count_to__isnull=True,
                ) | ~Q(kind="static"),
                violation_error_message="A static stretch has a hold and no count.",
            ),
            models.CheckConstraint(
                name="stretches_stretch_dynamic_is_counted",
                condition=Q(
                    kind="dynamic", count_from__isnull=False, count_to__isnull=False,
                    hold_from__isnull=True, hold_to__isnull=True,
                ) | ~Q(kind="dynamic"),
                violation_error_message="A dynamic stretch has a count and no hold.",
            ),
            in_order("hold", "hold_from", "hold_to"),
            in_order("count", "count_from", "count_to"),
            in_order("repeats", "repeats_from", "repeats_to"),
            in_order("days", "days_from", "days_to"),
            models.CheckConstraint(
                name="stretches_stretch_not_easier_than_itself",
                condition=Q(easier_stretch__isnull=True) | ~Q(easier_stretch=F("id")),
                violation_error_message="A stretch cannot be easier than itself.",
            ),
            models.CheckConstraint(
                name="stretches_stretch_not_harder_than_itself",
                condition=Q(harder_stretch__isnull=True) | ~Q(harder_stretch=F("id")),
                violation_error_message="A stretch cannot be harder than itself.",
            ),
        ]  # fmt: skip

    # Noted by StretchQuerySet.with_neighbours().
    previous_id: int | None
    next_id: int | None

    def get_absolute_url(self) -> str:
        return reverse("stretches:stretch", args=[self.slug])

    def alternative(self, at: datetime) -> "Stretch | None":
        from stretches.nearest import nearest  # noqa: PLC0415  it compares stretches, so it needs them first

        return nearest(self, type(self).objects.published(at))

    def card_figure(self) -> Figure:
        from stretches.illustrations import card_figure  # noqa: PLC0415  it draws stretches, so it needs them first

        return card_figure(self) or COVER

    def also_in(self) -> list[str]:
        return [] if self.starter_order is None else ["It is a part of our starter routine."]

    @classmethod
    def offline_addresses(cls, at: datetime) -> list[str]:
        """With the movements of those that move: the others have none, and what is not there cannot be kept."""
        from stretches.movements import moves  # noqa: PLC0415  it draws stretches, so it needs them first

        shown = cls.objects.published(at).prefetch_related("steps")
        movements = [reverse("stretches:movement", args=[stretch.slug]) for stretch in shown if moves(stretch)]
        return [*super().offline_addresses(at), *movements]

    def field_errors(self) -> dict[str, str]:
        errors = super().field_errors() | self._dose_errors() | self._range_errors()
        for name in ("easier_stretch", "harder_stretch"):
            if self.pk and getattr(self, f"{name}_id") == self.pk:
                errors[name] = "Choose another stretch than this one."
        return errors

    def _dose_errors(self) -> dict[str, str]:
        """A still stretch is held for seconds, a moving one is counted, and neither is both."""
        if self.kind not in self.Kind.values:
            return {}
        static = self.kind == self.Kind.STATIC
        needed, barred = ("hold", "count") if static else ("count", "hold")
        errors = {}
        for end in ("from", "to"):
            if getattr(self, f"{needed}_{end}") is None:
                errors[f"{needed}_{end}"] = f"A {self.kind} stretch needs this."
            if getattr(self, f"{barred}_{end}") is not None:
                errors[f"{barred}_{end}"] = f"Clear this: a {self.kind} stretch has none."
        return errors

    def _range_errors(self) -> dict[str, str]:
        errors = {}
        for name in ("hold", "count", "repeats", "days"):
            low, high = getattr(self, f"{name}_from"), getattr(self, f"{name}_to")
            if low is not None and high is not None and low > high:
                errors[f"{name}_to"] = f"This must be {low} or more, as the range starts there."
        return errors


class Step(Identified):
    """One movement of a stretch, in the order in which it is done."""

    class Phase(models.TextChoices):
        WARM_UP = "warm-up", "Warm up"
        SET_UP = "set-up", "Set up"
        MOVE_IN = "move-in", "Move in"
        HOLD = "hold", "Hold"
        COME_OUT = "come-out", "Come out"
        OTHER_SIDE = "other-side", "Other side"

    stretch = models.ForeignKey(
        Stretch, on_delete=models.CASCADE, related_name="steps", help_text="The stretch this is a part of."
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Lower numbers come first.")
    phase = models.CharField(max_length=10, choices=Phase, help_text="What part of the movement this is.")
    title = models.CharField(max_length=60, help_text="Two or three words that start with a verb.")
    text = models.TextField(help_text="What to do, in short sentences. Markdown.")
    note = models.CharField(max_length=160, blank=True, help_text="A hint in quieter type, if one is needed.")
    pose = PoseField(
        help_text="The picture of this step, as a pose. An “Other side” step without one shows the hold, mirrored."
    )
    figure_text = models.CharField(
        "picture in words",
        max_length=300,
        blank=True,
        help_text="What the picture shows, for people who cannot see it. Left empty, it is told from the pose.",
    )

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stretches:stretch", args=[self.stretch.slug], fragment=self.anchor)

    @property
    def anchor(self) -> str:
        """The id of its element on the page of its stretch."""
        return f"step-{self.permanent_id}"

    def standing_in(self) -> Stretch:
        return self.stretch
