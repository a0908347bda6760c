import os
import stat

import pytest
from django.core.management import CommandError

from guide import port, serve


@pytest.fixture
def start(monkeypatch, tmp_path):
    """Calls main() on a free port, with an environment of its own; returns what it would become."""
    commands = []
    prepared = []
    with port.claim(0) as listener:
        number = listener.getsockname()[1]

    def call(prepare=lambda *arguments, **options: prepared.append(arguments), **variables):
        monkeypatch.setattr(os, "environ", {"VAR_DIR": str(tmp_path / "var"), "PORT": str(number), **variables})
        monkeypatch.setattr(os, "execv", lambda path, arguments: commands.append(arguments[1:]))
        monkeypatch.setattr(serve, "call_command", prepare)
        serve.main()
        assert prepared == [("prepare",)]
        return commands[0]

    call.number = number
    return call


def test_main_becomes_gunicorn_and_says_where(start, capsys):
    command = start()

    assert command[:3] == ["-m", "gunicorn", "guide.wsgi"]
    assert "--no-control-socket" in command
    assert command[command.index("--forwarded-allow-ips") + 1] == ""
    assert capsys.readouterr().out == f"The guide is at http://127.0.0.1:{start.number}/ (Ctrl-C stops it).\n"


def test_main_hands_the_port_over(start, monkeypatch):
    handed = []
    monkeypatch.setattr(os, "set_inheritable", lambda *arguments: handed.append(arguments))

    command = start()

    ((descriptor, inheritable),) = handed
    assert inheritable
    assert command[3:5] == ["--bind", f"fd://{descriptor}"]


def test_main_while_developing(start, settings):
    settings.DEBUG = True

    command = start()

    assert command[0].endswith("/manage.py")
    assert command[1:] == ["runserver", f"127.0.0.1:{start.number}"]
    port.claim(start.number).close()


def test_main_with_a_taken_port(start):
    with port.claim(0) as listener, pytest.raises(SystemExit, match=r"^Port \d+ is taken\. "):
        start(PORT=str(listener.getsockname()[1]))


def test_main_without_a_folder_to_write_to(start, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(SystemExit, match="/file/var cannot be used: "):
        start(VAR_DIR=str(tmp_path / "file" / "var"))


@pytest.mark.parametrize(
    ("error", "exit_status"),
    [(CommandError("The database is gone."), "The database is gone."), (KeyboardInterrupt(), 130)],
)
def test_main_when_preparing_ends_early(start, error, exit_status):
    def prepare(*arguments, **options):
        raise error

    with pytest.raises(SystemExit) as end:
        start(prepare)

    assert end.value.code == exit_status


@pytest.fixture
def environment(monkeypatch, tmp_path):
    environment = {"VAR_DIR": str(tmp_path / "var")}
    monkeypatch.setattr(os, "environ", environment)
    return environment


def test_fill_environment(environment):
    serve.fill_environment()

    assert environment["DJANGO_SETTINGS_MODULE"] == "guide.settings"
    assert environment["ALLOWED_HOSTS"] == "127.0.0.1,localhost,[::1]"
    assert environment["HTTPS"] == "off"
    assert environment["SECRET_KEY_FILE"] == environment["VAR_DIR"] + "/secret-key"
    assert "DEBUG" not in environment


def test_fill_environment_keeps_what_is_set(environment):
    environment.update(ALLOWED_HOSTS="guide.example", HTTPS="on", SECRET_KEY="s" * 50)
    before = dict(environment)

    serve.fill_environment()

    assert environment == before | {"DJANGO_SETTINGS_MODULE": "guide.settings"}


def test_fill_environment_keeps_another_secret_key_file(environment):
    environment["SECRET_KEY_FILE"] = "/run/secrets/guide"

    serve.fill_environment()

    assert environment["SECRET_KEY_FILE"] == "/run/secrets/guide"


def test_secret_key_file(tmp_path):
    path = serve.secret_key_file(tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text()) >= 50


def test_secret_key_file_is_drawn_once_for_each_machine(tmp_path):
    key = serve.secret_key_file(tmp_path / "one").read_text()

    assert serve.secret_key_file(tmp_path / "one").read_text() == key
    assert serve.secret_key_file(tmp_path / "other").read_text() != key
