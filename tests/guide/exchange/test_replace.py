"""Wrong items, and what the database then still holds."""

import pytest
from django.db import IntegrityError, transaction

from guide.exchange import replace as module
from guide.exchange.folder import ContentError, read
from guide.exchange.replace import replace
from guide.models import Reference, Tip
from stretches.models import Stretch
from tests.factories import make_reference, make_stretch, make_user
from tests.guide.exchange.folders import export, guide, reference, section, tip, write_folder

pytestmark = pytest.mark.django_db


def take_in(folder):
    with transaction.atomic():
        return replace(read(folder), "A test.")


def refused(tmp_path, **files):
    """What is told of files that are wrong, in a database that must stay as it is."""
    make_reference(key="mine-2020")
    with pytest.raises(ContentError) as caught:
        take_in(write_folder(tmp_path, **files))
    assert Reference.objects.get().key == "mine-2020"
    return list(caught.value.problems)


TIP = {"guide": [guide(), section()]}
PREFIX = "tips.json, item 1 “Walk”: "


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"order": "many"}, "order: “many” value must be an integer."),
        ({"order": "10"}, "order: '10' is no value for this field."),
        ({"order": 10.7}, "order: 10.7 is no value for this field."),
        ({"order": float("inf")}, "order: inf is no value for this field."),
        ({"order": None}, "order: This field cannot be null."),
        ({"order": -1}, "order: Ensure this value is greater than or equal to 0."),
        ({"order": 10**30}, "order: Ensure this value is less than or equal to "),
        ({"why": ["a"]}, "why: ['a'] is no value for this field."),
        ({"why": ""}, "why: This field cannot be blank."),
        ({"slug": "Not a slug"}, "slug: Enter a valid “slug”"),
        ({"status": "gone"}, "status: Value 'gone' is not a valid choice."),
        ({"permanent_id": "aeiou"}, "permanent_id: Enter a valid value."),
        ({"publish_at": "tomorrow"}, "publish_at: “tomorrow” value has an invalid format."),
        ({"publish_at": 5}, "publish_at: 5 is no value for this field."),
        ({"publish_at": "2026-01-01T00:00:00"}, "publish_at: Say in which time zone, such as 2026-11-22T09:00:00Z."),
        ({"reviewed_on": "2026-01-01"}, "reviewed_by: Say who reviewed it, or clear the reviewed date."),
        ({"review_state": "reviewed"}, "A reviewed text has the date of its review."),
        ({"reviewed_by": ["nobody"]}, "reviewed_by: There is no user “nobody” here. Add one first."),
        ({"section": ["22222222"]}, "section: No section of the files is called “22222222”."),
        ({"section": None}, 'section: Write a key as a list with one text, such as ["mat"].'),
        ({"section": [["bcdfghjk"]]}, 'section: Write a key as a list with one text, such as ["mat"].'),
        ({"section": "bcdfghjk"}, 'section: Write a key as a list with one text, such as ["mat"].'),
        ({"references": [["b-2020"]]}, "references: No reference of the files is called “b-2020”."),
        ({"references": [["a-2020"], ["a-2020"]]}, "references: “a-2020” stands twice."),
        ({"references": "a-2020"}, 'references: Write a list of keys, such as [["mat"], ["strap"]].'),
        ({"section_id": 1}, "section_id: There is no such field. The fields are permanent_id, title, slug, "),
        ({"id": 1}, "id: There is no such field."),
    ],
)
def test_replace_refuses_a_field(tmp_path, fields, problem):
    (told,) = refused(tmp_path, **TIP, references=[reference()], tips=[tip(**fields)])

    assert told.startswith(PREFIX + problem)


@pytest.mark.parametrize("name", ["permanent_id", "slug", "section"])
def test_replace_refuses_an_item_without(tmp_path, name):
    record = tip()
    del record["fields"][name]

    assert refused(tmp_path, **TIP, tips=[record]) == [f"{PREFIX}{name}: It is missing."]


