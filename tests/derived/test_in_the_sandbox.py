"""Values of every kind through the worker: what is right in this process is right there, and wrong is told alike."""

from pathlib import Path

import pytest

from grader.cli.main import run

from .small_exercises import SMALL, written

NAMES = ("clip", "names", "rotate", "one-hot", "softplus", "activate", "dense", "count", "squash")


@pytest.mark.parametrize("name", NAMES)
def test_right_and_wrong(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    """The solution and each odd style pass, the first wrong answer fails, and a counterexample is printed."""
    small = SMALL[name]
    written(tmp_path / "mine", name, small)
    file = tmp_path / f"{name}.py"
    for source in (small.solution, *small.right):
        file.write_text(f"import numpy as np\n\n{source}")
        assert run(["check", str(file), "--exercises", str(tmp_path / "mine"), "--exercise", name]) == 0, source
        capsys.readouterr()
    for wrong in [wrong for wrong in small.wrong if wrong.check in ("ordinary", "gradients")][:2]:
        file.write_text(f"import numpy as np\n\n{wrong.source}")
        assert run(["check", str(file), "--exercises", str(tmp_path / "mine"), "--exercise", name]) == 1
        output = capsys.readouterr().out
        assert f"({wrong.check})" in output
        assert wrong.facts in " ".join(output.split())
        assert "the smallest input that shows it" in output or "error" in output.lower()
