import pytest

from guide.exchange.folder import ContentError, Item, check_may_hold_an_export, read, write
from tests.guide.exchange.folders import reference, write_folder


def problems(call, *arguments):
    with pytest.raises(ContentError) as caught:
        call(*arguments)
    return list(caught.value.problems)


def test_read(tmp_path):
    write_folder(tmp_path, references=[reference("a-2020"), reference("b-2020", 2)])

    items = read(tmp_path)

    assert [(item.file, item.place, item.record["fields"]["key"]) for item in items] == [
        ("references.json", 1, "a-2020"), ("references.json", 2, "b-2020"),
    ]  # fmt: skip


def test_read_takes_a_byte_order_mark(tmp_path):
    write_folder(tmp_path)
    (tmp_path / "kit.json").write_bytes(b"\xef\xbb\xbf[]")

    assert read(tmp_path) == []


def test_read_names_every_wrong_file(tmp_path):
    write_folder(tmp_path)
    (tmp_path / "tips.json").unlink()
    (tmp_path / "kit.json").write_text("[\n  {]")
    (tmp_path / "tipps.json").write_text("[]")

    assert problems(read, tmp_path) == [
        f"{tmp_path} has a file that is no part of an export: tipps.json. Move it elsewhere, or mend its name.",
        "tips.json is missing. If there is nothing of its kind, it must hold: []",
        "kit.json, line 2, column 4: Expecting property name enclosed in double quotes.",
    ]


def test_read_a_folder_that_is_not_there(tmp_path):
    assert problems(read, tmp_path / "nowhere") == [f"There is no folder {tmp_path}/nowhere."]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"{}", "kit.json: Write a list"),
        (b"", "kit.json, line 1, column 1: "),
        (b"[\xff]", "kit.json: Save it as UTF-8."),
        (rb'["\ud800"]', "kit.json: Save it as UTF-8."),
        (b"[" * 100_000, "kit.json: maximum recursion depth"),
        (b"[" + b"9" * 5000 + b"]", "kit.json: Exceeds the limit"),
        (b'[{"model": "a", "model": "b"}]', "kit.json: “model” stands twice in one object."),
        (b"[NaN]", "kit.json: NaN is no number."),
        (b'[{"model": [], "fields": {}}]', "kit.json, item 1: Write an object"),
        (b"[5]", "kit.json, item 1: Write an object"),
        (b'[{"model": "stretches.kit"}]', "kit.json, item 1: Write an object"),
        (b'[{"model": "stretches.kit", "fields": []}]', "kit.json, item 1: Write an object"),
        (b'[{"model": "stretches.kit", "pk": 1, "fields": {}}]', "kit.json, item 1: Write an object"),
    ],
    ids=lambda value: str(value[:50]),
)
def test_read_refuses(tmp_path, content, problem):
    write_folder(tmp_path)
    (tmp_path / "kit.json").write_bytes(content)

    (told,) = problems(read, tmp_path)

    assert told.startswith(problem)


@pytest.mark.parametrize(
    ("fields", "called"),
    [({"title": "Walk", "slug": "w"}, " “Walk”"), ({"name": "Mat"}, " “Mat”"), ({"title": 5}, ""), ({}, "")],
)
def test_item_says_where_it_stands(fields, called):
    assert str(Item("tips.json", 3, {"fields": fields})) == f"tips.json, item 3{called}"


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ([], None),
        ([".git", ".keep"], None),
        (["guide.json", "README.md", ".git"], None),
        (["notes.txt"], "holds other things, and no earlier export. Choose a new or an empty folder."),
        (["guide.json", "package.json"], "no part of an export: package.json."),
    ],
)
def test_check_may_hold_an_export(tmp_path, names, problem):
    for name in names:
        (tmp_path / name).touch()

    if problem is None:
        check_may_hold_an_export(tmp_path)
    else:
        assert problem in problems(check_may_hold_an_export, tmp_path)[0]


def test_check_may_hold_an_export_in_a_new_folder(tmp_path):
    check_may_hold_an_export(tmp_path / "new")

    assert not (tmp_path / "new").exists()


def test_write_what_is_new_or_different(tmp_path):
    (tmp_path / "same.json").write_text("same")
    (tmp_path / "other.json").write_text("old")
    contents = [("same.json", b"same"), ("other.json", b"new"), ("more/picture.webp", b"picture")]

    assert write(tmp_path, contents) == ["other.json", "more/picture.webp"]

    files = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.rglob("*.*")}
    assert files == {"same.json": "same", "other.json": "new", "more/picture.webp": "picture"}


def test_write_all_or_nothing(tmp_path):
    def contents():
        yield "a.json", b"new"
        raise OSError("no space left")

    (tmp_path / "a.json").write_text("old")

    with pytest.raises(OSError, match="no space left"):
        write(tmp_path, contents())

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.json", "old")]