def test_replace_takes_an_item_of_an_older_release(tmp_path):
    take_in(write_folder(tmp_path, **TIP, tips=[tip()]))

    assert Tip.objects.get().unpublish_at is None


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        ({"slug": "other"}, "permanent_id: “kmnpqrst” is taken by tips.json, item 1 “Walk”."),
        ({"permanent_id": "22222222"}, "slug: “walk” is taken by tips.json, item 1 “Walk”."),
    ],
)
def test_replace_refuses_twins(tmp_path, second, problem):
    told = refused(tmp_path, **TIP, tips=[tip(), tip(title="Sit", **second)])

    assert told == [f"tips.json, item 2 “Sit”: {problem}"]


@pytest.mark.parametrize("kind", ["guide.faq", "guide.nonsense", "auth.user", "guide.version"])
def test_replace_refuses_a_model_that_does_not_belong(tmp_path, kind):
    (told,) = refused(tmp_path, tips=[{"model": kind, "fields": {}}])

    assert told == f"tips.json, item 1: “{kind}” does not belong in this file. It must be guide.tip."


def test_replace_refuses_a_new_stretch_that_is_easier_than_itself(tmp_path):
    make_stretch(permanent_id="22222222", title="Bend", slug="bend")
    export(tmp_path)
    text = (tmp_path / "stretches.json").read_text()
    text = text.replace("22222222", "33333333").replace('"easier_stretch": null', '"easier_stretch": ["33333333"]')
    (tmp_path / "stretches.json").write_text(text)

    with pytest.raises(ContentError, match=r"item 1 “Bend”: easier_stretch: Choose another stretch than this one."):
        take_in(tmp_path)


def test_replace_tells_all_that_is_wrong(tmp_path):
    told = refused(tmp_path, **TIP, tips=[tip(order="x", status=5)], kit=[{"model": "stretches.kit", "fields": {}}])

    # What is missing is told before the values are looked at.
    assert told == ["kit.json, item 1: slug: It is missing."]


def test_replace_passes_on_what_only_the_database_refuses(tmp_path, monkeypatch):
    def refuse(rows):
        raise IntegrityError("a rule that no model knows")

    monkeypatch.setattr(module, "_put_in", refuse)

    with pytest.raises(IntegrityError, match="a rule that no model knows"):
        take_in(write_folder(tmp_path))


def test_replace_links_new_stretches_with_each_other(tmp_path):
    first, second = make_stretch(slug="first"), make_stretch(slug="second")
    Stretch.objects.filter(pk=first.pk).update(harder_stretch=second)
    Stretch.objects.filter(pk=second.pk).update(easier_stretch=first)
    export(tmp_path)
    Stretch.objects.update(harder_stretch=None, easier_stretch=None)
    Stretch.objects.all().delete()

    take_in(tmp_path)

    assert Stretch.objects.get(slug="first").harder_stretch.slug == "second"
    assert Stretch.objects.get(slug="second").easier_stretch.slug == "first"


def test_replace_lets_two_texts_swap_their_slugs(tmp_path):
    take_in(write_folder(tmp_path, **TIP, tips=[tip(), tip(permanent_id="22222222", slug="sit")]))
    ids = dict(Tip.objects.values_list("permanent_id", "pk"))

    take_in(write_folder(tmp_path, **TIP, tips=[tip(slug="sit"), tip(permanent_id="22222222")]))

    assert dict(Tip.objects.values_list("permanent_id", "slug")) == {"kmnpqrst": "sit", "22222222": "walk"}
    assert dict(Tip.objects.values_list("permanent_id", "pk")) == ids


def test_replace_finds_the_reviewers_by_their_names(tmp_path):
    make_user(username="anna")
    review = {"reviewed_by": ["anna"], "reviewed_on": "2026-01-01"}
    tips = [tip(**review), tip(permanent_id="22222222", slug="sit", **review)]

    take_in(write_folder(tmp_path, **TIP, tips=tips))

    assert set(Tip.objects.values_list("reviewed_by__username", flat=True)) == {"anna"}
