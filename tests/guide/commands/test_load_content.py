import json

import pytest
from django.core.management import CommandError, call_command

from guide.models import FAQ, Guide, Reference, Section
from stretches.models import Step, Stretch

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixtures(settings, tmp_path):
    """Writes a project's only fixtures: a list of objects for each file."""

    def write(**files):
        (tmp_path / "fixtures").mkdir()
        for name, objects in files.items():
            (tmp_path / "fixtures" / f"{name}.json").write_text(json.dumps(objects))
        settings.BASE_DIR = tmp_path

    return write


def reference(key, number):
    return {"model": "guide.reference", "fields": {"key": key, "number": number, "title": "A study"}}


def test_load_content(capsys):
    call_command("load_content")

    told = capsys.readouterr().out
    assert told.startswith("Content loaded: ")
    for words in ("1 guide,", "10 sections", "5 benefits", "15 FAQs", "5 stretches", f"{Step.objects.count()} steps."):
        assert words in told
    assert (Guide.objects.count(), FAQ.objects.count(), Stretch.objects.count()) == (1, 15, 5)


def test_load_content_takes_files_that_name_each_other(fixtures):
    guide = {
        "model": "guide.guide",
        "fields": {
            "permanent_id": "23456789",
            "title": "G",
            "slug": "g",
            "subtitle": "S",
            "summary": "S",
            "byline": "B",
        },
    }
    section = {
        "model": "guide.section",
        "fields": {
            "permanent_id": "bcdfghjk", "title": "S", "slug": "s", "guide": ["23456789"], "body": "B",
            "references": [["a-2020"]],
        },
    }  # fmt: skip
    tip = {
        "model": "guide.tip",
        "fields": {
            "permanent_id": "kmnpqrst",
            "title": "T",
            "slug": "t",
            "section": ["bcdfghjk"],
            "why": "",
            "what_to_do": "",
        },
    }
    fixtures(a_tips=[tip], guide=[guide, section], references=[reference("a-2020", 1)])

    call_command("load_content")

    assert Section.objects.get().references.get().key == "a-2020"


def test_load_content_leaves_what_is_there(fixtures):
    fixtures(references=[reference("new-2020", 1)])
    Reference.objects.create(key="mine-2020", number=1, title="Mine")

    with pytest.raises(CommandError, match="there is content already, and it stays as it is"):
        call_command("load_content")

    assert Reference.objects.get().key == "mine-2020"


def test_load_content_without_files(fixtures):
    fixtures()

    with pytest.raises(CommandError, match=r"fixtures has no \.json files"):
        call_command("load_content")


@pytest.mark.parametrize(
    "wrong",
    [
        reference("b-2020", 1),  # the number is taken
        {"model": "guide.reference", "fields": {"number": "many"}},
        {"model": "guide.nonsense", "fields": {}},
    ],
)
def test_load_content_loads_all_or_nothing(fixtures, wrong):
    fixtures(a=[reference("a-2020", 1)], b=[wrong])

    with pytest.raises(CommandError, match=r"^Nothing was loaded, because a fixture is wrong\..+b\.json"):
        call_command("load_content")

    assert not Reference.objects.exists()
