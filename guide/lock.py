"""Keeps two processes from preparing the same folder at once."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guide.env import Misconfigured


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process on this machine is in here, then keep the rest out.

    The folder is made if it is missing. What cannot be read or written while in here is told in
    one sentence. The system lets go of the lock when its holder dies.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise Misconfigured(
            f"{error.filename or folder} cannot be used: {error.strerror}. "
            f"Mend its permissions, or set VAR_DIR to a folder that can be written."
        ) from error
