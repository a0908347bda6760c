"""What is known of the links to other sites: `manage.py checklinks` writes it, the desk reads it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

# Characters of an address that can be checked. Browsers and servers take few that are longer.
LONGEST_ADDRESS = 2000


class OutsideLink(models.Model):
    """An address of another site that a text or a reference links to, and what came when it was last asked."""

    class Outcome(models.TextChoices):
        NOT_ASKED = "not-asked", "Not asked yet"
        WELL = "well", "Answers"
        UNCLEAR = "unclear", "Open it by hand"
        BROKEN = "broken", "Broken"

    address = models.CharField(
        max_length=LONGEST_ADDRESS, unique=True, help_text="The address without what stands after #."
    )
    first_seen = models.DateTimeField(default=timezone.now, help_text="When a text was first found to use it.")
    checked_at = models.DateTimeField(null=True, blank=True, help_text="When it was last asked.")
    outcome = models.CharField(
        max_length=9, choices=Outcome, default=Outcome.NOT_ASKED, help_text="Whether readers get there."
    )
    status = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The status of the answer, such as 404. Empty if none came."
    )
    error = models.CharField(max_length=200, blank=True, help_text="What was wrong, in a sentence.")

    class Meta:
        ordering: ClassVar = ["address"]
        # Nobody writes these by hand.
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return self.address
