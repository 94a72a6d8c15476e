"""The attacks once more where user namespaces are taken away, as in Docker and on Gradescope."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.errors import SandboxUnavailable
from grader.sandbox.start import start

if sys.platform != "linux":
    pytest.skip("needs Linux", allow_module_level=True)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}

BEST = """
from grader.errors import SandboxUnavailable
from grader.sandbox.start import start
with start() as best:
    print(best.level)
try:
    start("A")
except SandboxUnavailable as reason:
    print(reason)
try:
    start(require="A")
except SandboxUnavailable:
    print("refused")
"""


def contained(*command: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """A command of Python, run in a simulated container."""
    return subprocess.run(
        [sys.executable, str(HERE / "container.py"), *options, sys.executable, *command],
        capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def level_b() -> None:
    """Skip where the machine has no level B."""
    try:
        start("B").close()
    except SandboxUnavailable as reason:
        pytest.skip(str(reason))


def test_the_best_level_is_b() -> None:
    """A is refused with a reason, B is taken, and a required A is an error."""
    lines = contained("-c", BEST).stdout.splitlines()
    assert lines[0] == "B"
    assert "bwrap" in lines[1]
    assert lines[-1] == "refused"


def test_root_without_capabilities() -> None:
    """Where root may not become another user, the other layers of B hold."""
    text = "from grader.sandbox.start import start\nwith start() as best: print(best.level, 'user' in best.enforces)"
    done = contained("-c", text, options=("--bare",))
    assert done.stdout == "B False\n", done.stderr


@pytest.mark.long
def test_every_attack_without_user_namespaces() -> None:
    """All verdicts of level B, in a container (but for clocks, which know nothing of namespaces)."""
    done = contained(
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        str(HERE / "test_attacks.py"),
        "-m",
        "long or not long",
        "-k",
        "B] and not hang",
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert int(done.stdout.split(" passed")[0].split()[-1]) > 120
