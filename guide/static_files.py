"""Collects and compresses the static files, which takes seconds, only when it would change something."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class ModuleStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Gives the modules that scripts import their hashed names too, so that no old one meets a new one."""

    support_js_module_import_aggregation = True


def collect_if_changed() -> bool:
    """Bring STATIC_ROOT up to date; tell whether that was needed."""
    stamp = settings.VAR_DIR / "static.stamp"
    root = Path(settings.STATIC_ROOT)
    current = fingerprint()
    if root.is_dir() and stamp.is_file() and stamp.read_text() == current:
        return False
    # Gone before the work starts: a collection that is cut short must not pass for a whole one.
    stamp.unlink(missing_ok=True)
    # collectstatic keeps a copy that is as old as its source to the second, or newer, though they may differ.
    # Names with a hash in them stay for those who still have a page that uses them.
    for name, _ in sources():
        for suffix in ("", ".br", ".gz"):
            (root / f"{name}{suffix}").unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(current)
    return True


def fingerprint() -> str:
    """Sum up all that the collected files depend on: each source, where it goes, and who makes it."""
    lines = [str(settings.STATIC_ROOT), settings.STORAGES["staticfiles"]["BACKEND"]]
    lines += [f"{package} {version(package)}" for package in ("django", "whitenoise", "brotli", "django-markdownx")]
    for name, path in sources():
        status = path.stat()
        lines.append(f"{name} {path} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def sources() -> Iterator[tuple[str, Path]]:
    """Each static file of the project and its packages: its name under STATIC_ROOT, and where it lies."""
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))
