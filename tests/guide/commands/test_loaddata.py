import json

import pytest
from django.core.management import CommandError, call_command

from guide.models import Reference

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixture(tmp_path):
    """A file with one reference, "a-2020", which it calls "From the fixture"."""
    path = tmp_path / "references.json"
    fields = {"key": "a-2020", "number": 1, "title": "From the fixture"}
    path.write_text(json.dumps([{"model": "guide.reference", "fields": fields}]))
    return str(path)


def test_loaddata_into_an_empty_database(fixture):
    call_command("loaddata", fixture, verbosity=0)

    assert Reference.objects.get().title == "From the fixture"


def test_loaddata_refuses_to_overwrite_what_an_editor_changed(fixture):
    Reference.objects.create(key="a-2020", number=1, title="From an editor")

    with pytest.raises(CommandError, match="add --over-existing-content"):
        call_command("loaddata", fixture)

    assert Reference.objects.get().title == "From an editor"


def test_loaddata_over_existing_content_when_told_so(fixture):
    Reference.objects.create(key="a-2020", number=1, title="From an editor")

    call_command("loaddata", fixture, "--over-existing-content", verbosity=0)

    assert Reference.objects.get().title == "From the fixture"
