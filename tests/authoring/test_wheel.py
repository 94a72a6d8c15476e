"""The wheel: complete, and away from the source tree it says the same."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this source tree, unpacked as an installation would."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    zipfile.ZipFile(built).extractall(folder / "installed")
    return folder / "installed"


def test_the_wheel_has_every_file(wheel: Path) -> None:
    """All tracked files of the three packages are in it, and nothing else of ours."""
    listed = subprocess.run(
        ["git", "ls-files", "grader", "reference", "exercises"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("no git repository")
    packed = {path.relative_to(wheel).as_posix() for path in wheel.rglob("*") if path.is_file()}
    assert {name for name in listed.stdout.splitlines() if (ROOT / name).exists()} <= packed
    assert {name.split("/")[0] for name in packed if ".dist-info/" not in name} == {"grader", "reference", "exercises"}


@pytest.mark.long
def test_the_wheel_says_the_same_as_the_source_tree(wheel: Path, tmp_path: Path) -> None:
    """The same bytes for the sample submission, durations apart, from another working directory."""
    said = []
    for place in (wheel, ROOT):
        command = [
            sys.executable,
            "-m",
            "grader",
            "check",
            str(ROOT / "examples" / "rnn_layers.py"),
            "--format",
            "json",
        ]
        env = {**os.environ, "PYTHONPATH": str(place)}
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stderr
        said.append(re.sub(r'"duration_s": [0-9.e-]+', "", done.stdout))
    assert said[0] == said[1]
