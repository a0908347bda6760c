"""Serves the guide on this machine: prepares everything, then becomes the server."""

import os
import secrets
import socket
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from guide import env, port
from guide.lock import alone_in

# What the settings are told when the environment leaves it open. In production it must not.
DEFAULTS = {
    "DJANGO_SETTINGS_MODULE": "guide.settings",
    "ALLOWED_HOSTS": env.LOCAL_HOSTS,
    # A browser on this machine needs none, and there is no certificate.
    "HTTPS": "off",
}


def main() -> None:
    try:
        # Held from here on: a taken port is told at once, and nobody takes it in the meantime.
        with port.claim(port.chosen()) as listener:
            fill_environment()
            django.setup()
            call_command("prepare", skip_checks=False)
            command = development_server(listener) if settings.DEBUG else production_server(listener)
            # Replacing this process leaves nothing in between that would have to pass signals on.
            os.execv(sys.executable, [sys.executable, *command])  # noqa: S606  no shell is wanted
    except (port.PortError, ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def fill_environment() -> None:
    """Set what the environment leaves open; what it says wins."""
    for name, value in DEFAULTS.items():
        os.environ[name] = env.text(name, value)
    if not env.text("SECRET_KEY") and not env.text("SECRET_KEY_FILE"):
        os.environ["SECRET_KEY_FILE"] = str(secret_key_file(env.folder("VAR_DIR", "var")))


def secret_key_file(folder: Path) -> Path:
    """Return the file with this machine's own secret key, which is drawn at the first start."""
    path = folder / "secret-key"
    with alone_in(folder):
        if not path.exists():
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
    return path


def production_server(listener: socket.socket) -> list[str]:
    host, number = listener.getsockname()
    print(f"The guide is at http://{host}:{number}/ (Ctrl-C stops it).", flush=True)
    os.set_inheritable(listener.fileno(), True)
    return [
        *("-m", "gunicorn", "guide.wsgi", "--bind", f"fd://{listener.fileno()}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
        *("--timeout", "30", "--graceful-timeout", "5", "--keep-alive", "5"),
        *("--log-level", "warning", "--no-control-socket"),
        # Nobody may name the scheme or the root of our addresses. BEHIND_PROXY is for Django alone.
        *("--forwarded-allow-ips", ""),
    ]


def development_server(listener: socket.socket) -> list[str]:
    host, number = listener.getsockname()
    # It opens the port anew at each reload.
    listener.close()
    return [str(env.BASE_DIR / "manage.py"), "runserver", f"{host}:{number}"]


if __name__ == "__main__":
    main()
