"""Every submission in `attacks/` at every level that the machine offers: the right verdict, and nothing left.

The strongest level of each is tried whenever tests run, the others in the long tier.

Each file says in its header at which levels it runs and what must come out: `pass` (its function answered as an
honest one, so the attack was refused or had no effect), `wrong`, `opaque`, `raised`, `timeout`, `died`, `output`,
`protocol`, `load-<kind>`. `leak` and `files` name what a level below B openly does not prevent.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from grader.errors import LoadFailed, Raised, WorkerLost
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox
from grader.worker.values import Opaque
from tests.sandbox.ground import Ground

ATTACKS = sorted((Path(__file__).parent / "attacks").glob("*.py"))
LIMITS = Limits(call_s=2.0, total_s=20.0, load_s=3.0, memory_mb=512)
HASTY = Limits(call_s=0.4, total_s=20.0, load_s=0.8, memory_mb=512)  # for those that never end
PATIENT = Limits(call_s=60.0, total_s=120.0, load_s=60.0)
SHARED = ("/tmp", "/var/tmp", "/dev/shm", ".")
pytestmark = pytest.mark.xdist_group("attacks")  # one after the other: each looks for what it has left behind
LEFT = re.compile(r"attack-[\w-]+")


def header(attack: Path, level: str) -> tuple[str, set[str]]:
    """At which levels it runs (at D only what harms nobody but itself), and the outcomes that are right at this one."""
    lines: dict[str, str] = dict(
        re.findall(r"^# (levels|outcome(?: [A-D])?): (.*)$", attack.read_text(encoding="utf-8"), re.MULTILINE)
    )
    return lines["levels"], set(lines.get(f"outcome {level}", lines["outcome"]).split())


CASES = [
    pytest.param(attack, level, id=f"{attack.stem}-{level}", marks=[pytest.mark.long] if number else [])
    for attack in ATTACKS
    for number, level in enumerate(header(attack, "A")[0])  # the strongest level first; it always runs
]


def verdict(sandbox: Sandbox, source: str, limits: Limits) -> tuple[str, str]:
    """The outcome of one submission, and everything that it printed or said."""
    try:
        worker = sandbox.open(source, "attack.py", limits=limits)
    except LoadFailed as failed:
        return f"load-{failed.kind}", failed.message
    except WorkerLost as lost:
        return lost.kind, lost.message
    try:
        values = [worker.call("f", [np.arange(3.0) + k]).value for k in range(2)]
    except Raised as raised:
        return "raised", f"{worker.output} {raised.type} {raised.message}"
    except WorkerLost as lost:
        return lost.kind, f"{worker.output} {lost}"
    finally:
        worker.close()
    if any(isinstance(value, Opaque) for value in values):
        return "opaque", worker.output
    right = (
        type(value) is np.ndarray and np.array_equal(value, 2 * (np.arange(3.0) + k) + 1)
        for k, value in enumerate(values)
    )
    return "pass" if all(right) else "wrong", worker.output


def processes_of(uid: int) -> list[str]:
    """Processes of a user."""
    found = []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.stat(f"/proc/{entry}").st_uid == uid:
                found.append(entry)
        except OSError:
            continue
    return found


def left_files(source: str, uid: int | None) -> Iterator[Path]:
    """What an attack has left in folders that everybody may write to; other tests may run the same beside it."""
    for path in (path for folder in map(Path, SHARED) for path in folder.iterdir() if LEFT.fullmatch(path.name)):
        with contextlib.suppress(FileNotFoundError):
            if path.name.rstrip("0123456789") in source and uid in (None, path.lstat().st_uid):
                yield path


@pytest.mark.parametrize(("attack", "level"), CASES)
def test_attack(attack: Path, level: str, sandbox: Callable[[str], Sandbox], ground: Ground) -> None:
    """The verdict is right, the judge lives, nothing is leaked, no process and no file is left."""
    _, expected = header(attack, level)
    package = attack.stem.partition("_")[2].split("_")[0]
    if package in ("scipy", "matplotlib", "torch") and find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
    place = sandbox(level)
    started = time.monotonic()
    limits = (
        HASTY if expected in ({"timeout"}, {"load-timeout"}) else PATIENT if attack.stem.startswith("fine") else LIMITS
    )
    source = ground.text_of(attack)
    outcome, said = verdict(place, source, limits)
    elapsed = time.monotonic() - started
    left = list(left_files(source, place.user))
    for path in left:
        path.unlink()
    assert outcome in expected, said
    assert "leak" in expected or "LEAK" not in said
    assert "files" in expected or not left
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", said)
    if outcome == "timeout":
        assert elapsed < limits.call_s + 2
    if "user" in place.enforces:
        assert place.user is not None
        assert processes_of(place.user) == []


def test_there_are_enough_attacks() -> None:
    """At least seventy hostile or odd submissions, of every class."""
    classes = {attack.stem.split("_")[0] for attack in ATTACKS}
    assert len(ATTACKS) >= 70
    assert classes >= {
        "hang",
        "die",
        "fork",
        "memory",
        "disk",
        "secret",
        "grader",
        "network",
        "lie",
        "tamper",
        "odd",
        "fine",
    }
