"""The pages of the history, tried on tips where one kind is enough."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.accounts import create_groups
from guide.models import Tip
from guide.snapshot import snapshot
from guide.versions import Version
from stretches.models import Kit
from tests.factories import FUTURE, make_kit, make_mistake, make_step, make_stretch, make_tip, make_user

pytestmark = pytest.mark.django_db


def make_history(*texts: str, by: User | None = None, **changes: Any) -> Tip:
    """A published tip with the id 5 that said each of these texts, the last one now."""
    tip = make_tip(**{"pk": 5, "title": "Keep moving", "slug": "keep-moving", "why": texts[0]} | changes)
    for number, text in enumerate(texts, 1):
        tip.why = text
        tip.save()
        Version.objects.record(tip, by=by, why=f"Note {number}")
    Version.objects.update(made_at=datetime(2026, 5, 1, 9, 30, tzinfo=UTC))
    return tip


def make_draft_change(tip: Tip, text: str, **changes: Any) -> Version:
    data = snapshot(tip)
    data[0]["fields"]["why"] = text
    return Version.objects.record(tip, state=Version.State.PENDING, data=data, **changes)


def messages(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_history_tells_who_when_and_why(admin_client: Client) -> None:
    make_history("One.", "Two.", by=make_user(username="pat"))

    page = admin_client.get("/admin/guide/tip/5/history/")

    assert [version.number for version in page.context["versions"]] == [2, 1]
    for text in ("History of “Keep moving”", "1 May 2026, 10:30<br>pat", "Note 2", "Note 1"):
        assertContains(page, text)
    assertContains(page, "Live now", count=1)
    assertContains(page, '<span class="history-state">Saved</span>', count=1, html=True)
    for address in (
        "/admin/guide/tip/5/version/1/preview/", "/admin/guide/tip/5/change/?version=1",
        "/admin/guide/tip/5/version/1/restore/", "/admin/guide/tip/5/change/?version=2",
    ):  # fmt: skip
        assertContains(page, f'href="{address}"')
    assertNotContains(page, "version/2/restore")


def test_history_tells_the_states_of_versions(admin_client: Client) -> None:
    tip = make_history("One.")
    Version.objects.record(tip, state=Version.State.DELETED)
    make_draft_change(tip, "Two.")
    Version.objects.pending().update(state=Version.State.DRAFT)
    make_draft_change(tip, "Three.", publish_at=FUTURE)

    page = admin_client.get("/admin/guide/tip/5/history/")

    for words in ("Draft change waiting", "Earlier draft change", "Deleted", "Live now"):
        assertContains(page, words, count=1)
    assertContains(page, "Goes live on 1 January 2099, 00:00")
    # A draft change is published from its form.
    assertNotContains(page, "version/4/restore")


def test_history_offers_a_reader_no_changes(client: Client) -> None:
    make_history("One.", "Two.")
    create_groups()
    client.force_login(make_user("Reviewer"))

    page = client.get("/admin/guide/tip/5/history/")

    assertContains(page, "See it", count=2)
    assertNotContains(page, "Edit from this version")
    assertNotContains(page, "restore")


def test_history_that_is_empty(admin_client: Client) -> None:
    make_tip(pk=5)

    page = admin_client.get("/admin/guide/tip/5/history/")

    assertContains(page, "Nothing has been saved here since the history began.")
    assertNotContains(page, "Compare the two")


def test_history_of_a_kind_without_a_page(admin_client: Client) -> None:
    Version.objects.record(make_kit(pk=7))

    page = admin_client.get("/admin/stretches/kit/7/history/")

    assertContains(page, "Edit from this version")
    assertNotContains(page, "See it")


def test_history_escapes_what_editors_type(admin_client: Client) -> None:
    tip = make_history("<b>One</b>", "<img src=x onerror=alert(1)>", title="<script>alert(1)</script>")
    Version.objects.update(why="<i>why</i>")

    for page in ("history", "compare", "version/1/restore"):
        answer = admin_client.get(f"/admin/guide/tip/5/{page}/")
        for hostile in ("<b>One", "<img src=x", "<script>alert", "<i>why"):
            assertNotContains(answer, hostile)
        assertContains(answer, "&lt;script&gt;alert(1)")
    assert tip.title == "<script>alert(1)</script>"


@pytest.mark.parametrize(("versions", "pages"), [(3, 1), (120, 3)])
def test_history_asks_as_much_for_many_versions(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, versions: int, pages: int
) -> None:
    tip, user = make_tip(pk=5), make_user()
    data = snapshot(tip)
    first = Version.objects.record(tip, by=user)
    Version.objects.bulk_create(
        Version(kind=first.kind, key=first.key, number=number, title="A tip", made_by=user, data=data)
        for number in range(2, versions + 1)
    )

    # The session, the user, the tip; how many versions, which is live, and those of one page.
    with django_assert_num_queries(6):
        page = admin_client.get("/admin/guide/tip/5/history/?p=99")

    assert page.context["versions"].paginator.num_pages == pages
    assertContains(page, f"Page {pages} of {pages}", count=pages > 1)


def test_compare_shows_the_last_two(admin_client: Client) -> None:
    make_history("It may help.", "It may often help.", "It may often help you.")

    page = admin_client.get("/admin/guide/tip/5/compare/")

    assert (page.context["before"].number, page.context["after"].number) == (2, 3)
    assertContains(page, "Why it helps")
    assertContains(page, '<ins><span class="visually-hidden">(added: </span> you<span')
    assertContains(page, 'href="?from=1&amp;to=2"')
    assertNotContains(page, "The change after")


@pytest.mark.parametrize("query", ["from=1&to=3", "from=3&to=1"])
def test_compare_shows_the_older_first(admin_client: Client, query: str) -> None:
    make_history("One.", "Two.", "Three.")

    page = admin_client.get(f"/admin/guide/tip/5/compare/?{query}")

    assert (page.context["before"].number, page.context["after"].number) == (1, 3)
    assertContains(page, '<p class="change-name">Version 1</p>', html=True)


def test_compare_of_a_version_with_itself(admin_client: Client) -> None:
    make_history("One.")

    page = admin_client.get("/admin/guide/tip/5/compare/")

    assertContains(page, "Both say the same.")


def test_compare_folds_steps_that_are_the_same(admin_client: Client) -> None:
    stretch = make_stretch(pk=3)
    make_step(stretch=stretch, title="Stand", order=1)
    changed = make_step(stretch=stretch, title="Bend", text="Bend down.", order=2)
    Version.objects.record(stretch)
    changed.text = "Bend down slowly."
    changed.save()
    Version.objects.record(stretch)

    page = admin_client.get("/admin/stretches/stretch/3/compare/")

    assertContains(page, '<summary>Step 1: Stand <span class="change-kind">the same</span></summary>', html=True)
    assertContains(page, '<h3 class="changes-part">Step 2: Bend</h3>', html=True)


@pytest.mark.parametrize(
    "query",
    ["from=1&to=9", "from=0", "from=-1", "from=x", "to=1.5", "from=%C2%B2", "to=%D9%A1", f"from={'9' * 5000}",
     "from=1&to=1e3", "to=99999999999"],
)  # fmt: skip
def test_compare_of_what_is_not_there_leads_to_the_history(admin_client: Client, query: str) -> None:
    make_history("One.", "Two.")

    response = admin_client.get(f"/admin/guide/tip/5/compare/?{query}", follow=True)

    assertRedirects(response, "/admin/guide/tip/5/history/")
    assert messages(response) == ["There are no such two versions. Choose two of this list."]


def test_compare_without_any_version(admin_client: Client) -> None:
    make_tip(pk=5)

    assertRedirects(admin_client.get("/admin/guide/tip/5/compare/"), "/admin/guide/tip/5/history/")


def test_compare_asks_as_much_for_many_steps(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stretch = make_stretch(pk=3)
    for place in range(12):
        make_step(stretch=stretch, title=f"Step {place}", order=place)
    Version.objects.record(stretch)
    stretch.steps.update(text="Something else.")
    stretch.mistakes.add(make_mistake(), make_mistake())
    Version.objects.record(stretch)

    # The session, the user, the stretch; which numbers there are, the two versions, and the titles of mistakes.
    with django_assert_num_queries(6):
        admin_client.get("/admin/stretches/stretch/3/compare/")


def test_version_is_shown_as_readers_would_see_it(admin_client: Client) -> None:
    tip = make_history("The old words.", "The new words.")

    page = admin_client.get("/admin/guide/tip/5/version/1/preview/")

    assertContains(page, "The old words.")
    assertContains(page, "Version 1, saved on 1 May 2026, 10:30. Readers do not see this.")
    assertNotContains(page, "The new words.")
    tip.refresh_from_db()
    assert tip.why == "The new words."
    assert Version.objects.count() == 2


def test_version_that_cannot_be_shown(admin_client: Client) -> None:
    stretch, mistake = make_stretch(pk=3), make_mistake()
    stretch.mistakes.add(mistake)
    Version.objects.record(stretch)
    stretch.mistakes.clear()
    mistake.delete()

    response = admin_client.get("/admin/stretches/stretch/3/version/1/preview/", follow=True)

    assertRedirects(response, "/admin/stretches/stretch/3/history/")
    assert "Version 1 cannot be shown. Something that this version names is no longer there" in messages(response)[0]


@pytest.mark.parametrize("page", ["version/9/preview", f"version/{'9' * 30}/preview", "version/9/restore"])
def test_version_that_is_not_there(admin_client: Client, page: str) -> None:
    make_history("One.")

    response = admin_client.get(f"/admin/guide/tip/5/{page}/", follow=True)

    assertRedirects(response, "/admin/guide/tip/5/history/")
    assert messages(response)[0].startswith("There is no version 9")


def test_version_of_a_kind_without_a_page(admin_client: Client) -> None:
    Version.objects.record(make_kit(pk=7))

    response = admin_client.get("/admin/stretches/kit/7/version/1/preview/")

    assertRedirects(response, "/admin/stretches/kit/7/history/")


def test_restore_is_asked_before_it_is_done(admin_client: Client) -> None:
    tip = make_history("The old words.", "The new words.")

    page = admin_client.get("/admin/guide/tip/5/version/1/restore/")

    assertContains(page, '<del><span class="visually-hidden">(removed: </span>new')
    assertContains(page, "Readers see the change at once.")
    tip.refresh_from_db()
    assert tip.why == "The new words."


def test_restore_makes_a_version_live(admin_client: Client, admin_user: User) -> None:
    tip = make_history("The old words.", "The new words.")

    response = admin_client.post("/admin/guide/tip/5/version/1/restore/", {"newest": 2}, follow=True)

    assertRedirects(response, "/admin/guide/tip/5/history/")
    assert messages(response) == ["The text says again what version 1 said. Readers see it now."]
    tip.refresh_from_db()
    assert tip.why == "The old words."
    last = Version.objects.get(number=3)
    assert (last.made_by, last.why) == (admin_user, "Back to version 1")
    assert LogEntry.objects.get().change_message == "Back to version 1"


@pytest.mark.parametrize("changes", [{"status": "draft"}, {"status": "withdrawn"}, {"publish_at": FUTURE}])
def test_restore_of_a_hidden_text_says_so(admin_client: Client, changes: dict[str, Any]) -> None:
    make_history("The old words.", "The new words.", **changes)

    page = admin_client.get("/admin/guide/tip/5/version/1/restore/")
    response = admin_client.post("/admin/guide/tip/5/version/1/restore/", {"newest": 2}, follow=True)

    assertContains(page, "Readers do not see this text at the moment, and that stays so.")
    assert messages(response) == ["The text says again what version 1 said."]


def test_restore_of_a_row_without_a_status(admin_client: Client) -> None:
    kit = make_kit(pk=7, name="Mat")
    Version.objects.record(kit)
    kit.name = "Rug"
    kit.save()
    Version.objects.record(kit)

    response = admin_client.post("/admin/stretches/kit/7/version/1/restore/", {"newest": 2}, follow=True)

    assert messages(response) == ["The text says again what version 1 said. Readers see it now."]
    assert Kit.objects.get().name == "Mat"


@pytest.mark.parametrize("newest", ["1", "", "x"])
def test_restore_over_a_newer_save_is_stopped(admin_client: Client, newest: str) -> None:
    tip = make_history("One.", "Two.")

    page = admin_client.post("/admin/guide/tip/5/version/1/restore/", {"newest": newest})

    assertContains(page, "Somebody saved a newer version meanwhile. Look at the difference again.")
    tip.refresh_from_db()
    assert tip.why == "Two."


def test_restore_that_cannot_be_says_why(admin_client: Client) -> None:
    stretch, mistake = make_stretch(pk=3), make_mistake()
    stretch.mistakes.add(mistake)
    Version.objects.record(stretch)
    stretch.mistakes.clear()
    mistake.delete()
    Version.objects.record(stretch)

    page = admin_client.post("/admin/stretches/stretch/3/version/1/restore/", {"newest": 2})

    assertContains(page, "Nothing was changed. Something that this version names is no longer there")
    assert Version.objects.count() == 2


def test_restore_of_what_is_there_already(admin_client: Client) -> None:
    make_history("One.", "Two.", "One.")

    page = admin_client.get("/admin/guide/tip/5/version/1/restore/")

    assertContains(page, "There is nothing to go back to.")
    assertNotContains(page, "Make version 1 live")


def test_restore_leaves_a_draft_change_waiting(admin_client: Client) -> None:
    tip = make_history("One.", "Two.")
    make_draft_change(tip, "Three.", publish_at=FUTURE)

    page = admin_client.get("/admin/guide/tip/5/version/1/restore/")
    admin_client.post("/admin/guide/tip/5/version/1/restore/", {"newest": 3})

    assertContains(page, "The draft change (version 3) goes on waiting, and goes live on 1 January 2099, 00:00.")
    assert Version.objects.pending().get().number == 3
    tip.refresh_from_db()
    assert tip.why == "One."


def test_restore_of_a_draft_change_leads_to_its_form(admin_client: Client) -> None:
    make_draft_change(make_history("One."), "Two.")

    response = admin_client.post("/admin/guide/tip/5/version/2/restore/", {"newest": 2})

    assertRedirects(response, "/admin/guide/tip/5/change/")
    assert Tip.objects.get().why == "One."


@pytest.mark.parametrize(
    "page", ["9/history", "9/compare", "9/version/1/preview", "9/version/1/restore", "x/history", "5_2F/history"]
)
def test_text_that_is_gone_leads_to_its_list(admin_client: Client, page: str) -> None:
    response = admin_client.get(f"/admin/guide/tip/{page}/", follow=True)

    assertRedirects(response, "/admin/guide/tip/")
    assert messages(response) == ["This text is not there any more. Look for it under “Bring back a deleted one”."]


# What a GET and a POST of each page answer.
REFUSED, READ, WRITE = (403, 403), (200, 405), (200, 200)
PAGES = ("5/history/", "5/compare/", "5/version/1/preview/", "5/version/1/restore/", "recover/", "recover/bcdfghjk/")


@pytest.mark.parametrize(
    ("who", "answers"),
    [
        # A form that was sent without a session is not answered by a login page, which would lose it.
        ("anonymous", [(302, 403)] * 6),
        ("staff", [REFUSED] * 6),
        ("Editor", [READ, READ, READ, WRITE, READ, (200, 302)]),
        ("Reviewer", [READ, READ, READ, REFUSED, REFUSED, REFUSED]),
        ("superuser", [READ, READ, READ, WRITE, READ, (200, 302)]),
    ],
)
def test_pages_are_for_whom_they_are(client: Client, who: str, answers: list[tuple[int, int]]) -> None:
    make_history("One.", "Two.")
    gone = make_tip(permanent_id="bcdfghjk")
    Version.objects.record(gone, state=Version.State.DELETED)
    gone.delete()
    create_groups()
    if who != "anonymous":
        groups = () if who in ("staff", "superuser") else (who,)
        client.force_login(make_user(*groups, is_superuser=who == "superuser"))

    given = [
        tuple(send(f"/admin/guide/tip/{page}").status_code for send in (client.get, client.post)) for page in PAGES
    ]

    assert given == answers
