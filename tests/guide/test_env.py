import pytest

from guide import env
from guide.env import Misconfigured


@pytest.fixture
def give(monkeypatch):
    """Sets X, or leaves it out of the environment."""

    def give(value, name="X"):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)

    return give


@pytest.mark.parametrize(
    ("value", "expected"), [(None, "default"), ("", "default"), ("  ", "default"), (" a b ", "a b")]
)
def test_text(give, value, expected):
    give(value)

    assert env.text("X", "default") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("on", True), ("TRUE", True), ("yes", True), ("0", False), ("Off", False), ("false", False)],
)
def test_flag(give, value, expected):
    give(value)

    assert env.flag("X", not expected) is expected


@pytest.mark.parametrize("default", [True, False])
def test_flag_default(give, default):
    give(" ")

    assert env.flag("X", default) is default


def test_flag_refuses_other_words(give):
    give("maybe")

    with pytest.raises(Misconfigured, match=r"^X is 'maybe'\. Set it to on or off\.$"):
        env.flag("X", False)


@pytest.mark.parametrize(("value", "expected"), [(None, 5), ("1", 1), ("10", 10), ("007", 7)])
def test_number(give, value, expected):
    give(value)

    assert env.number("X", 5, 1, 10) == expected


@pytest.mark.parametrize("value", ["0", "11", "-1", "1.5", "five", "५", "1" * 5000])
def test_number_refuses(give, value):
    give(value)

    with pytest.raises(Misconfigured, match=r"^X is '.+'\. Set it to a whole number from 1 to 10\.$"):
        env.number("X", 5, 1, 10)


@pytest.mark.parametrize(
    ("value", "expected"), [(None, env.BASE_DIR / "var"), ("data", env.BASE_DIR / "data"), ("/srv/guide", "/srv/guide")]
)
def test_folder(give, value, expected):
    give(value)

    assert str(env.folder("X", "var")) == str(expected)


@pytest.mark.parametrize(("value", "expected"), [(None, "LOW"), ("high", "HIGH")])
def test_choice(give, value, expected):
    give(value)

    assert env.choice("X", "LOW", {"LOW", "HIGH"}) == expected


def test_choice_refuses_others(give):
    give("middle")

    with pytest.raises(Misconfigured, match=r"^X is 'MIDDLE'\. Use one of: HIGH, LOW\.$"):
        env.choice("X", "LOW", {"LOW", "HIGH"})


@pytest.mark.parametrize(
    "value", ["example.org", ".example.org", "localhost", "127.0.0.1", "[::1]", "xn--bcher-kva.example"]
)
def test_hosts(give, value):
    give(f"{value}, www.example.org ,")

    assert env.hosts("X", debug=False) == [value, "www.example.org"]


def test_hosts_while_developing(give):
    give(None)

    assert env.hosts("X", debug=True) == ["127.0.0.1", "localhost", "[::1]"]


@pytest.mark.parametrize("value", [None, " , "])
def test_hosts_must_be_told(give, value):
    give(value)

    with pytest.raises(Misconfigured, match=r"^X is missing\. "):
        env.hosts("X", debug=False)


@pytest.mark.parametrize("value", ["*", "https://example.org", "example.org/", "example.org:443", "a..b", "a b", "::1"])
def test_hosts_refuses(give, value):
    give(f"example.org,{value}")

    with pytest.raises(Misconfigured, match=r"^X has '.+'\. Each entry is a host name alone"):
        env.hosts("X", debug=False)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, []), ("https://a.example", ["https://a.example"]), ("http://localhost:8000,", ["http://localhost:8000"])],
)
def test_origins(give, value, expected):
    give(value)

    assert env.origins("X") == expected


@pytest.mark.parametrize("value", ["example.org", "ftp://example.org", "https://", "https://example.org/"])
def test_origins_refuses(give, value):
    give(value)

    with pytest.raises(Misconfigured, match=r"^X has '.+'\. Each entry is a scheme and a host"):
        env.origins("X")


@pytest.mark.parametrize(
    "value",
    [
        "mailto:security@example.org", "mailto:a.b+c@mail.example.org", "https://example.org",
        "https://example.org:8443/security?to=us#form",
    ],
)  # fmt: skip
def test_contact(give, value):
    give(value)

    assert env.contact("X") == value


@pytest.mark.parametrize("value", [None, "", "  "])
def test_contact_may_be_nobody(give, value):
    give(value)

    assert env.contact("X") == ""


@pytest.mark.parametrize(
    "value",
    [
        "security@example.org", "http://example.org", "mailto:", "mailto:us", "https://", "tel:999",
        "https:// example.org", "https://example.org/a b", "mailto:a@example.org\nContact: mailto:b@example.org", "https://example.org/\x7f",
    ],
)  # fmt: skip
def test_contact_refuses(give, value):
    give(value)

    with pytest.raises(Misconfigured, match=r"X is .*Use mailto:"):
        env.contact("X")


@pytest.fixture
def secret_file(tmp_path, give):
    """Points X_FILE to a file with this text and these permissions."""

    def write(text, mode=0o600):
        path = tmp_path / "secret"
        path.write_bytes(text)
        path.chmod(mode)
        give(None)
        give(str(path), "X_FILE")

    return write


def test_secret(give):
    give("s" * 50)

    assert env.secret("X", debug=False) == "s" * 50


def test_secret_from_a_file(secret_file):
    secret_file(b"s" * 50 + b"\n")

    assert env.secret("X", debug=False) == "s" * 50


def test_secret_itself_wins_over_the_file(secret_file, give):
    secret_file(b"f" * 50)
    give("s" * 50)

    assert env.secret("X", debug=False) == "s" * 50


def test_secret_while_developing(give):
    give(None)

    assert len(env.secret("X", debug=True)) >= 50


def test_secret_must_be_set(give):
    give(None)

    with pytest.raises(Misconfigured, match=r"^X is missing\. .+ or set X_FILE to a file\.$"):
        env.secret("X", debug=False)


def test_secret_refuses_short_ones_without_telling_them(give):
    give("s" * 49)

    with pytest.raises(Misconfigured, match=r"^X has 49 characters\. Use 50 or more random ones\.$"):
        env.secret("X", debug=True)


@pytest.mark.parametrize(
    ("text", "mode", "reason"),
    [
        (b"", 0o600, "which is empty"),
        (b"\xff" * 50, 0o600, "which cannot be read"),
        (b"s" * 50, 0o640, "which others may read"),
        (b"s" * 50, 0o604, "which others may read"),
    ],
)
def test_secret_refuses_a_file(secret_file, text, mode, reason):
    secret_file(text, mode)

    with pytest.raises(Misconfigured, match=rf"^X_FILE points to '.+', {reason}"):
        env.secret("X", debug=False)


def test_secret_refuses_a_missing_file(give):
    give("/nowhere/secret", "X_FILE")

    with pytest.raises(Misconfigured, match=r"^X_FILE points to '/nowhere/secret', which cannot be read"):
        env.secret("X", debug=False)
