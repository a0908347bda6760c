import errno

import pytest

from guide import port
from guide.port import PortError


@pytest.fixture
def taken():
    """A port that somebody listens at."""
    with port.claim(0) as listener:
        yield listener.getsockname()[1]


@pytest.mark.parametrize(
    ("value", "expected"), [(None, 8000), ("", 8000), ("1", 1), (" 8001 ", 8001), ("65535", 65535)]
)
def test_chosen(monkeypatch, value, expected):
    monkeypatch.delenv("PORT", raising=False)
    if value is not None:
        monkeypatch.setenv("PORT", value)

    assert port.chosen() == expected


@pytest.mark.parametrize("value", ["0", "65536", "-1", "80.5", "http", "५", "1" * 5000])
def test_chosen_refuses(monkeypatch, value):
    monkeypatch.setenv("PORT", value)

    with pytest.raises(PortError, match=r"^PORT is '.+'\. Set it to a whole number from 1 to 65535\.$"):
        port.chosen()


def test_claim_serves_this_machine_alone():
    with port.claim(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_claim_says_what_to_do_about_a_taken_port(taken):
    with pytest.raises(PortError) as refusal:
        port.claim(taken)

    assert str(refusal.value) == (
        f"Port {taken} is taken. Stop what uses it, or choose another: make run PORT={taken + 1}"
    )


def test_claim_after_the_highest_port_suggests_the_usual_one(monkeypatch):
    def bind(self, address):
        raise OSError(errno.EADDRINUSE, "Address already in use")

    monkeypatch.setattr("socket.socket.bind", bind)

    with pytest.raises(PortError, match=r"^Port 65535 is taken\. .+ PORT=8000$"):
        port.claim(65535)


def test_claim_of_a_port_it_may_not_have(monkeypatch):
    def bind(self, address):
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("socket.socket.bind", bind)

    with pytest.raises(PortError, match=r"^Port 80 cannot be used: Permission denied\. Choose one from 1024 on"):
        port.claim(80)


def test_main_leaves_a_free_port_free(monkeypatch):
    with port.claim(0) as listener:
        number = listener.getsockname()[1]
    monkeypatch.setenv("PORT", str(number))

    port.main()

    port.claim(number).close()


def test_main_with_a_taken_port(monkeypatch, taken):
    monkeypatch.setenv("PORT", str(taken))

    with pytest.raises(SystemExit, match=f"^Port {taken} is taken"):
        port.main()
