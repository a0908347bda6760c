import os
import shutil
import subprocess
import sys

import pytest

from guide import env, port


@pytest.fixture
def make(tmp_path):
    """Runs make in a fresh folder, on a machine with only the commands given as scripts; returns what it said."""
    folder, commands = tmp_path / "project", tmp_path / "bin"
    commands.mkdir()
    (folder / "guide").mkdir(parents=True)
    for name in ("Makefile", "guide/__init__.py", "guide/port.py"):
        shutil.copy(env.BASE_DIR / name, folder / name)

    def run(*arguments, **scripts):
        for name, script in scripts.items():
            (commands / name).write_text(f"#!/bin/sh\n{script}\n")
            (commands / name).chmod(0o755)
        # The make that runs the tests must not tell this one what to do.
        variables = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        process = subprocess.run(
            [shutil.which("make"), *arguments],
            cwd=folder, env=variables | {"PATH": str(commands)}, capture_output=True, text=True,
        )  # fmt: skip
        said = [line for line in process.stderr.splitlines() if not line.startswith("make: ")]
        return process.returncode, process.stdout, said

    return run


PYTHON = f'exec {sys.executable} "$@"'
OLD = "exit 1"
# As on Debian without python3-venv.
BARE = f'case "$*" in *ensurepip*) exit 1;; esac; {PYTHON}'


@pytest.mark.parametrize("scripts", [{}, {"python3": OLD}, {"python3": "exit 127", "python3.10": PYTHON}])
def test_run_without_a_python_that_is_new_enough(make, scripts):
    status, _, said = make("run", **scripts)

    assert status == 2
    assert len(said) == 1
    assert said[0].startswith("Python 3.11 or later is needed. Install it, or say where yours is: ")


def test_run_with_a_taken_port_says_so_before_anything_is_installed(make, tmp_path):
    with port.claim(0) as listener:
        number = listener.getsockname()[1]
        status, told, said = make("run", f"PORT={number}", python3=PYTHON)

    assert status == 2
    assert said == [f"Port {number} is taken. Stop what uses it, or choose another: make run PORT={number + 1}"]
    assert told == ""
    assert not (tmp_path / "project" / ".venv").exists()


def test_venv_without_the_part_that_makes_them(make):
    _, _, said = make("venv", python3=BARE)

    assert said == ["This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv"]


def test_venv_is_made_by_the_first_python_that_is_new_enough(make, tmp_path):
    status, told, said = make("venv", **{"python3": OLD, "python3.12": PYTHON})

    assert (status, told, said) == (0, "", [])
    assert (tmp_path / "project" / ".venv" / "bin" / "pip").exists()
