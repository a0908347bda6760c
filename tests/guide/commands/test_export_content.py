import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from guide.exchange.layout import FILES
from tests.factories import make_kit, make_step, make_stretch
from tests.guide.exchange.folders import export

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("content")
def test_export_content_of_the_project_is_its_fixtures(tmp_path):
    written = export(tmp_path / "out")

    assert written == {path.name: path.read_bytes() for path in (settings.BASE_DIR / "fixtures").iterdir()}


def test_export_content_has_the_steps_of_a_stretch_after_it(tmp_path):
    first, second = make_stretch(order=10), make_stretch(order=20)
    make_step(stretch=second, title="Second")
    make_step(stretch=first, title="First")

    records = json.loads(export(tmp_path)["stretches.json"])

    assert [record["fields"]["title"] for record in records] == [first.title, "First", second.title, "Second"]


def test_export_content_tells_what_it_wrote(tmp_path, capsys):
    make_kit()
    folder = tmp_path / "new" / "folder"

    call_command("export_content", folder)
    assert capsys.readouterr().out.splitlines() == [f"Written: {folder}/{name}" for name in FILES]

    make_kit(slug="strap")
    call_command("export_content", folder)
    assert capsys.readouterr().out == f"Written: {folder}/kit.json\n"

    call_command("export_content", folder)
    assert capsys.readouterr().out == f"{folder} has all content as it is already.\n"


def test_export_content_beside_other_things(tmp_path):
    (tmp_path / "letters.txt").touch()

    with pytest.raises(CommandError, match=r"^Nothing was written\. .+ holds other things, and no earlier export\."):
        call_command("export_content", tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_export_content_to_a_file(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match=r"^Nothing was written\. "):
        call_command("export_content", tmp_path / "file")
