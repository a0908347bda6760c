"""Reads settings from the environment. An odd value stops the start with a sentence that names it."""

import os
import re
import stat
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = "127.0.0.1,localhost,[::1]"

TRUE = {"1", "on", "true", "yes"}
FALSE = {"0", "off", "false", "no"}
# A name, a name with all its subdomains (".example.org"), or an IPv6 address in brackets; no scheme, port or path.
HOST = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\]", re.IGNORECASE)

# The signs of an address alone: one with a blank or a line end would break the file it stands in.
CONTACT = re.compile(r"mailto:[\w.+%-]+@[\w-]+(\.[\w-]+)+|https://[\w-]+(\.[\w-]+)*(:[0-9]+)?(/[!-~]*)?", re.ASCII)


class Misconfigured(ImproperlyConfigured):
    """A setting in the environment is missing or cannot be used."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise Misconfigured(f"{name} is {value!r}. Set it to on or off.")
    return value in TRUE


def number(name: str, default: int, least: int, most: int) -> int:
    value = text(name, str(default))
    if not re.fullmatch("[0-9]{1,9}", value) or not least <= int(value) <= most:
        raise Misconfigured(f"{name} is {value!r}. Set it to a whole number from {least} to {most}.")
    return int(value)


def folder(name: str, default: str) -> Path:
    """Read a path; a relative one starts at the project's folder, wherever the process was started."""
    return BASE_DIR / text(name, default)


def choice(name: str, default: str, options: set[str]) -> str:
    value = text(name, default).upper()
    if value not in options:
        raise Misconfigured(f"{name} is {value!r}. Use one of: {', '.join(sorted(options))}.")
    return value


def names(name: str, default: str = "") -> list[str]:
    """Split a list at its commas."""
    return [item.strip() for item in text(name, default).split(",") if item.strip()]


def hosts(name: str, debug: bool) -> list[str]:
    """Read the host names the site answers to; it must be told them unless it is being developed."""
    values = names(name, LOCAL_HOSTS if debug else "")
    if not values:
        raise Misconfigured(f"{name} is missing. List the site's host names, such as: example.org,www.example.org")
    for value in values:
        if not HOST.fullmatch(value):
            raise Misconfigured(f"{name} has {value!r}. Each entry is a host name alone, such as example.org.")
    return values


def origins(name: str) -> list[str]:
    """Read a list of origins such as ``https://example.org``."""
    values = names(name)
    for value in values:
        if not re.fullmatch("https?://[^/?#]+", value):
            raise Misconfigured(
                f"{name} has {value!r}. Each entry is a scheme and a host, such as https://example.org."
            )
    return values


def contact(name: str) -> str:
    """Read an address at which people can be reached: of a page, or of a mailbox with its scheme; or nothing."""
    value = text(name)
    if value and not CONTACT.fullmatch(value):
        raise Misconfigured(f"{name} is {value!r}. Use mailto:security@example.org or https://example.org/security.")
    return value


def secret(name: str, debug: bool) -> str:
    """Read a secret from ``name`` or from the file that ``name_FILE`` points to."""
    value = text(name) or _from_file(f"{name}_FILE")
    if value:
        if len(value) < 50:
            raise Misconfigured(f"{name} has {len(value)} characters. Use 50 or more random ones.")
        return value
    if debug:
        return "for-development-on-this-machine-only-" * 2
    raise Misconfigured(f"{name} is missing. Set it to 50 or more random characters, or set {name}_FILE to a file.")


def _from_file(name: str) -> str:
    path = text(name)
    if not path:
        return ""
    try:
        mode = Path(path).stat().st_mode
        value = Path(path).read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{name} points to {path!r}, which cannot be read: {error}.") from error
    if not value:
        raise Misconfigured(f"{name} points to {path!r}, which is empty. Put 50 or more random characters into it.")
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Misconfigured(f"{name} points to {path!r}, which others may read. Run: chmod 600 {path}")
    return value
