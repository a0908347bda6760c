"""The movement of a stretch: on its page, and as a file of its own."""

import re
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stretches.models import Stretch
from tests.factories import make_dynamic_stretch, make_step, make_stretch, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/stretches/lying/figures/movement.svg"
STANDING: dict[str, Any] = {"ground": {"contacts": ["sole_near", "sole_far"], "anchor": "heel_far", "x": 0}}
LEANING = STANDING | {"root": {"rot": 30}, "hip": 30}
ON_ONE_LEG = {"contacts": ["sole_far"], "anchor": "heel_far", "x": 0}
SWINGS = [{"hip": {"near": angle}, "knee": {"near": 30}, "ground": ON_ONE_LEG} for angle in (35, -25, 10)]


def make_moving_stretch(*poses: Any, **changes: Any) -> Stretch:
    stretch = make_stretch(slug="lying", **changes)
    for order, pose in enumerate(poses):
        make_step(stretch=stretch, order=order, phase="move-in", pose=pose)
    return stretch


def seconds_and_moments(client: Client) -> tuple[float, int]:
    svg = client.get(ADDRESS).content.decode()
    times = re.search(r'keyTimes="([^"]+)".*? dur="([\d.]+)s"', svg)
    assert times
    return float(times[2]), len(times[1].split(";"))


def test_movement_is_a_file(client: Client) -> None:
    make_moving_stretch(STANDING, LEANING, title="Lean & rise", person="c")

    response = client.get(ADDRESS)

    assert response.headers["Content-Type"] == "image/svg+xml"
    svg = response.content.decode()
    assert "<title>Lean &amp; rise: the movement from step to step.</title>" in svg
    assert 'class="fig person-c"' in svg
    assert "<animateTransform " in svg


def test_movement_follows_a_change_at_once(client: Client) -> None:
    stretch = make_moving_stretch(STANDING, LEANING)
    kept = client.get(ADDRESS)
    unchanged = client.get(ADDRESS, headers={"if-none-match": kept.headers["ETag"]})
    step = stretch.steps.last()
    step.pose = LEANING | {"hip": 50}
    step.save()

    changed = client.get(ADDRESS, headers={"if-none-match": kept.headers["ETag"]})

    assert kept.headers["Cache-Control"] == "no-cache"
    assert (unchanged.status_code, changed.status_code) == (304, 200)
    assert changed.content != kept.content


def test_movement_has_the_frame_of_the_still_pictures(client: Client) -> None:
    make_moving_stretch(STANDING, LEANING)

    frames = {
        re.findall(r'<svg viewBox="([^"]+)" class="fig', client.get(address).content.decode())[0]
        for address in (ADDRESS, "/stretches/lying/")
    }

    assert len(frames) == 1


@pytest.mark.parametrize(
    "poses",
    [(), (STANDING,), (STANDING, None, STANDING), (STANDING, {"knee": 900})],
    ids=["none", "one", "same", "broken"],
)
def test_movement_needs_two_poses(client: Client, poses: tuple[Any, ...]) -> None:
    make_moving_stretch(*poses)

    assert client.get(ADDRESS).status_code == 404
    assert b"data-movement" not in client.get("/stretches/lying/").content
    assert b"movement.js" not in client.get("/stretches/lying/").content


def test_movement_is_of_a_stretch_that_readers_see(client: Client) -> None:
    make_moving_stretch(STANDING, LEANING, status="draft")

    assert client.get(ADDRESS).status_code == 404
    assert client.get("/stretches/none/figures/movement.svg").status_code == 404
    assert client.post(ADDRESS).status_code == 405


def test_movement_of_a_draft_is_for_staff_and_kept_out_of_caches(client: Client) -> None:
    make_moving_stretch(STANDING, LEANING, status="draft")
    client.force_login(make_user())

    response = client.get(ADDRESS)

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_page_tells_the_script_where_the_movement_is(client: Client) -> None:
    make_moving_stretch(STANDING, LEANING)

    page = client.get("/stretches/lying/").content.decode()

    assert f'<figure data-movement="{ADDRESS}"><svg ' in page
    assert re.search(r'<script type="module" src="/static/js/movement[^"]*\.js">', page)


def test_page_loads_its_styles_before_its_scripts(client: Client) -> None:
    make_moving_stretch(STANDING, LEANING)

    page = client.get("/stretches/lying/").content.decode()

    files = re.findall(r'/static/((?:css|js)/[a-z-]+)[^"]*\.(?:css|js)"', page)
    styles, scripts = (
        ["css/site", "css/guide", "css/stretch"],
        ["js/offline", "js/suggest", "js/open-answers", "js/link", "js/movement"],
    )
    assert files == [*styles, *scripts]


def test_movement_passes_through_the_same_pose_once(client: Client) -> None:
    stretch = make_moving_stretch(STANDING, LEANING)
    before = seconds_and_moments(client)
    make_step(stretch=stretch, order=9, phase="come-out", pose=LEANING)
    # The same lean towards the other side, and a step about the other side, are not part of it.
    make_step(stretch=stretch, order=10, phase="come-out", pose=LEANING | {"facing": "left"})
    make_step(stretch=stretch, order=11, phase="other-side", pose=STANDING)

    assert seconds_and_moments(client)[1] == before[1]


def test_movement_stays_longest_in_the_hold(client: Client) -> None:
    stretch = make_stretch(slug="lying")
    for order, (phase, pose) in enumerate([("set-up", STANDING), ("hold", LEANING)]):
        make_step(stretch=stretch, order=order, phase=phase, pose=pose)

    svg = client.get(ADDRESS).content.decode()

    times = re.findall(r'keyTimes="([^"]+)"', svg)[0].split(";")
    rests = sorted(float(after) - float(before) for before, after in pairwise(times))
    assert rests[-1] == pytest.approx(2.6 * rests[-2], rel=0.02)


def test_movement_of_a_dynamic_stretch_goes_to_and_fro(client: Client) -> None:
    stretch = make_dynamic_stretch(slug="lying")
    for order, (phase, pose) in enumerate(
        [
            ("set-up", STANDING),
            ("move-in", SWINGS[0]),
            ("move-in", SWINGS[1]),
            ("move-in", SWINGS[2]),
            ("come-out", LEANING),
        ]
    ):
        make_step(stretch=stretch, order=order, phase=phase, pose=pose)

    svg = client.get(ADDRESS).content.decode()

    thigh = re.findall(r'<use href="#f-thigh"[^>]*>(?:<animate.*?/>)*', svg)[-1]
    angles = [float(angle) for angle in re.findall(r'type="rotate"[^>]* values="([^"]+)"', thigh)[0].split(";")]
    assert angles.count(min(angles)) == angles.count(max(angles)) == 3


def test_movement_of_two_swings_has_both(client: Client) -> None:
    stretch = make_dynamic_stretch(slug="lying")
    for order, pose in enumerate(SWINGS[:2]):
        make_step(stretch=stretch, order=order, phase="move-in", pose=pose)

    assert client.get(ADDRESS).status_code == 200


@pytest.mark.parametrize("steps", [2, 9])
def test_movement_asks_the_database_twice(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, steps: int
) -> None:
    make_moving_stretch(*[STANDING, LEANING, *[STANDING, LEANING] * 4][:steps])

    with django_assert_num_queries(2):
        client.get(ADDRESS)
