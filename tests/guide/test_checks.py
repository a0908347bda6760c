import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from guide import checks
from guide.exchange import layout

SECURITY, WHITENOISE = checks.SECURITY, checks.WHITENOISE


def ids(messages):
    return [message.id for message in messages]


def ours():
    return [message.id for message in run_checks(include_deployment_checks=True) if message.id.startswith("guide.")]


def test_checks_find_nothing_in_our_settings():
    assert ours() == []


@pytest.mark.parametrize("order", [[WHITENOISE, SECURITY], [SECURITY, "other", WHITENOISE], [SECURITY], []])
def test_static_files_follow_security(settings, order):
    settings.MIDDLEWARE = order

    assert ids(checks.static_files_follow_security()) == ["guide.E001"]


@pytest.mark.parametrize("source", ["'unsafe-inline'", "'unsafe-eval'", "*", "data:"])
def test_policy_is_strict(settings, source):
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'self'"], "script-src": ["'self'", source]}}

    (message,) = checks.policy_is_strict()

    assert message.id == "guide.E002"
    assert source in message.hint


def test_database_is_kept(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", ":memory:")

    assert ids(checks.database_is_kept()) == ["guide.W001"]


def test_templates_compile(settings, tmp_path):
    folder = tmp_path / "templates"
    (folder / "guide").mkdir(parents=True)
    (folder / "whole.html").write_text("{% if 1 %}fine{% endif %}")
    (folder / "guide" / "rare.html").write_text("{% if 1 %}never closed")
    settings.BASE_DIR = tmp_path
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [folder]}]

    (message,) = checks.templates_compile()

    assert message.id == "guide.E003"
    assert message.msg.startswith("guide/rare.html: Unclosed tag")


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"MIDDLEWARE": []}, "guide.E001"),
        ({"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"img-src": ["*"]}}}, "guide.E002"),
    ],
)
def test_checks_stop_the_start(settings, changes, check):
    for name, value in changes.items():
        setattr(settings, name, value)

    with pytest.raises(SystemCheckError, match=check):
        call_command("check")


def test_content_has_files(monkeypatch):
    monkeypatch.delitem(layout.FILES, "kit.json")

    (message,) = checks.content_has_files()

    assert message.id == "guide.E004"
    assert message.msg == "stretches.kit is in no file of an export."
