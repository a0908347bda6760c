"""The picture beside a pose in the admin: drawn from what was typed, for those who may change it."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django import DjangoAssertNumQueries as Queries
from pytest_django.asserts import assertContains

from tests.factories import make_mistake, make_step, make_stretch, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/stretches/stretch/pose-picture/"


@pytest.fixture
def editor(client: Client) -> Client:
    return signed_in(client, "change_stretch")


def signed_in(client: Client, *codenames: str, **changes: Any) -> Client:
    user = make_user(**changes)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return client


def picture(client: Client, pose: str, **sent: str) -> dict[str, Any]:
    response = client.post(ADDRESS, {"pose": pose, **sent})
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


def test_picture_is_drawn_from_the_text(editor: Client) -> None:
    answer = picture(editor, '{"facing": "left", "hip": {"near": 40}}', person="b")

    assert answer["svg"].startswith('<svg viewBox="')
    assert 'class="fig person-b" aria-hidden="true">' in answer["svg"]
    assert answer["colours"]["top"] == ["#d9a441", "#dbb05c"]
    assert answer["colours"]["mat"] == ["#e3dcee", "#3a3c55"]
    assert "The left leg is raised in front" in answer["text"]
    assert (answer["warnings"], answer["errors"]) == ([], [])


def test_picture_follows_the_knee(editor: Client) -> None:
    straight, bent = (picture(editor, f'{{"knee": {{"near": {angle}}}}}')["svg"] for angle in (0, 90))

    assert straight != bent


def test_picture_shares_its_frame_with_the_poses_beside_it(editor: Client) -> None:
    def frame(*beside: str) -> str:
        answer = editor.post(ADDRESS, {"pose": "{}", "beside": beside}).json()
        return str(answer["svg"].split('"')[1])

    reaching = '{"shoulder": {"near": 180}}'
    assert frame(reaching) != frame()
    assert frame(reaching) == frame("{", reaching, '{"knee": 190}')


@pytest.mark.parametrize("person", ["", "z", "<script>"])
def test_picture_of_nobody_we_know_shows_the_first(editor: Client, person: str) -> None:
    assert "person-a" in picture(editor, "{}", person=person)["svg"]


def test_picture_warns_of_what_cannot_be_had(editor: Client) -> None:
    answer = picture(editor, '{"reach": {"near": {"to": [300, 300]}}}')

    assert len(answer["warnings"]) == 1
    assert answer["warnings"][0].startswith("the near hand misses its target by ")
    assert answer["svg"]


@pytest.mark.parametrize(
    ("pose", "sentence"),
    [
        ("", "This is not JSON: line 1, column 1: Expecting value"),
        ("{", "This is not JSON: line 1, column 2: Expecting property name enclosed in double quotes"),
        ('{"knee": {"near": 190}}', "knee.near is 190, the most is 150"),
        ('{"elbow": "<b>"}', 'elbow is "<b>", it must be of the type number or object'),
        ("[" * 10_000, "This is nested too deeply to be a pose"),
        ("1" * 5000, "A number of this pose is too long."),
        ("1" * 20_001, "This text is too long to be a pose. Keep it under 20,000 characters."),
    ],
)
def test_picture_of_wrong_text_says_what_to_mend(editor: Client, pose: str, sentence: str) -> None:
    assert picture(editor, pose) == {"errors": [sentence]}


def test_picture_without_a_pose_says_so(editor: Client) -> None:
    assert editor.post(ADDRESS).json() == {"errors": ["This is not JSON: line 1, column 1: Expecting value"]}


def test_picture_is_for_editors_of_mistakes_too(client: Client) -> None:
    assert picture(signed_in(client, "change_mistake"), "{}")["svg"]


def test_picture_is_not_for_staff_who_may_only_look(client: Client) -> None:
    signed_in(client, "view_stretch", "view_mistake", "change_kit")

    assert client.post(ADDRESS, {"pose": "{}"}).status_code == 403


def test_picture_is_not_for_readers(client: Client) -> None:
    anonymous = client.post(ADDRESS, {"pose": "{}"})
    signed_in(client, "change_stretch", is_staff=False)
    reader = client.post(ADDRESS, {"pose": "{}"})

    assert (anonymous.status_code, reader.status_code) == (403, 403)
    assertContains(anonymous, "You were signed out", status_code=403)


def test_picture_is_not_had_by_get(editor: Client) -> None:
    assert editor.get(ADDRESS, {"pose": "{}"}).status_code == 405


def test_picture_refuses_a_form_from_elsewhere() -> None:
    client = signed_in(Client(enforce_csrf_checks=True), "change_stretch")

    assert client.post(ADDRESS, {"pose": "{}"}).status_code == 403


def test_picture_is_kept_out_of_caches(editor: Client) -> None:
    assert "no-store" in editor.post(ADDRESS, {"pose": "{}"})["Cache-Control"]


def test_form_offers_the_poses_of_other_published_stretches(admin_client: Client) -> None:
    own, other = make_stretch(title="Own"), make_stretch(title="Other", order=2)
    hidden, first = make_stretch(title="Hidden", status="draft"), make_stretch(title="First", order=1)
    for stretch in (own, other, hidden, first):
        make_step(stretch=stretch, title=f"Hold {stretch.title}", pose={"knee": 5})
    make_step(stretch=other, title="No pose")

    def starts(address: str) -> list[Any]:
        found: list[Any] = admin_client.get(f"/admin/stretches/{address}/").context["starts"]
        return found

    text = '{\n  "knee": 5\n}'
    first_and_other = [("First", [("Hold First", text)]), ("Other", [("Hold Other", text)])]
    assert starts(f"stretch/{own.pk}/change") == first_and_other
    assert starts(f"mistake/{make_mistake().pk}/change") == [("Own", [("Hold Own", text)]), *first_and_other]


@pytest.mark.parametrize("rows", [1, 8])
def test_form_asks_the_database_as_often(admin_client: Client, django_assert_num_queries: Queries, rows: int) -> None:
    stretch = make_stretch()
    for number in range(rows):
        make_step(stretch=stretch, pose={"knee": number})
        make_step(stretch=make_stretch(), pose={"knee": number})

    # Django remembers the kinds of content, once it has asked for them.
    admin_client.get(f"/admin/stretches/stretch/{stretch.pk}/change/")

    with django_assert_num_queries(25):
        admin_client.get(f"/admin/stretches/stretch/{stretch.pk}/change/")


def test_form_says_who_hears_the_words_of_a_pose(admin_client: Client) -> None:
    def words(address: str) -> str:
        page = admin_client.get(f"/admin/stretches/{address}/").content.decode()
        return re.findall("<p data-words hidden>(.+?)</p>", page)[0]

    stretch, mistake = make_stretch(), make_mistake()

    for address in (f"stretch/{stretch.pk}/change", "stretch/add"):
        assert "Readers who cannot see the picture hear this, or the step's “Picture in words”." in words(address)
    for address in (f"mistake/{mistake.pk}/change", "mistake/add"):
        assert "These are for you: readers who cannot see the picture hear its caption." in words(address)
