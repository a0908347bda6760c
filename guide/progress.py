"""A bar that tells how far a long command has come: on a terminal alone, elsewhere it would only fill a log."""

import shutil

from django.core.management.base import OutputWrapper

BAR = 24


class Progress:
    def __init__(self, out: OutputWrapper, total: int) -> None:
        self._out, self._total, self._done = out, total, 0
        self.shown = out.isatty()

    def step(self, label: str) -> None:
        """Draw what is being done now, over the line before."""
        if not self.shown:
            return
        filled = BAR * self._done // self._total
        line = f"[{'#' * filled}{'.' * (BAR - filled)}] {self._done}/{self._total} {label}"
        width = shutil.get_terminal_size().columns - 1
        self._out.write(f"\r{line[:width]:<{width}}", ending="")
        self._out.flush()
        self._done += 1

    def clear(self) -> None:
        """Make room for lines that stay."""
        if self.shown:
            self._out.write(f"\r{'':<{shutil.get_terminal_size().columns - 1}}\r", ending="")
