"""The pictures on the page of a stretch, and each as a file of its own."""

import re
from base64 import b64decode
from hashlib import sha256

import pytest
from django.test import Client

from tests.factories import make_step, make_stretch, make_user

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    """The page without the white space around its tags."""
    return re.sub(r"\s*(<[^>]+>)\s*", r"\1", client.get(address).content.decode())


def test_stretch_draws_each_step_and_says_what_it_shows(client: Client) -> None:
    stretch = make_stretch(slug="lying", person="c")
    make_step(stretch=stretch, title="Lift", pose={"hip": 90}, figure_text="One leg is up.")
    make_step(stretch=stretch, title="Rest")

    page = read(client, "/stretches/lying/")

    assert re.findall(r'<div class="plate"><svg [^>]*class="([^"]+)" role="img"><title>([^<]+)', page) == [
        ("fig person-c", "One leg is up.")
    ]
    assert "<h3>Rest</h3>" in page
    assert page.count('id="f-thigh"') == 1


def test_stretch_draws_its_easier_version(client: Client) -> None:
    make_stretch(slug="lying", easier_pose={"knee": 90}, easier_caption="With bent knees.")

    page = read(client, "/stretches/lying/")

    assert re.search(r'<figure class="easier"><div class="plate"><svg .+?</svg></div><figcaption[^>]*>With bent', page)


def test_figure_is_a_file_that_browsers_ask_about_each_time(client: Client) -> None:
    step = make_step(stretch=make_stretch(slug="lying"), pose={"hip": 90}, figure_text="One leg is up.")

    response = client.get(f"/stretches/lying/figures/{step.permanent_id}.svg")

    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "no-cache"
    assert b"<title>One leg is up.</title>" in response.content
    etag = response.headers["ETag"]
    assert client.get(response.request["PATH_INFO"], headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize("address", ["/stretches/lying/figures/nothing.svg", "/stretches/none/figures/{}.svg"])
def test_figure_of_nothing_is_not_found(client: Client, address: str) -> None:
    step = make_step(stretch=make_stretch(slug="lying"), pose={})

    assert client.get(address.format(step.permanent_id)).status_code == 404


def test_figure_without_a_pose_is_not_found(client: Client) -> None:
    step = make_step(stretch=make_stretch(slug="lying"))

    assert client.get(f"/stretches/lying/figures/{step.permanent_id}.svg").status_code == 404


def test_figure_of_a_draft_is_for_staff_alone(client: Client) -> None:
    step = make_step(stretch=make_stretch(slug="lying", status="draft"), pose={})
    address = f"/stretches/lying/figures/{step.permanent_id}.svg"

    reader = client.get(address)
    client.force_login(make_user())
    staff = client.get(address)

    assert (reader.status_code, staff.status_code) == (404, 200)
    assert "no-store" in staff.headers["Cache-Control"]
    assert "public" not in staff.headers["Cache-Control"]


@pytest.mark.parametrize("person", ["a", "b", "c"])
@pytest.mark.parametrize("name", ["{}", "movement"])
def test_figure_by_itself_may_have_its_own_style_and_no_other(client: Client, person: str, name: str) -> None:
    stretch = make_stretch(slug="lying", person=person)
    make_step(stretch=stretch, order=1, pose={"hip": 90})
    step = make_step(stretch=stretch, order=2, pose={"hip": 60})

    response = client.get(f"/stretches/lying/figures/{name.format(step.permanent_id)}.svg")

    style = re.findall("<style>(.+?)</style>", response.content.decode())[0]
    rules = dict(rule.strip().split(" ", 1) for rule in response["Content-Security-Policy"].split(";"))
    allowed = re.findall(r"'sha256-([^']+)'", rules["style-src"])
    assert sha256(style.encode()).digest() in map(b64decode, allowed)
    assert len(allowed) == len(rules["style-src"].split()) == 3
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
