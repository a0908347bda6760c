import runpy

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from guide import env
from guide.env import Misconfigured


@pytest.fixture
def load(monkeypatch):
    """Reads the settings anew, in an environment of only what it is given."""
    names = (
        "DEBUG HTTPS SECRET_KEY SECRET_KEY_FILE ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS VAR_DIR DATABASE_URL "
        "SESSION_DAYS HSTS_SECONDS BEHIND_PROXY LOG_LEVEL"
    )

    def load(**variables):
        for name in names.split():
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(env.BASE_DIR / "guide" / "settings.py"))

    return load


PRODUCTION = {"SECRET_KEY": "s" * 50, "ALLOWED_HOSTS": "example.org"}


def test_settings_production_is_what_nobody_asked_to_change(load):
    values = load(**PRODUCTION)

    assert values["DEBUG"] is False
    assert values["ALLOWED_HOSTS"] == ["example.org"]
    assert values["VAR_DIR"] == env.BASE_DIR / "var"
    assert values["DATABASES"]["default"]["NAME"] == str(env.BASE_DIR / "var" / "db.sqlite3")
    assert values["STORAGES"]["staticfiles"]["BACKEND"] == "guide.static_files.ModuleStorage"
    assert values["SECURE_HSTS_SECONDS"] == 3600
    assert all(values[name] for name in ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"))
    assert "SECURE_PROXY_SSL_HEADER" not in values


def test_settings_development_needs_nothing_else(load):
    values = load(DEBUG="on")

    assert values["DEBUG"] is True
    assert values["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert values["STORAGES"]["staticfiles"]["BACKEND"].startswith("django.")
    assert values["SECURE_SSL_REDIRECT"] is False


def test_settings_without_https(load):
    values = load(**PRODUCTION, HTTPS="off")

    assert not any(values[name] for name in ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"))
    assert values["SECURE_HSTS_SECONDS"] == 0


def test_settings_behind_a_proxy(load):
    values = load(**PRODUCTION, BEHIND_PROXY="on")

    assert values["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_settings_folder_with_odd_letters(load):
    values = load(**PRODUCTION, VAR_DIR="/srv/My Code #1 100%41?")

    assert values["DATABASES"]["default"]["NAME"] == "/srv/My Code #1 100%41?/db.sqlite3"


@pytest.mark.parametrize(
    "variables",
    [
        {"DEBUG": "perhaps"},
        {"HTTPS": "perhaps"},
        {"BEHIND_PROXY": "perhaps"},
        {"SECRET_KEY": ""},
        {"SECRET_KEY": "short"},
        {"ALLOWED_HOSTS": ""},
        {"ALLOWED_HOSTS": "https://example.org"},
        {"CSRF_TRUSTED_ORIGINS": "example.org"},
        {"DATABASE_URL": "mysql://db.example/guide"},
        {"SESSION_DAYS": "0"},
        {"HSTS_SECONDS": "-1"},
        {"LOG_LEVEL": "LOUD"},
    ],
)
def test_settings_refuse_a_wrong_value_and_name_it(load, variables):
    with pytest.raises(Misconfigured, match=f"^{next(iter(variables))} "):
        load(**PRODUCTION | variables)


def test_settings_serve_static_files_with_whitenoise():
    assert settings.MIDDLEWARE[:2] == [
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
    ]
    assert isinstance(staticfiles_storage, CompressedManifestStaticFilesStorage)
    assert staticfiles_storage.url("css/tokens.css") != "/static/css/tokens.css"
