"""A morning at the desk, always the same one: what the pictures of docs/editors.md show."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth.models import User
from django.db.models import Model

from guide.accounts import create_groups
from guide.models import FAQ, Benefit, Tip
from guide.review import lay_review, signed_off
from guide.snapshot import snapshot
from guide.versions import Version
from stretches.models import Stretch
from tests.factories import make_user

NOW = datetime(2026, 11, 30, 9, 40, tzinfo=UTC)
REVIEWED = date(2026, 11, 23)


@dataclass(frozen=True)
class Story:
    """The accounts are called by what their owners do: none of them is a person."""

    editor: User
    colleague: User
    reviewer: User
    # Handed to the reviewer as a draft change, after a review.
    walk: Tip
    # With a draft change that goes live by itself.
    heat: Tip
    stretch: Stretch


def tell() -> Story:
    """Takes the content that comes with the project, and lets three people work on it."""
    create_groups()
    story = Story(
        editor=make_user("Editor", username="editor", password="three random words"),
        colleague=make_user("Editor", username="colleague", password="three random words"),
        reviewer=make_user("Reviewer", username="reviewer", password="three random words"),
        walk=Tip.objects.get(slug="keep-moving"),
        heat=Tip.objects.get(slug="heat-or-cold"),
        stretch=Stretch.objects.get(slug="lying-hamstring-stretch"),
    )
    Version.objects.update(made_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    _review(story)
    _draft(story)
    _change_the_stretch(story)
    FAQ.objects.filter(slug="other-stretches").update(publish_at=datetime(2026, 12, 7, 6, 0, tzinfo=UTC))
    return story


def _review(story: Story) -> None:
    lay_review(story.walk, signed_off(story.reviewer, REVIEWED, date(2027, 1, 18)))
    story.walk.save()
    _keep(story.walk, story.reviewer, datetime(2026, 11, 23, 15, 5, tzinfo=UTC), "Signed off.")
    waiting = FAQ.objects.get(slug="how-soon")
    waiting.review_state = "ready"
    waiting.changed_on = datetime(2026, 11, 26, 14, 20, tzinfo=UTC)
    waiting.save()
    changed = Benefit.objects.get(slug="more-flexibility")
    lay_review(changed, signed_off(story.reviewer, REVIEWED, date(2027, 11, 23)) | {"review_state": "changed"})
    changed.changed_on = datetime(2026, 11, 27, 10, 15, tzinfo=UTC)
    changed.save()


def _draft(story: Story) -> None:
    heat = snapshot(story.heat)
    heat[0]["fields"]["what_to_do"] += "\n\nTake heat off after 20 minutes."
    moment, live = datetime(2026, 11, 27, 16, 30, tzinfo=UTC), datetime(2026, 12, 2, 6, 0, tzinfo=UTC)
    _keep(story.heat, story.editor, moment, "Says how long.", state="pending", data=heat, publish_at=live)
    walk = snapshot(story.walk)
    walk[0]["fields"]["what_to_do"] = (
        "Go for short walks, and stretch now and then. Try swimming or cycling, which are low-impact (gentle on your "
        "joints). Get up at least once an hour."
    )
    walk[0]["fields"]["review_state"] = "ready"
    moment = datetime(2026, 11, 30, 8, 55, tzinfo=UTC)
    _keep(story.walk, story.editor, moment, "Says how often to get up.", state="pending", data=walk)


def _change_the_stretch(story: Story) -> None:
    step = story.stretch.steps.get(title="Straighten slowly")
    step.text = step.text.replace("slowly", "bit by bit")
    step.title = "Straighten bit by bit"
    step.save()
    _keep(story.stretch, story.colleague, datetime(2026, 11, 24, 11, 10, tzinfo=UTC), "Clearer than “slowly”.")
    story.stretch.summary = "You lie on your back and lift one leg with a strap. Your back rests all the time."
    story.stretch.save()
    _keep(story.stretch, story.editor, datetime(2026, 11, 27, 9, 25, tzinfo=UTC), "Says that the back rests.")


def _keep(content: Model, by: User, at: datetime, why: str, **options: object) -> None:
    version = Version.objects.record(content, by=by, why=why, **options)
    Version.objects.filter(pk=version.pk).update(made_at=at)
