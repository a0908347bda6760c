import pytest
from django.core.management import CommandError, call_command

from guide.models import FAQ, Guide, Reference
from guide.versions import Version
from stretches.models import Step, Stretch
from tests.guide.exchange.folders import reference, write_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixtures(settings, tmp_path):
    """Writes a project's only fixtures: a list of objects for each file."""

    def write(**files):
        write_folder(tmp_path / "fixtures", **files)
        settings.BASE_DIR = tmp_path

    return write


def test_load_content(capsys):
    call_command("load_content")

    told = capsys.readouterr().out
    assert told.startswith("Content loaded: ")
    for words in ("1 guide,", "10 sections", "5 benefits", "15 FAQs", "5 stretches", f"{Step.objects.count()} steps."):
        assert words in told
    assert (Guide.objects.count(), FAQ.objects.count(), Stretch.objects.count()) == (1, 15, 5)


def test_load_content_leaves_what_is_there(fixtures):
    fixtures(references=[reference("new-2020")])
    Reference.objects.create(key="mine-2020", number=1, title="Mine")

    with pytest.raises(CommandError, match="there is content already, and it stays as it is"):
        call_command("load_content")

    assert Reference.objects.get().key == "mine-2020"


def test_load_content_makes_the_first_version_of_each_text(fixtures):
    fixtures(references=[reference()])

    call_command("load_content")

    assert list(Version.objects.values_list("key", "why")) == [("a-2020", "Came with the project.")]


def test_load_content_without_files(settings, tmp_path):
    settings.BASE_DIR = tmp_path

    with pytest.raises(CommandError, match=r"There is no folder .+/fixtures\."):
        call_command("load_content")


@pytest.mark.parametrize(
    "wrong",
    [
        reference("b-2020", 1),  # the number is taken
        reference("b-2020", "many"),
        {"model": "guide.nonsense", "fields": {}},
    ],
)
def test_load_content_loads_all_or_nothing(fixtures, wrong):
    fixtures(references=[reference("a-2020", 1), wrong])

    with pytest.raises(
        CommandError, match=r"^Nothing was loaded, because a fixture is wrong\. references\.json, item 2"
    ):
        call_command("load_content")

    assert not Reference.objects.exists()
