"""Labs: a valid notebook of several exercises; graded is what its cells define, run from the first to the last."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from grader.authoring.lab import files, labs, read
from grader.catalog.catalog import load
from grader.errors import BadExercise, UnknownExercise
from grader.model import Report

Graded = Callable[..., dict[str, Report]]
LAB = labs()["sine-lab"]
FOLDERS = {one.slug: one.folder for one in load().outlines if one.slug in LAB.exercises}
SOLUTIONS = {slug: (folder / "solution.py").read_text(encoding="utf-8") for slug, folder in FOLDERS.items()}
SOLUTIONS["rnn-sequence"] = """
def rnn_forward(X, h, W, R, b):
    H = []
    for x in X:
        h, _ = rnn_step(x, h, W, R, b)  # of the cell above
        H.append(h)
    return np.array(H), h, None
"""


def handed_out() -> dict[str, Any]:
    """The notebook as a student gets it."""
    found: dict[str, Any] = json.loads(files(LAB)["sine_lab.ipynb"])
    return found


def solved() -> dict[str, Any]:
    """The notebook with our own solutions in its cells, as if run in another order, and with outputs that lie."""
    made = handed_out()
    for count, cell in enumerate(reversed(made["cells"])):
        for slug in cell["metadata"].get("tags", ()):
            cell["source"] = SOLUTIONS[slug]
        if cell["cell_type"] == "code":
            cell["execution_count"] = count + 1
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "loss: nan"}]
    return made


def saved(made: dict[str, Any], folder: Path) -> Path:
    """A notebook as a file."""
    path = folder / "sine_lab.ipynb"
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.mark.parametrize("lab", labs().values(), ids=lambda lab: lab.name)
def test_a_lab_is_a_valid_notebook(lab: Any) -> None:
    """nbformat accepts it; the cells with tags are its exercises in order; each has a test file."""
    made = files(lab)
    notebook = json.loads(made[f"{lab.name.replace('-', '_')}.ipynb"])
    nbformat.validate(notebook)
    tags = [tag for cell in notebook["cells"] for tag in cell["metadata"].get("tags", ())]
    assert tuple(tags) == lab.exercises
    assert [name for name in made if name.startswith("test_")] == [f"test_{t.replace('-', '_')}.py" for t in tags]


def test_a_lab_that_is_not_begun_earns_nothing(grade: Graded, tmp_path: Path) -> None:
    """Every exercise of it is there, and none has points."""
    reports = grade(saved(handed_out(), tmp_path))
    assert set(reports) == set(LAB.exercises)
    assert {report.score for report in reports.values()} == {0}


def test_a_solved_lab_earns_everything(grade: Graded, tmp_path: Path) -> None:
    """Whatever its stored outputs say, and in whatever order it was run."""
    reports = grade(saved(solved(), tmp_path))
    assert set(reports) == set(LAB.exercises)
    assert all(report.score == report.max_score for report in reports.values())


def test_what_only_a_deleted_cell_had_is_missing(grade: Graded, tmp_path: Path) -> None:
    """A function that the training calls stood in a cell that is gone: the training fails, the rest does not."""
    made = solved()
    cell = next(cell for cell in made["cells"] if cell["id"] == "train-rnn")
    cell["source"] = cell["source"].replace("def run(", "def once_called_run(")
    reports = grade(saved(made, tmp_path))
    assert reports["train-rnn"].score == 0
    assert reports["sine-batch"].score == reports["sine-batch"].max_score


def test_the_last_cell_runs() -> None:
    """With solutions above it, it prints losses that fall below what the text promises."""
    names: dict[str, Any] = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for cell in solved()["cells"]:
            if cell["cell_type"] == "code" and cell["id"] != "check":  # a line for the shell
                exec(compile(cell["source"], cell["id"], "exec"), names)
    assert names["losses"][0] > 0.4
    assert names["losses"][-1] < 0.003
    assert printed.getvalue().startswith("piece   0: 0.")


def test_a_lab_of_ones_own(tmp_path: Path) -> None:
    """A file in `labs/` of a teacher's folder is one; a wrong key and an unknown exercise are told."""
    folder = tmp_path / "labs"
    folder.mkdir()
    mine = folder / "mine.toml"
    mine.write_text('title = "Mine"\nexercises = ["rnn-step"]\n', encoding="utf-8")
    assert list(files(labs(tmp_path)["mine"])) == ["mine.ipynb", "test_rnn_step.py"]
    mine.write_text('title = "Mine"\nexercise = ["rnn-step"]\n', encoding="utf-8")
    with pytest.raises(BadExercise, match=r"mine\.toml: unknown key 'exercise'; did you mean exercises\?"):
        read(mine)
    mine.write_text('title = "Mine"\nexercises = ["rnn-stop"]\n', encoding="utf-8")
    with pytest.raises(UnknownExercise, match="rnn-step"):
        files(read(mine))
