"""The list of versions, one version on the page of readers, and who may see what."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guide.accounts import create_groups
from guide.snapshot import snapshot
from guide.versions import Version
from tests.factories import FUTURE, make_kit, make_mistake, make_stretch, make_tip, make_user
from tests.guide.history import make_draft_change, make_history, messages

pytestmark = pytest.mark.django_db


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

    assertContains(page, "See version", count=2)
    assertNotContains(page, "Edit from version")
    assertNotContains(page, "restore")


def test_history_that_is_empty(admin_client: Client) -> None:
    make_tip(pk=5)

    page = admin_client.get("/admin/guide/tip/5/history/")

    assertContains(page, "Nothing has been saved here since the history began.")
    assertNotContains(page, "Compare the two")


def test_history_of_a_kind_without_a_page(admin_client: Client) -> None:
    Version.objects.record(make_kit(pk=7))

    page = admin_client.get("/admin/stretches/kit/7/history/")

    assertContains(page, "Edit from version 1")
    assertNotContains(page, "See version")


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
