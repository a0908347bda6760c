"""The article as data: a guide has sections, a section has a text and the items that point at it."""

from datetime import datetime
from typing import ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from guide.addresses import rows_called
from guide.cards.card import Carded
from guide.evidence import Cited, Claim
from guide.outside_links import OutsideLink
from guide.picture import Picture
from guide.publishing import SIGN_OFF, Publishable, PublishableQuerySet, Row
from guide.search_index import SearchChange, SearchDocument, SearchPosting, SearchState, SearchWord
from guide.synonym import Synonym
from guide.versions import Version

# Django finds the models of an app in this module, wherever they are written.
__all__ = [
    "DISCLAIMER", "FAQ", "Benefit", "Guide", "OutsideLink", "Picture", "RedFlag", "Reference", "SearchChange",
    "SearchDocument", "SearchPosting", "SearchState", "SearchWord", "Section", "SectionItem", "SectionItemQuerySet",
    "Synonym", "Tip", "Version",
]  # fmt: skip


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def get_by_natural_key(self, key: str) -> "Reference":
        return self.get(key=key)


class Reference(models.Model):
    """A study, guideline or patient page that the texts rest on."""

    key = models.SlugField(
        unique=True,
        help_text="A short name to cite it by, such as medeiros-2016. Texts use it as [@medeiros-2016].",
    )
    number = models.PositiveSmallIntegerField(
        unique=True,
        validators=[MinValueValidator(1)],
        help_text="The number readers see in [brackets]. Printed copies carry it, so never give it to another.",
    )
    authors = models.CharField(
        max_length=200, blank=True, help_text="For example: Medeiros DM and others. Leave it empty if unknown."
    )
    title = models.CharField(max_length=300, help_text="The full title of the work.")
    publisher = models.CharField(
        max_length=160, blank=True, help_text="The journal, or the organisation that publishes the page."
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The year it came out.")
    link = models.URLField(blank=True, help_text="The address of the page itself, never of a copy.")
    doi = models.CharField(
        "DOI", max_length=100, blank=True, help_text="The identifier of the article, such as 10.1186/1234."
    )
    checked_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day an editor last opened the source and compared our words with it. Empty if nobody has.",
    )

    objects: ClassVar = ReferenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="guide_reference_number_from_one",
                condition=Q(number__gte=1),
                violation_error_message="Numbers start at 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"[{self.number}] {self.key}"

    def get_absolute_url(self) -> str:
        return reverse("sources", fragment=self.anchor)

    def natural_key(self) -> tuple[str]:
        return (self.key,)

    @property
    def anchor(self) -> str:
        return f"reference-{self.number}"

    @property
    def address(self) -> str:
        """Where a reader can find the work; the DOI lives longer than a page address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.link


# The section that the about page repeats.
DISCLAIMER = "disclaimer"
# Ids that the page of the article has already.
TAKEN_ANCHORS = ("contents", "dates", "emergency", "main-content", "references", "start")


class Guide(Publishable):
    """One article. The site shows the first one that is published."""

    subtitle = models.CharField(max_length=160, help_text="Readers see this under the title.")
    summary = models.TextField(help_text="Two or three sentences that say what the guide offers. Markdown.")
    byline = models.CharField(max_length=160, help_text="Who writes the guide.")

    class Meta(Publishable.Meta):
        permissions: ClassVar = [(SIGN_OFF, "Can sign off a clinical review of any content")]

    def get_absolute_url(self) -> str:
        return reverse("article")


class Section(Publishable, Claim, Carded):
    """A part of the article: a text, and after it the items that point at this section."""

    guide = models.ForeignKey(Guide, on_delete=models.PROTECT, help_text="The guide this is a part of.")
    body = models.TextField(help_text="The text of the section, in Markdown.")

    shown_within: ClassVar[tuple[str, ...]] = ("guide__",)
    readers_name = "Part of the guide"
    prose_fields = ("body",)
    card_kind = "Part of the guide"

    class Meta(Publishable.Meta):
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="guide_section_anchor_is_free",
                condition=~Q(slug__in=TAKEN_ANCHORS) & ~Q(slug__endswith="-heading"),
                violation_error_message="Choose another slug: the page of the article uses this one itself.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("article", fragment=self.anchor)

    @classmethod
    def anchor_of(cls, slug: str) -> str:
        return slug

    def field_errors(self) -> dict[str, str]:
        if self.slug in TAKEN_ANCHORS or self.slug.endswith("-heading"):
            return super().field_errors() | {"slug": "Choose another: the page of the article uses this one itself."}
        return super().field_errors()

    def slug_taken(self) -> str:
        """Items of the article have anchors too, such as ``tip-keep-moving``."""
        for kind in SectionItem.__subclasses__():
            start = kind.anchor_of("")
            if self.slug.startswith(start) and rows_called(kind, self.slug.removeprefix(start)):
                return f"A {kind._meta.verbose_name} has this address in the article. Choose another slug."
        return super().slug_taken()


class SectionItemQuerySet(PublishableQuerySet[Row]):
    def for_article(self) -> Self:
        """Fetch all that a page draws of each item, so that its template asks nothing more."""
        return self.select_related("reviewed_by").prefetch_related(*self.model.article_prefetch)  # type: ignore[attr-defined]


class SectionItem(Publishable):
    """Something the article lists under a section. Each kind brings the template that draws it.

    The article finds the kinds by walking the relations of Section: another app adds one by
    subclassing this model, and this app need not know it.
    """

    section = models.ForeignKey(Section, on_delete=models.PROTECT, help_text="The part of the article that lists this.")

    shown_within: ClassVar[tuple[str, ...]] = ("section__", "section__guide__")
    # Draws all items of this kind under one section; it is given them as "items".
    article_template: ClassVar[str]
    article_prefetch: ClassVar[tuple[str, ...]] = ()
    # Stands once on a page with items of this kind: what their pictures share.
    shared_template: ClassVar[str] = ""
    # Draws the picture at the top of the article from one item of this kind, given as "item".
    cover_template: ClassVar[str] = ""
    # Names of the pages that browsers keep for readers without a network: those of the kind as a
    # whole, and those of each item, whose address has its slug.
    kind_pages: ClassVar[tuple[str, ...]] = ()
    item_pages: ClassVar[tuple[str, ...]] = ()
    # Name of the page that tells an item in Markdown, for a kind whose items have pages of their own, and a summary.
    markdown_page: ClassVar[str] = ""

    objects: ClassVar = SectionItemQuerySet.as_manager()

    class Meta(Publishable.Meta):
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse("article", fragment=self.anchor)

    def alternative(self, at: datetime) -> Publishable | None:
        return Section.objects.published(at).filter(pk=self.section_id).first()

    def slug_taken(self) -> str:
        for section in rows_called(Section, self.anchor):
            return f"The section “{section}” has or had this address in the article. Choose another slug."
        return super().slug_taken()

    @classmethod
    def offline_addresses(cls, at: datetime) -> list[str]:
        """The pages of this kind that every reader could read at that moment: one query, or none."""
        slugs = cls.objects.published(at).values_list("slug", flat=True) if cls.item_pages else ()
        of_items = [reverse(name, args=[slug]) for slug in slugs for name in cls.item_pages]
        return [*(reverse(name) for name in cls.kind_pages), *of_items]


class Benefit(SectionItem, Claim):
    """Something people hope stretching will do, and what studies found."""

    text = models.TextField(help_text="What people hope for and what studies found. Markdown.")

    article_template = "guide/_benefits.html"
    article_prefetch = ("references",)
    prose_fields = ("text",)


class Tip(SectionItem, Claim):
    """One thing to do for a sore back in daily life."""

    why = models.TextField("why it helps", help_text="Why it may help, as strong as the evidence is. Markdown.")
    what_to_do = models.TextField(help_text="What the reader can do, starting with a verb. Markdown.")

    article_template = "guide/_tips.html"
    article_prefetch = ("references",)
    prose_fields = ("why", "what_to_do")


class FAQ(SectionItem, Claim, Carded):
    """A question that readers ask, with its answer."""

    answer = models.TextField(help_text="Answer in the first sentence, then explain. Markdown.")

    readers_name = "Question"
    article_template = "guide/_faqs.html"
    article_prefetch = ("references",)
    prose_fields = ("answer",)
    card_kind = "Question"

    class Meta(SectionItem.Meta):
        verbose_name = "FAQ"


class RedFlagQuerySet(PublishableQuerySet["RedFlag"]):
    def emergencies(self, at: datetime) -> "RedFlagQuerySet":
        """The signs of the safety card, which every visitor sees alike, drafts or not."""
        return self.published(at).filter(level=RedFlag.Level.EMERGENCY, on_safety_card=True)


class RedFlag(Publishable, Cited):
    """A sign that means: get checked, ask first, or do not stretch."""

    class Level(models.TextChoices):
        EMERGENCY = "emergency", "Emergency"
        URGENT = "urgent", "Urgent"
        GP = "gp", "See a GP"
        NOT_TODAY = "not_today", "Do not stretch today"
        ASK_FIRST = "ask_first", "Ask first"

    level = models.CharField(
        max_length=9, choices=Level, help_text="How soon the reader needs help. It decides the card."
    )
    on_safety_card = models.BooleanField(
        default=False,
        help_text="Emergencies only: tick the few main signs. They stand on the red card of every stretch.",
    )
    advice = models.TextField(
        blank=True, help_text="What this sign means or what to do about it, if that needs saying. Markdown."
    )

    readers_name = "When to get help"
    prose_fields = ("advice",)
    safety_fields = ("title", "level", "on_safety_card", "advice")

    class Meta(Publishable.Meta):
        constraints: ClassVar = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="guide_redflag_card_is_for_emergencies",
                condition=Q(on_safety_card=False) | Q(level="emergency"),
                violation_error_message="Only emergencies stand on the safety card.",
            ),
        ]

    objects: ClassVar = RedFlagQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("help", fragment=self.anchor)

    def also_in(self) -> list[str]:
        return ["It is on the red safety card that readers see on many pages."] if self.on_safety_card else []

    def field_errors(self) -> dict[str, str]:
        if self.on_safety_card and self.level != self.Level.EMERGENCY:
            return super().field_errors() | {"on_safety_card": "Only emergencies stand on the safety card."}
        return super().field_errors()
