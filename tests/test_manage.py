import os
import subprocess
import sys

import pytest

from guide import env


@pytest.mark.parametrize("command", ["check", "migrate", "prepare"])
def test_manage_names_a_missing_setting_in_one_sentence(command):
    process = subprocess.run(
        [sys.executable, env.BASE_DIR / "manage.py", command],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "guide.settings", "ALLOWED_HOSTS": ""},
        capture_output=True, text=True,
    )  # fmt: skip

    assert process.returncode == 1
    assert process.stdout == ""
    assert process.stderr.startswith("ALLOWED_HOSTS is missing. ")
    assert process.stderr.count("\n") == 1
