"""Odd requests to the desk: each gets an answer that says what is wrong, and none changes anything by mistake."""

from itertools import combinations
from typing import Any

import pytest
from django.db.models import TextField
from django.test import Client
from pytest_django.asserts import assertContains

from guide.content import content_models
from guide.models import FAQ, Benefit, Guide, RedFlag, Section, Tip
from guide.versions import Version
from stretches.models import Mistake, Step, Stretch
from tests.factories import make_section, make_step, make_stretch, make_tip
from tests.guide.forms import fields_of, post_of

pytestmark = pytest.mark.django_db

HUGE = "9" * 30
LIST = "/admin/guide/tip/"
ADD = f"{LIST}add/"
FORM = f"{LIST}5/change/"
STEP = {"title": "Breathe", "text": "Out.", "phase": "hold", "order": "30", "id": ""}

# What is typed into the address bar, by the status of the answer.
ADDRESSES = {
    200: (
        f"{LIST}?p=x", f"{LIST}?p=-1", f"{LIST}?p={HUGE}", f"{LIST}?o=1.x.99", f"{LIST}?o=-{HUGE}", f"{LIST}?e=1",
        f"{LIST}?q=%00", f"{LIST}?q=%22%27%5C", f"{LIST}?q=%ED%A0%80", f"{LIST}?q={'a%20' * 900}",
        f"{LIST}?status__exact=x", f"{LIST}?status__exact=%00", f"{LIST}?section__id__exact={HUGE}",
        f"{LIST}?section__id__exact=x", f"{LIST}?all=&_facets=x", f"{ADD}?section=x", f"{ADD}?section={HUGE}",
        f"{ADD}?references=x", f"{ADD}?references=1,{HUGE}", f"{ADD}?publish_at=x", f"{ADD}?publish_at=2026-01-01",
        f"{ADD}?title=%00&slug=%3Cb%3E&order=x", f"{ADD}?nothing=x", f"{ADD}?version=1", f"{FORM}?_popup=1",
        f"{FORM}?_changelist_filters=%00", "/admin/link-search/?q=%00&kind=%00", "/admin/link-search/?q=%ED%A0%80",
        f"/admin/link-search/?q={'%22' * 500}",
    ),
    302: (
        f"{LIST}x/change/", f"{LIST}0/change/", f"{LIST}{HUGE}/change/", f"{LIST}%00/change/", f"{LIST}_5F/change/",
        f"{LIST}%ED%A0%80/delete/", f"{LIST}x/history/", f"{LIST}{HUGE}/compare/", f"{LIST}%00/withdraw/",
        f"{LIST}5/compare/?from=x&to=%C2%B2", f"{LIST}5/compare/?from={HUGE}&to=0", f"{LIST}5/version/{HUGE}/preview/",
        f"{LIST}5/version/0/restore/", f"{LIST}recover/%00/", f"{LIST}recover/{'x' * 500}/",
    ),
    400: (
        f"{LIST}?nothing=x", f"{LIST}?publish_at__gte=x", f"{LIST}?id__in={HUGE}", f"{LIST}?section__in={HUGE}",
        f"{LIST}?section__in=1,-{HUGE}", f"{LIST}?_to_field=x", f"{ADD}?_to_field=x",
    ),
    403: ("/admin/r/x/y/", f"/admin/r/{HUGE}/1/"),
    404: (
        f"{FORM}?version=", f"{FORM}?version=0", f"{FORM}?version=-1", f"{FORM}?version=x", f"{FORM}?version=%C2%B2",
        f"{FORM}?version=1.0", f"{FORM}?version={HUGE}", f"{FORM}?version=1&version=9", f"{FORM}?version=%00",
        f"{LIST}x/review/", f"{LIST}{HUGE}/review/",
    ),
}  # fmt: skip

MANAGEMENT = {"_save": "1", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}
DELETE = {"action": "delete_selected"}
# What is sent to the list of tips, and what its answer says.
LISTS: list[tuple[dict[str, Any], int, str]] = [
    (DELETE | {"_selected_action": ["x"]}, 400, "We could not read that request"),
    (DELETE | {"_selected_action": [HUGE]}, 400, "We could not read that request"),
    (DELETE | {"_selected_action": ["5", "\0"]}, 400, "We could not read that request"),
    (DELETE | {"_selected_action": ["5"], "index": "x"}, 200, "Are you sure"),
    (DELETE | {"index": "0"}, 302, ""),
    ({"action": "x", "_selected_action": ["5"]}, 302, ""),
    (MANAGEMENT | {"form-0-id": HUGE, "form-0-order": "1"}, 400, "We could not read that request"),
    (MANAGEMENT | {"form-0-id": "x", "form-0-order": "1"}, 400, "We could not read that request"),
    (MANAGEMENT | {"form-0-id": "5", "form-0-order": "-1"}, 200, "greater than or equal to 0"),
    (MANAGEMENT | {"form-0-id": "5", "form-0-order": "99999999"}, 200, "less than or equal to 32767"),
    (MANAGEMENT | {"form-0-id": "5", "form-0-order": "x"}, 200, "Enter a whole number."),
    (MANAGEMENT | {"form-TOTAL_FORMS": "100000"}, 200, "Please submit at most 200 forms."),
    (MANAGEMENT | {"form-TOTAL_FORMS": "x"}, 200, "Enter a whole number."),
    ({"_save": "1"}, 200, "This field is required."),
]

