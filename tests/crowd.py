"""A guide with more in it than anybody will write, to measure the search on: made up, and the same each time."""

import random
from io import StringIO

from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.utils import timezone

from guide.models import FAQ, Section
from guide.search import search
from stretches.models import Step, Stretch

STRETCHES, QUESTIONS = 10_000, 100_000
# What a guide like this says all the time, besides words of its own.
COMMON = """
    hamstring stretch back pain leg muscle hold gentle knee hip lower slowly bend move feel hurt sore week day exercise
    walk sit stand lie breathe posture chair floor wall strap towel morning night sleep sciatica nerve strain injury
"""
SYLLABLES = "ba ce di fo gu ha le mi no pu ra se ti vo wu ka lo me ny pa ro su ta ve zi"


class Writer:
    """Writes texts whose words are as common as those of a language: few all the time, most hardly ever."""

    def __init__(self) -> None:
        self.chance = random.Random(7)
        self.common, syllables = COMMON.split(), SYLLABLES.split()
        self.rare = ["".join(self.chance.choices(syllables, k=self.chance.randint(2, 4))) for _ in range(30_000)]

    def text(self, length: int) -> str:
        return " ".join(self._word() for _ in range(length)).capitalize()

    def _word(self) -> str:
        words, power = (self.common, 2) if self.chance.random() < 0.6 else (self.rare, 3)
        return words[int(self.chance.random() ** power * len(words))]


def fill(stretches: int = STRETCHES, questions: int = QUESTIONS) -> None:
    """Put them beside the content that comes with the project, into a database without any."""
    call_command("load_content", verbosity=0, stdout=StringIO())
    write = Writer()
    section = Section.objects.get(slug="stretches")
    like = Stretch.objects.get(slug="lying-hamstring-stretch")
    fields = {
        field.name: getattr(like, field.name)
        for field in Stretch._meta.concrete_fields
        if field.name not in ("id", "permanent_id", "slug", "title", "order", "easier_stretch", "harder_stretch")
    }
    made = Stretch.objects.bulk_create(
        (
            Stretch(**fields | {"summary": write.text(15), "feel": write.text(40), "easier": write.text(30)},
                    title=write.text(5), slug=f"stretch-{number}", order=100)
            for number in range(stretches)
        ),
        batch_size=1000,
    )  # fmt: skip
    Step.objects.bulk_create(
        (Step(stretch=each, phase="hold", title=write.text(3), text=write.text(15)) for each in made for _ in range(3)),
        batch_size=1000,
    )
    shown = {"section": section, "status": "published", "publish_at": like.publish_at, "changed_on": like.changed_on}
    FAQ.objects.bulk_create(
        (
            FAQ(**shown, title=f"{write.text(8)}?", slug=f"question-{number}", answer=write.text(45), order=100)
            for number in range(questions)
        ),
        batch_size=1000,
    )


def first_page(question: str) -> list[object]:
    """Ask, and have the words marked of as much as a page shows."""
    found = search(question, AnonymousUser(), timezone.now()).hits[:10]
    return [(hit.url, hit.title, hit.excerpt) for hit in found]
