"""The usual installation: a wheel in an environment in a temporary folder, beside numpy, judge and solutions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parent.parent.parent

ATTACK = """
import sys

sys.path.insert(0, SITE)

def read(paths):
    got = []
    for path in paths:
        try:
            got.append(open(path).read(5) and path)
        except OSError:
            continue
    return got

def imports(names):
    got = []
    for name in names:
        for search in (None, [SITE]):
            try:
                if search is None:
                    __import__(name)
                else:
                    from importlib.machinery import PathFinder
                    spec = PathFinder.find_spec(name, search)
                    if spec is None or spec.loader is None:
                        continue
                    spec.loader.get_code(name)
                got.append(name)
            except (ImportError, OSError):
                continue
    return got

def honest():
    import numpy as np
    import numpy.polynomial
    import sqlite3
    return float(np.linalg.norm([3.0, 4.0]))
"""

JUDGE = """
import sys
from pathlib import Path
import grader
from grader.errors import SandboxUnavailable
from grader.sandbox.start import start
site = Path(grader.__path__[0]).parent
assert site == Path(sys.argv[1]), site
files = [str(p) for name in ("reference", "exercises", "grader") for p in (site / name).rglob("*.py")]
source = Path(sys.argv[2]).read_text().replace("SITE", repr(str(site)))
for level in "ABCD":
    try:
        place = start(level)
    except SandboxUnavailable as reason:
        print(level, "unavailable", reason)
        continue
    with place, place.open(source) as worker:
        assert worker.call("honest", []).value == 5.0
        got = worker.call("read", [files]).value, worker.call("imports", [["reference", "exercises", "grader"]]).value
        print(level, len(files) > 20, *map(len, got))
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The interpreter and the package folder of an environment into which the built wheel was put."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], check=True)
    site = next((folder / "env").glob("lib*/python*/site-packages"))
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    installed = Path(np.__file__).parent.parent
    for name in ("numpy", "numpy.libs", "hypothesis", "sortedcontainers", "attr", "attrs"):
        if (installed / name).is_dir():
            shutil.copytree(installed / name, site / name, ignore=shutil.ignore_patterns("tests", "*.a"))
    return folder / "env" / "bin" / "python", site


@pytest.mark.long
def test_the_judges_files_are_out_of_reach(environment: tuple[Path, Path], tmp_path: Path) -> None:
    """At A and B nothing of ours can be read or imported from a wheel's installation; numpy works at every level."""
    python, site = environment
    attack = tmp_path / "attack.py"
    attack.write_text(ATTACK)
    done = subprocess.run(
        [str(python), "-I", "-c", JUDGE, str(site), str(attack)],
        capture_output=True, text=True, timeout=120, cwd=tmp_path, env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}
    assert set(rows) == set("ABCD")
    for level in "AB":
        if rows[level][0] != "unavailable":
            assert rows[level] == ["True", "0", "0"]
    assert rows["D"][2] != "0", "at D the attack must succeed, or it proves nothing above"
