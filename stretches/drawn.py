"""What has pictures: the person who is drawn in them."""

from django.db import models


class Person(models.TextChoices):
    """Who is drawn; the colours and shapes of each are in ``stretches/figures/people.py``."""

    SHORT_HAIR = "a", "Short hair, green top"
    SCARF = "b", "Headscarf, yellow top"
    TIED_HAIR = "c", "Grey tied hair, heavier build, blue top"


class Drawn(models.Model):
    person = models.CharField(
        max_length=1, choices=Person, default=Person.SHORT_HAIR, help_text="Who is drawn in the pictures."
    )

    class Meta:
        abstract = True
