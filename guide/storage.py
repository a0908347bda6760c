"""Where the collected static files go, and what they are called."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

# A stylesheet that stands for others, of its own folder: @import "print.css" print;
IMPORT = re.compile(r'^@import "([\w-]+\.css)"(?: (\w+))?;$', re.MULTILINE)


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Named by their content and compressed; the modules that a script imports are too, so all may be kept for ever.

    A stylesheet gets the ones it imports put in place: one file is quicker to fetch than many, and packs tighter.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], *arguments: Any, **options: Any) -> Iterator[Any]:
        for name, (source, path) in paths.items():
            if name.endswith(".css"):
                whole = with_imports(Path(source.path(path)))
                if whole is not None:
                    Path(self.path(name)).write_text(whole)
                    paths[name] = (self, name)
        processed: Iterator[Any] = super().post_process(paths, *arguments, **options)  # type: ignore[no-untyped-call]
        yield from processed


def with_imports(path: Path) -> str | None:
    """A stylesheet with those it imports in their places, or None if it imports none."""
    text, count = IMPORT.subn(lambda found: _part(path.with_name(found[1]), found[2]), path.read_text())
    return text if count else None


def imported_by(path: Path) -> set[Path]:
    """The stylesheets that stand in this one when it is collected, so that no page names them."""
    return {path.with_name(name) for name, _ in IMPORT.findall(path.read_text())}


def _part(path: Path, medium: str | None) -> str:
    return f"@media {medium} {{\n{path.read_text()}}}" if medium else path.read_text()