BUTTONS = ("_preview", "_check", "_savedraft", "_ready", "_publish", "_discard")


def rows() -> list[Any]:
    return [list(model._base_manager.order_by("pk").values()) for model in [*content_models(), Version]]


def test_odd_addresses(admin_client: Client) -> None:
    make_tip(pk=5)

    answers = {
        (address, status): admin_client.get(address).status_code
        for status, addresses in ADDRESSES.items()
        for address in addresses
    }

    assert {key: status for key, status in answers.items() if status != key[1]} == {}


def test_odd_posts_to_a_list(admin_client: Client) -> None:
    make_tip(pk=5)
    before = rows()

    for sent, status, sentence in LISTS:
        assertContains(admin_client.post(LIST, sent), sentence, status_code=status)

    assert rows() == before


def test_preview_and_checks_win_over_any_other_button(admin_client: Client) -> None:
    tip = make_tip(pk=5)
    Version.objects.record(tip, state="pending")
    before = rows()
    typed = post_of(admin_client, FORM) | {"why": "Dance."}

    for pair in combinations(BUTTONS, 2):
        if pair[0] in ("_preview", "_check"):
            response = admin_client.post(FORM, typed | dict.fromkeys(pair, "1"))
            assert response.status_code == 200
            assert response["X-Frame-Options"] == "SAMEORIGIN"

    assert rows() == before


@pytest.mark.parametrize("name", ["", "nothing", "<b>", "\0", "x" * 5000])
def test_preview_of_an_unknown_page_is_that_of_the_first(admin_client: Client, name: str) -> None:
    make_tip(pk=5)

    response = admin_client.post(FORM, post_of(admin_client, FORM) | {"_preview": name})

    assertContains(response, "Preview of the page. Nothing is saved.")


def test_drafting_and_publishing_at_once_is_a_draft(admin_client: Client) -> None:
    make_tip(pk=5, why="Walk.")

    admin_client.post(FORM, post_of(admin_client, FORM) | {"why": "Dance.", "_savedraft": "1", "_publish": "1"})

    assert Tip.objects.get().why == "Walk."
    assert Version.objects.pending().get().data[0]["fields"]["why"] == "Dance."


@pytest.mark.parametrize(("day", "shown"), [("0001-01-01", "1 January 0001"), ("9999-12-31", "31 December 9999")])
def test_days_at_the_ends_of_the_calendar_break_no_page(admin_client: Client, day: str, shown: str) -> None:
    make_tip(pk=5)
    typed = {"publish_at_0": day, "publish_at_1": "00:00:00", "change_at_0": "9999-12-31", "change_at_1": "23:59:59"}

    for button in ("_publish", "_savedraft"):
        assert admin_client.post(FORM, post_of(admin_client, FORM) | typed | {button: "1"}).status_code == 302

    for address in (LIST, "/admin/", FORM, f"{LIST}5/history/", f"{LIST}5/version/1/preview/", "/", "/offline/"):
        assert admin_client.get(address).status_code == 200
    assertContains(admin_client.get(f"{LIST}5/compare/?from=1&to=2"), shown)


def test_largest_numbers_break_no_page(admin_client: Client) -> None:
    most = dict.fromkeys(("hold_from", "hold_to", "repeats_from", "repeats_to", "order", "starter_order"), 32767)
    stretch = make_stretch(pk=7, slug="reach", **most)
    make_step(stretch=stretch, pose={})

    plan = f"?plan={stretch.permanent_id}"
    for address in ("/stretches/", "/stretches/reach/", "/stretches/reach/follow/", f"/routine/{plan}",
                    f"/routine/follow/{plan}", f"/routine/sheet/{plan}", f"/routine/calendar.ics{plan}",
                    "/admin/stretches/stretch/7/change/"):  # fmt: skip
        assert admin_client.get(address, follow=True).status_code == 200, address


SIGNS = (
    "\u202eright to left\u202c \u2067isolated\u2069 \u200bno width\u200d \ufeff \u00ad \U0001f9d8\U0001f3fd "
    "e\u0301\u0301\u0301 \u0085 \u2028 \ufffe \x07 \x7f end"
)


def test_signs_of_every_kind_are_kept(admin_client: Client) -> None:
    make_tip(pk=5)

    admin_client.post(FORM, post_of(admin_client, FORM) | {"why": SIGNS, "title": SIGNS, "_publish": "1"})

    assert Tip.objects.values_list("why", "title").get() == (SIGNS, SIGNS)
    typed = post_of(admin_client, FORM)
    assert (typed["why"], typed["title"]) == (SIGNS, SIGNS)


