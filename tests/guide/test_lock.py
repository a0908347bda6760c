import fcntl

import pytest

from guide.env import Misconfigured
from guide.lock import alone_in


def test_alone_in_keeps_others_out_until_it_is_done(tmp_path):
    with (tmp_path / "lock").open("w") as other:
        with alone_in(tmp_path), pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)

        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_alone_in_makes_a_folder_for_its_owner_alone(tmp_path):
    with alone_in(tmp_path / "new" / "var"):
        assert (tmp_path / "new" / "var").stat().st_mode & 0o777 == 0o700


def test_alone_in_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()

    with (
        pytest.raises(Misconfigured, match=r"/file/var cannot be used: .+ set VAR_DIR to a folder"),
        alone_in(tmp_path / "file" / "var"),
    ):
        pytest.fail("Nothing may happen in there.")


@pytest.mark.parametrize(("name", "told"), [("static", "static"), (None, "var")])
def test_alone_in_says_what_could_not_be_written(tmp_path, name, told):
    with pytest.raises(Misconfigured, match=rf"{told} cannot be used: No space left\."), alone_in(tmp_path / "var"):
        raise OSError(28, "No space left", name)
