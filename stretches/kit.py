"""The things that stretches need."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class KitQuerySet(models.QuerySet["Kit"]):
    def get_by_natural_key(self, slug: str) -> "Kit":
        return self.get(slug=slug)


class Kit(models.Model):
    """Something a stretch needs: a mat, a strap, a wall."""

    slug = models.SlugField(unique=True, help_text="The name in the address of the filtered library.")
    name = models.CharField(max_length=40, help_text="As readers see it, such as: Strap or towel.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Lower numbers come first.")

    objects: ClassVar = KitQuerySet.as_manager()

    # Stands in addresses for stretches that need nothing.
    NONE = "none"

    class Meta:
        ordering: ClassVar = ["order", "slug"]
        verbose_name_plural = "kit"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="stretches_kit_slug_not_none",
                condition=~Q(slug="none"),
                violation_error_message="Choose another slug: “none” stands for no kit at all.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
