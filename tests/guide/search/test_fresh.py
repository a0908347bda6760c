"""The search knows of everything that is written, however it is, and of nothing that was taken back."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from guide.models import Section, Synonym, Tip
from guide.publishing import Visitor
from guide.reverting import bring_back, go_back
from guide.schedule import publish_due
from guide.search import search
from guide.snapshot import snapshot
from guide.versions import Version
from stretches.models import Step, Stretch
from tests.factories import (
    NOW,
    PAST,
    make_guide,
    make_section,
    make_step,
    make_stretch,
    make_synonym,
    make_tip,
    make_user,
)  # fmt: skip
from tests.guide.exchange.folders import change, write_folder

pytestmark = [pytest.mark.usefixtures("either_database"), pytest.mark.django_db]


def found(text: str, user: Visitor | None = None, at: datetime = NOW) -> list[str]:
    """The titles of what is found; by then the index has seen what was there before."""
    return [str(hit.content) for hit in search(text, user or AnonymousUser(), at).hits]


def test_saved_text_is_found_by_its_words_of_now() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog") == ["Walk the dog"]

    tip.title, tip.why = "Stroke the cat", "It purrs."
    tip.save()

    assert found("dog") == []
    assert found("purr") == found("cat") == ["Stroke the cat"]


def test_deleted_text_is_not_found() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")

    tip.delete()

    assert found("dog") == []


def test_rows_written_past_the_models_are_found() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")

    Tip.objects.filter(pk=tip.pk).update(title="Stroke the cat")
    assert found("cat") == ["Stroke the cat"]
    Tip.objects.bulk_create(
        [Tip(section=tip.section, title="Feed the fish", slug="f", status="published", publish_at=PAST)]
    )
    assert found("fish") == ["Feed the fish"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE guide_tip SET title = 'Ride the horse' WHERE slug = 'f'")
    assert found("horse") == ["Ride the horse"]
    Tip.objects.filter(slug="f")._raw_delete("default")
    assert found("horse") == []


def test_fixture_is_found(tmp_path: Path) -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")
    record = snapshot(tip)
    record[0]["fields"]["title"] = "Stroke the cat"
    (tmp_path / "tip.json").write_text(json.dumps(record))

    call_command("loaddata", tmp_path / "tip.json", over_existing_content=True, verbosity=0)

    assert found("cat") == ["Stroke the cat"]
    assert found("dog") == []


def test_import_is_found(tmp_path: Path) -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")
    guide, section, record = (snapshot(row)[0] for row in (tip.section.guide, tip.section, tip))
    folder = write_folder(tmp_path, guide=[guide, section], tips=[record])
    change(folder, "tips.json", 1, title="Stroke the cat")

    call_command("import_content", folder, verbosity=0)

    assert found("cat") == ["Stroke the cat"]
    assert found("dog") == []


def test_dates_count_without_a_save() -> None:
    make_tip(title="Walk the dog", publish_at=NOW, unpublish_at=NOW + timedelta(days=1))

    assert found("dog", at=NOW - timedelta(seconds=1)) == []
    assert found("dog", at=NOW) == ["Walk the dog"]
    assert found("dog", at=NOW + timedelta(days=1)) == []


def test_draft_is_found_by_staff_alone() -> None:
    tip = make_tip(title="Walk the dog", status="draft", publish_at=PAST)
    staff = make_user()

    assert found("dog") == []
    assert found("dog", staff) == ["Walk the dog"]
    Tip.objects.filter(pk=tip.pk).update(status="published")
    assert found("dog") == ["Walk the dog"]
    Tip.objects.filter(pk=tip.pk).update(status="withdrawn")
    assert found("dog") == found("dog", staff) == []


def test_text_in_a_hidden_section_is_not_found() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")

    Section.objects.filter(pk=tip.section_id).update(status="withdrawn")

    assert found("dog") == []


def test_text_of_a_guide_without_a_page_is_not_found() -> None:
    make_guide(order=1)
    other = make_guide(order=2, title="A guide for dogs")

    make_tip(title="Walk the dog", section=make_section(guide=other, title="All dogs"))

    assert found("dog") == []


def test_draft_change_is_found_once_it_is_live() -> None:
    tip = make_tip(title="Walk the dog")
    data = snapshot(tip)
    data[0]["fields"]["title"] = "Stroke the cat"
    moment = timezone.now() - timedelta(minutes=1)
    Version.objects.record(tip, state="pending", data=data, publish_at=moment)
    assert found("cat", make_user()) == []

    publish_due()

    assert found("cat") == ["Stroke the cat"]


def test_earlier_version_that_comes_back_is_found() -> None:
    tip = make_tip(title="Walk the dog")
    first = Version.objects.record(tip)
    tip.title = "Stroke the cat"
    tip.save()
    assert found("dog") == []

    go_back(tip, first, None)

    assert found("dog") == ["Walk the dog"]


def test_deleted_text_that_comes_back_is_found_by_staff() -> None:
    tip = make_tip(title="Walk the dog")
    last = Version.objects.record(tip, state="deleted")
    tip.delete()
    assert found("dog", make_user()) == []

    bring_back(last, None)

    assert found("dog", make_user()) == ["Walk the dog"]
    assert found("dog") == []


def test_change_that_is_rolled_back_leaves_no_trace() -> None:
    tip = make_tip(title="Walk the dog")
    assert found("dog")

    with transaction.atomic():
        Tip.objects.filter(pk=tip.pk).update(title="Stroke the cat")
        assert found("cat") == ["Stroke the cat"]
        transaction.set_rollback(True)

    assert found("cat") == []
    assert found("dog") == ["Walk the dog"]


def test_part_is_found_and_leads_to_its_place() -> None:
    stretch = make_stretch(title="Lying stretch", slug="lying")
    step = make_step(stretch=stretch, title="Raise the anchor")

    text, part = search("anchor", AnonymousUser(), NOW).hits

    assert (text.content, part.content, part.kind) == (stretch, step, "Step")
    assert part.url == f"/stretches/lying/#step-{step.permanent_id}"
    Step.objects.update(title="Lower the flag")
    assert found("anchor") == []
    assert found("flag") == ["Lying stretch", "Lower the flag"]
    Step.objects.all().delete()
    assert found("flag") == []


def test_text_is_found_by_the_words_of_its_parts_too() -> None:
    make_step(stretch=make_stretch(title="Lying stretch"), title="Raise the anchor", text="Slowly.")
    other = make_stretch(title="Standing stretch")
    assert found("stretch anchor slowly")[0] == "Lying stretch"

    Step.objects.update(stretch=other)

    assert found("stretch anchor slowly")[0] == "Standing stretch"


def test_part_of_a_hidden_text_is_not_found() -> None:
    make_step(title="Raise the anchor")
    assert found("anchor")

    Stretch.objects.update(status="draft")

    assert found("anchor") == []
    assert "Raise the anchor" in found("anchor", make_user())


def test_synonym_counts_at_once() -> None:
    make_tip(title="Walk the dog")
    assert found("pooch") == []

    synonym = make_synonym(typed="pooch, hound", meant="dog")

    assert found("pooch") == found("hounds") == ["Walk the dog"]
    Synonym.objects.filter(pk=synonym.pk).update(typed="mutt")
    assert found("pooch") == []
    assert found("mutt") == ["Walk the dog"]
    synonym.delete()
    assert found("mutt") == []
