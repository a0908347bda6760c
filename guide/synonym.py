"""The words that readers use for what the guide calls by another name."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from guide.publishing import Identified, IdentifiedQuerySet

# Of one entry. Each phrase makes a search look for more, so entries stay small.
MOST_PHRASES = 40
LONGEST_PHRASE = 60


def phrases(text: str) -> list[str]:
    """What stands between the commas or on the lines of a field."""
    return [phrase for part in text.replace("\n", ",").split(",") if (phrase := " ".join(part.split()))]


class Synonym(Identified):
    """Who types one of these phrases is shown what has the others too."""

    typed = models.TextField(
        "what readers type", help_text="Words or phrases with commas between them, such as: tummy, belly, pot belly."
    )
    meant = models.TextField(
        "what the guide says",
        help_text="The words of our texts for it, with commas between them, such as: core, weight.",
    )

    objects: ClassVar = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["typed", "pk"]

    def __str__(self) -> str:
        said = ", ".join(phrases(self.typed))
        return said if len(said) <= 80 else f"{said[:79]}…"

    def clean(self) -> None:
        super().clean()
        errors = {name: sentence for name in ("typed", "meant") if (sentence := _fault(getattr(self, name)))}
        if errors:
            raise ValidationError(errors)


def _fault(text: str) -> str:
    said = phrases(text)
    if not any(letter.isalnum() for letter in text):
        return "Write at least one word."
    if len(said) > MOST_PHRASES:
        return f"These are {len(said)} phrases. Keep {MOST_PHRASES} at most, and make another entry of the rest."
    long = next((phrase for phrase in said if len(phrase) > LONGEST_PHRASE), "")
    return f"“{long[:LONGEST_PHRASE]}…” is too long. A phrase has {LONGEST_PHRASE} letters at most." if long else ""
