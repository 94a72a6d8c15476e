"""What the machine refuses: a closed or full output, no files left, docstrings thrown away."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="the shell, /dev/full and limits of Linux")
@pytest.mark.parametrize(
    ("command", "code", "text"),
    [
        ("{grader} check {right} >&-", 2, "standard output is closed"),
        ("{grader} check {right} >/dev/full", 5, "standard output cannot be written: No space left on device"),
        ("{grader} check {right} 2>&- | head -1", 0, ""),
        ("{grader} grade {right} -o {out} >&- 2>&-", 0, ""),
        ("{grader} grade {right} -o /proc/x", 2, "/proc/x cannot be written: "),
        ("{grader} grade {right} -o /dev/full", 2, "/dev/full cannot be written: "),
        ("{grader} grade {out}/absent.py -o {out}", 3, "absent.py: no such file or folder"),
        ("{grader} check {out}/absent.py", 3, "absent.py: no such file"),
        ("PYTHONOPTIMIZE=2 {grader} check {right}", 2, "run Python without -OO"),
        ("PYTHONOPTIMIZE=2 {grader} list", 2, "run Python without -OO"),
        ("ulimit -n 11; {grader} grade {right} -o {out}", 5, "Too many open files"),
    ],
)
def test_what_the_machine_refuses(right: Path, tmp_path: Path, command: str, code: int, text: str) -> None:
    """A closed or full output, no files left, docstrings thrown away: a line or two and a code, no traceback."""
    grader = f"{sys.executable} -m grader"
    out = tmp_path / "out"
    script = command.format(grader=grader, right=right, out=out)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, env=env, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert text in " ".join(done.stderr.split())
    assert len(done.stderr.splitlines()) <= 3
    if "{out}" in command and not code:
        assert json.loads((out / "results.jsonl").read_text())["score"] == 10.0