def test_halves_of_signs_are_marked_as_such(admin_client: Client) -> None:
    section = make_section()
    sent = f"title=a%ED%A0%80b&slug=a&why=x&what_to_do=y&evidence=advice&order=1&section={section.pk}&_savedraft=1"
    moment = "&publish_at_0=2026-01-01&publish_at_1=00:00"

    admin_client.post(ADD, sent + moment, content_type="application/x-www-form-urlencoded")

    assert Tip.objects.get().title == "a\ufffd\ufffd\ufffdb"


def test_a_long_text_in_any_field_is_told_there(admin_client: Client) -> None:
    long, found = "# a\n" * 24_999 + "# a.", {}
    for model in (Guide, Section, Benefit, Tip, FAQ, RedFlag, Stretch, Mistake):
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/"
        names = [field.name for field in model._meta.fields if type(field) is TextField]
        response = admin_client.post(address, post_of(admin_client, address) | dict.fromkeys(names, long))
        errors, kept = response.context["adminform"].form.errors, fields_of(response)
        found |= {(model, name): errors.get(name) for name in names if kept[name] == long}

    sentence = "Ensure this value has at most 20000 characters (it has 100000)."
    assert len(found) == 14
    assert {tuple(told) for told in found.values()} == {(sentence,)}


@pytest.mark.parametrize(
    ("sent", "type"),
    [
        ("&".join(f"a{number}=1" for number in range(1001)), "application/x-www-form-urlencoded"),
        (f"why={'x' * 3_000_000}", "application/x-www-form-urlencoded"),
    ],
)
def test_form_that_holds_too_much(admin_client: Client, sent: str, type: str) -> None:
    response = admin_client.post(ADD, sent, content_type=type)

    assertContains(response, "This form holds more than we can take at once", status_code=400)
    assertContains(response, "Go back in your browser", status_code=400)


@pytest.mark.parametrize("encoding", ["hex", "rot13", "utf-7", "utf-16", "latin-1"])
@pytest.mark.parametrize("type", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_form_in_another_encoding(client: Client, encoding: str, type: str) -> None:
    part = '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n+2AA-\r\n--x--\r\n'

    response = client.generic("POST", "/admin/login/", part, content_type=f"{type}; charset={encoding}")

    assertContains(response, "We could not read that request", status_code=400)


@pytest.mark.parametrize("part", ["", "--x", "--x\r\nContent-Dis", "--x\r\nContent-Disposition: form-data\r\n\r\n"])
def test_form_that_broke_off(admin_client: Client, part: str) -> None:
    response = admin_client.post(ADD, part, content_type="multipart/form-data; boundary=x")

    assertContains(response, "This field is required.")


def new_stretch(**step: str) -> dict[str, Any]:
    typed = {
        "section": make_section().pk, "title": "Reach", "slug": "reach", "summary": "A stretch.", "position": "lying",
        "place": "floor", "kind": "static", "level": "beginner", "muscles": "Legs", "hold_from": "20", "hold_to": "30",
        "sides": "each", "feel": "A pull.", "easier": "Bend.", "take_care": "- Stop.", "steps-TOTAL_FORMS": "1",
    }  # fmt: skip
    return typed | {f"steps-0-{name}": value for name, value in (STEP | step).items()} | {"_savedraft": "1"}


@pytest.mark.parametrize(
    ("part_id", "sentence"),
    [("zzzzzzzz", "This row was saved meanwhile."), ("<b>", "Enter a valid value."), ("\0", "Null characters are not")],
)
def test_new_text_with_a_forged_id_of_a_row(admin_client: Client, part_id: str, sentence: str) -> None:
    make_step(permanent_id="zzzzzzzz", stretch=make_stretch(slug="other"))
    address = "/admin/stretches/stretch/add/"

    response = admin_client.post(address, post_of(admin_client, address) | new_stretch(part_id=part_id))

    assertContains(response, sentence)
    assert Step.objects.count() == 1


def test_new_text_takes_the_id_that_a_draft_gave_a_row(admin_client: Client) -> None:
    address = "/admin/stretches/stretch/add/"

    admin_client.post(address, post_of(admin_client, address) | new_stretch(part_id="zzzzzzzz"))

    assert Step.objects.get().permanent_id == "zzzzzzzz"


def test_slug_that_another_editor_takes_in_the_same_moment(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_tip(slug="rest")
    make_tip(pk=5, slug="walk", status="draft")
    monkeypatch.setattr(Tip, "slug_taken", lambda tip: "")
    typed = {"slug": "rest", "links_seen": "on", "why": "Typed & <kept>"}

    response = admin_client.post(FORM, post_of(admin_client, FORM) | typed | {"_savedraft": "1"})

    assertContains(response, "Nothing was saved: somebody else saved something in the same moment")
    assertContains(response, "Typed &amp; &lt;kept&gt;")
    assert Tip.objects.get(pk=5).slug == "walk"
