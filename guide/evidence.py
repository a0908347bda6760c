"""How claims stay honest: each says how good its proof is and where that proof can be read."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from guide.markdown import cited_keys

if TYPE_CHECKING:
    from guide.models import Reference


class Evidence(models.TextChoices):
    SUPPORTED = "supported", "Supported"
    MIXED = "mixed", "Mixed"
    NOT_SHOWN = "not_shown", "Not shown"
    ADVICE = "advice", "Advice"


class Cited(models.Model):
    """Content that names its sources.

    Writing ``[@key]`` in a text puts the mark of that reference there. The marks of the
    references that no text places stand together at the end of the item or beside its heading.
    """

    references = models.ManyToManyField(
        "guide.Reference",
        blank=True,
        help_text="What this text rests on. Write [@key] in the text to place a mark in a sentence.",
    )

    # The Markdown fields in which a mark can be placed.
    prose_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def placed_keys(self) -> set[str]:
        """The keys that the texts place with ``[@key]``."""
        return {key for name in self.prose_fields for key in cited_keys(getattr(self, name))}

    @property
    def unplaced_references(self) -> "list[Reference]":
        """The references without a place in the text, by number."""
        placed = self.placed_keys
        unplaced = [reference for reference in self.references.all() if reference.key not in placed]
        return sorted(unplaced, key=lambda reference: reference.number)


class Claim(Cited):
    """Cited content that says something is so: it also grades its proof."""

    evidence = models.CharField(
        max_length=9,
        choices=Evidence,
        default=Evidence.ADVICE,
        help_text=(
            "Supported: good studies agree. Mixed: studies are weak or disagree. "
            "Not shown: studies looked and did not find it. Advice: sensible, but little tested."
        ),
    )

    class Meta:
        abstract = True
