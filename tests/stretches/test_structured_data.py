"""A stretch as an exercise plan."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_dynamic_stretch, make_step, make_stretch
from tests.published.vocabulary import nodes

pytestmark = pytest.mark.django_db

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def plan_of(client: Client, slug: str) -> dict[str, Any]:
    (found,) = SCRIPT.findall(client.get(f"/stretches/{slug}/").content.decode())
    (plan,) = nodes(json.loads(found), "ExercisePlan")
    return plan


def test_still_stretch_is_told_with_its_hold(client: Client) -> None:
    make_stretch(slug="seated", title="Seated", summary="A gentle one.", repeats_from=2, repeats_to=4)

    plan = plan_of(client, "seated")

    assert (plan["name"], plan["description"], plan["intensity"]) == ("Seated", "A gentle one.", "Beginner")
    assert plan["activityDuration"] == {
        "@type": "QuantitativeValue", "minValue": 20, "maxValue": 30, "unitText": "seconds", "unitCode": "SEC",
    }  # fmt: skip
    assert plan["repetitions"] == {"@type": "QuantitativeValue", "minValue": 2, "maxValue": 4, "unitText": "times"}
    assert plan["activityFrequency"] == "At least 3–4 days a week"
    assert plan["additionalVariable"] == ["Each leg", "Position: Lying"]


def test_moving_stretch_is_told_with_its_count(client: Client) -> None:
    make_dynamic_stretch(slug="swings")

    plan = plan_of(client, "swings")

    assert "activityDuration" not in plan
    assert plan["additionalVariable"][-1] == "10 to 15 movements each time"


def test_what_to_take_care_of_stands_before_the_steps(client: Client) -> None:
    stretch = make_stretch(slug="seated", take_care="- **Stop** if it hurts.")
    make_step(
        stretch=stretch, permanent_id="bcdfghjk", title="Sit", text="Sit *down*.", note="Slowly.", pose={"hip": 90}
    )
    make_step(stretch=stretch, title="Stay", text="Breathe.")

    care, sit, stay = plan_of(client, "seated")["hasPart"]

    assert care == {"@type": "CreativeWork", "name": "Take care", "text": "Stop if it hurts."}
    assert sit == {
        "@type": "HowToStep",
        "url": "http://testserver/stretches/seated/#step-bcdfghjk",
        "position": 1,
        "name": "Sit",
        "text": "Sit down. Slowly.",
        "image": "http://testserver/stretches/seated/figures/bcdfghjk.svg",
    }
    assert (stay["position"], stay["text"], "image" in stay) == (2, "Breathe.", False)
