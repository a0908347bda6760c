"""The rows of the guide: their addresses, names, and what the database refuses to do to them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model, ProtectedError

from guide.models import FAQ, Benefit, Guide, RedFlag, Reference, Section, Tip
from stretches.models import Mistake, Stretch
from tests.factories import (
    FUTURE,
    NOW,
    make_benefit,
    make_faq,
    make_flag,
    make_guide,
    make_mistake,
    make_reference,
    make_section,
    make_stretch,
    make_tip,
    make_user,
)

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("row", "address"),
    [
        (Guide(slug="lower-back"), "/"),
        (Section(slug="warm-up"), "/#warm-up"),
        (Benefit(slug="reach"), "/#benefit-reach"),
        (Tip(slug="walk"), "/#tip-walk"),
        (FAQ(slug="how-long"), "/#faq-how-long"),
        (Mistake(slug="bouncing"), "/#mistake-bouncing"),
        (Stretch(slug="seated"), "/stretches/seated/"),
        (RedFlag(slug="both-legs"), "/when-to-get-help/#redflag-both-legs"),
        (Reference(number=7), "/sources/#reference-7"),
    ],
)
def test_get_absolute_url(row: Any, address: str) -> None:
    assert row.get_absolute_url() == address


@pytest.mark.parametrize(
    ("row", "anchor"),
    [
        (Section(slug="warm-up"), "warm-up"),
        (Benefit(slug="reach"), "benefit-reach"),
        (Tip(slug="walk"), "tip-walk"),
        (FAQ(slug="how-long"), "faq-how-long"),
        (Mistake(slug="bouncing"), "mistake-bouncing"),
        (Stretch(slug="seated"), "stretch-seated"),
        (RedFlag(slug="both-legs"), "redflag-both-legs"),
        (Reference(number=7), "reference-7"),
    ],
)
def test_anchor(row: Any, anchor: str) -> None:
    assert row.anchor == anchor


@pytest.mark.parametrize("kind", [Guide, Section, Benefit, Tip, FAQ, RedFlag, Mistake, Stretch])
def test_str_is_the_title(kind: type[Model]) -> None:
    assert str(kind(title="Walk a little")) == "Walk a little"


def test_str_of_a_reference_is_its_mark_and_key() -> None:
    assert str(Reference(number=7, key="nice-2020", title="Back pain")) == "[7] nice-2020"


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"doi": "10.1186/1234", "link": "https://journal.example/1234"}, "https://doi.org/10.1186/1234"),
        ({"doi": "10.1186/1234"}, "https://doi.org/10.1186/1234"),
        ({"link": "https://www.nhs.uk/back-pain"}, "https://www.nhs.uk/back-pain"),
        ({}, ""),
    ],
)
def test_reference_address_prefers_the_doi(values: dict[str, str], address: str) -> None:
    assert Reference(**values).address == address


@pytest.mark.django_db
def test_reference_natural_key_finds_the_row() -> None:
    reference = make_reference(key="nice-2020")
    make_reference(key="bmj-2019")

    assert reference.natural_key() == ("nice-2020",)
    assert Reference.objects.get_by_natural_key("nice-2020") == reference


@pytest.mark.django_db
def test_references_come_by_number() -> None:
    ten, nine = make_reference(number=10, key="a"), make_reference(number=9, key="b")

    assert list(Reference.objects.all()) == [nine, ten]


@pytest.mark.django_db
def test_constraint_reference_number_from_one() -> None:
    make_reference(number=1)

    with pytest.raises(IntegrityError, match="guide_reference_number_from_one"):
        Reference.objects.update(number=0)


@pytest.mark.django_db
def test_reference_number_zero_is_refused_at_its_field() -> None:
    with pytest.raises(ValidationError) as error:
        Reference(key="nice-2020", number=0, title="Back pain").full_clean()

    assert "number" in error.value.message_dict


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "value"), [("number", 7), ("key", "nice-2020")])
def test_reference_is_unique_by(name: str, value: Any) -> None:
    make_reference(**{name: value})

    with pytest.raises(IntegrityError, match=f"guide_reference.{name}"):
        make_reference(**{name: value})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make",
    [make_guide, make_section, make_benefit, make_tip, make_faq, make_flag, make_mistake, make_stretch],
)
def test_reviewer_of_a_text_cannot_be_deleted(make: Make) -> None:
    user = make_user()
    make(reviewed_by=user)

    with pytest.raises(ProtectedError):
        user.delete()


@pytest.mark.django_db
def test_user_without_a_review_can_be_deleted() -> None:
    make_tip(reviewed_by=make_user())
    other = make_user(username="other")

    deleted, _ = other.delete()

    assert deleted == 1


@pytest.mark.django_db
def test_guide_with_sections_cannot_be_deleted() -> None:
    guide = make_guide()
    make_section(guide=guide)

    with pytest.raises(ProtectedError):
        guide.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_benefit, make_tip, make_faq, make_mistake, make_stretch])
def test_section_with_items_cannot_be_deleted(make: Make) -> None:
    section = make_section()
    make(section=section)

    with pytest.raises(ProtectedError):
        section.delete()


@pytest.mark.django_db
def test_emergencies_come_in_order() -> None:
    later, first = make_flag(order=20), make_flag(order=10)

    assert list(RedFlag.objects.emergencies(NOW)) == [first, later]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"on_safety_card": False},
        {"level": "urgent"},
        {"level": "gp"},
        {"level": "not_today"},
        {"level": "ask_first"},
        {"status": "draft"},
        {"publish_at": FUTURE},
    ],
)
def test_emergencies_leave_out(changes: dict[str, Any]) -> None:
    make_flag(**changes)

    assert list(RedFlag.objects.emergencies(NOW)) == []


@pytest.mark.django_db
def test_emergencies_appear_at_their_moment() -> None:
    flag = make_flag(publish_at=FUTURE)

    assert list(RedFlag.objects.emergencies(FUTURE)) == [flag]


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["references", "dates", "start", "contents", "emergency", "main-content", "x-heading"])
def test_section_takes_no_anchor_of_the_page(slug: str) -> None:
    section = make_section(slug="free")
    section.slug = slug

    with pytest.raises(ValidationError) as refusal:
        section.full_clean()
    with pytest.raises(IntegrityError, match="guide_section_anchor_is_free"):
        section.save()

    assert refusal.value.message_dict == {"slug": ["Choose another: the page of the article uses this one itself."]}


@pytest.mark.django_db
def test_safety_card_is_for_emergencies() -> None:
    flag = make_flag(level="urgent")
    flag.on_safety_card = True

    with pytest.raises(ValidationError) as refusal:
        flag.full_clean()
    with pytest.raises(IntegrityError, match="guide_redflag_card_is_for_emergencies"):
        flag.save()

    assert refusal.value.message_dict == {"on_safety_card": ["Only emergencies stand on the safety card."]}
