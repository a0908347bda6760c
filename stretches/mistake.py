"""The mistakes that many stretches share."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guide.evidence import Cited
from guide.models import SectionItem
from stretches.drawn import Drawn
from stretches.pose_field import PoseField


class Mistake(SectionItem, Cited, Drawn):
    """Something that makes stretching sore or unsafe, and what to do instead."""

    why = models.TextField("why it is a mistake", help_text="What can go wrong. Markdown.")
    instead = models.TextField("what to do instead", help_text="Start with a verb. Markdown.")
    wrong_pose = PoseField(help_text="The picture of the mistake, if there is one.")
    wrong_caption = models.CharField(max_length=80, blank=True, help_text="Readers see it after “Not this.”")
    right_pose = PoseField(help_text="The picture of doing it well, if there is one.")
    right_caption = models.CharField(max_length=80, blank=True, help_text="Readers see it after “Do this.”")

    readers_name = "Common mistake"
    article_template = "stretches/_mistakes.html"
    shared_template = "stretches/_shapes.html"
    article_prefetch = ("references",)
    prose_fields = ("why", "instead")

    class Meta(SectionItem.Meta):
        constraints: ClassVar = [
            *SectionItem.Meta.constraints,
            models.CheckConstraint(
                name="stretches_mistake_pictures_in_pairs",
                condition=Q(wrong_pose__isnull=True, right_pose__isnull=True)
                | Q(wrong_pose__isnull=False, right_pose__isnull=False),
                violation_error_message="Choose both pictures or neither.",
            ),
        ]

    def field_errors(self) -> dict[str, str]:
        if (self.wrong_pose is None) == (self.right_pose is None):
            return super().field_errors()
        missing = "wrong_pose" if self.wrong_pose is None else "right_pose"
        return super().field_errors() | {missing: "Draw this picture too, or clear the other."}
