"""The first week of deeplearning.ai's course 5: what its files import, how they call things, what they hand in."""

import json
from pathlib import Path

import pytest

from grader.cli.main import run
from grader.model import Report
from tests.conftest import Grade
from tests.corpus.loading import HERE
from tests.samples import written

RIGHT = (HERE / "right/dlai_notebook.py").read_text(encoding="utf-8")
HELPERS = "from rnn_utils import *\n"


def changed(*pairs: tuple[str, str]) -> str:
    """The right file with some texts replaced, each of which has to be there."""
    text = RIGHT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def lost(found: dict[str, Report]) -> set[str]:
    """The exercises that lose points."""
    return {slug for slug, report in found.items() if report.status != "graded" or report.score != report.max_score}


def test_every_function_of_the_week_is_graded(grade: Grade) -> None:
    """Detected by itself; the final state's gradient, which the course does not pass, is not asked for."""
    found = grade(RIGHT)
    assert len(found) == 8
    assert {report.dialect for report in found.values()} == {"deeplearning.ai"}
    assert lost(found) == set()


@pytest.mark.parametrize(
    "pairs",
    [
        [('"Wi"', '"Wu"'), ('"bi"', '"bu"'), ('"dWi"', '"dWu"'), ('"dbi"', '"dbu"')],
        [("c_next = np.zeros((n_a, m))", "c_next = 0")],
        [("softmax(np.dot(Wy, a_next) + by)", "np.dot(Wy, a_next) * 7")],
        [(HELPERS, "from course5.week1.rnn_utils import softmax, sigmoid\n")],
    ],
)
def test_what_differs_between_years_and_students_is_right(grade: Grade, pairs: list[tuple[str, str]]) -> None:
    """Wu for Wi, a number for the first cell state, y not graded, the helpers in a package."""
    assert lost(grade(changed(*pairs))) == set()


@pytest.mark.parametrize(
    ("old", "new", "slug", "said"),
    [
        ("c[:, :, t] = c_next", "c[:, :, t] = a_next", "lstm-sequence", "c[0, 0, 0] = "),
        ("c[:, :, t] = c_next", "c[:, :, -1] = c_next", "lstm-sequence", "c[0, 0, 0] = 0"),
        ('        dc_prevt = gradients["dc_prev"]\n', "", "lstm-sequence-backward", "dx[0, 0, 0] = "),
        ('"da0": da0, "dWf"', '"dWf"', "lstm-sequence-backward", "returned a dict without da0"),
    ],
)
def test_what_the_course_does_not_check_is_caught(grade: Grade, old: str, new: str, slug: str, said: str) -> None:
    """Planted: a wrong cell state beside right outputs, of all steps but the last; a pass that never hands dc on."""
    found = grade(changed((old, new)))
    assert lost(found) == {slug}
    assert said in " ".join(verdict.facts for verdict in found[slug].verdicts)


@pytest.mark.long
def test_a_wrong_array_is_told_by_the_names_of_the_course(grade: Grade) -> None:
    """Planted: one gate's gradient is halved; those of the other gates are right, and said to be."""
    found = grade(changed(("dWo = np.dot(dot, concat.T)", "dWo = np.dot(dot, concat.T) / 2")), "lstm-step-backward")
    facts = found["lstm-step-backward"].verdicts[0].facts
    assert facts.startswith("dWo[")
    assert "right: dxt, da_prev, dc_prev, dWf, dbf, dWi, dbi, dWc, dbc, dbo" in facts


TESTS = """
# In[7]:

get_ipython().run_line_magic("matplotlib", "inline")
rnn_cell_forward_tests(rnn_cell_forward)
assert False, "the course's own test"

"""


@pytest.mark.long
def test_a_notebook_that_was_written_out_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cell that fails stops nothing, and places are lines of the file. Planted: a wrong sign far below it."""
    text = changed(("def rnn_forward", TESTS + "# In[8]:\n\ndef rnn_forward"))
    assert run(["check", str(written(tmp_path / "hw.py", text))]) == 0
    text = text.replace("c_next = ft * c_prev + it * cct", "c_next = ft @ c_prev + it * cct")
    assert run(["check", str(written(tmp_path / "hw.py", text)), "--exercise", "lstm-step"]) == 1
    line = next(k for k, line in enumerate(text.split("\n"), start=1) if "ft @ c_prev" in line)
    assert f"hw.py:{line}" in (told := capsys.readouterr().out) or f"line {line}" in told


@pytest.mark.long
def test_what_an_absent_module_may_have_had_stops_no_file(grade: Grade) -> None:
    """`from public_tests import *` brings the tests; without it no function below their call is lost."""
    imports = (HELPERS, HELPERS + "from public_tests import *\n")
    tests = ("def rnn_forward", "rnn_cell_forward_tests(rnn_cell_forward)\n\n\ndef rnn_forward")
    assert lost(grade(changed(imports, tests))) == set()
    found = grade(changed(tests), "rnn-sequence")
    assert "NameError" in found["rnn-sequence"].reason


@pytest.mark.long
def test_own_helpers_come_first_and_others_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The grader's stand-in is named in a note; a student's own, wrong, costs points."""
    (tmp_path / "in" / "bob").mkdir(parents=True)
    for name in ("ann.py", "bob/hw.py"):
        written(tmp_path / "in" / name, RIGHT)
    own = "import numpy as np\ndef sigmoid(x): return np.tanh(x)\ndef softmax(x): return x\n"
    written(tmp_path / "in" / "bob" / "rnn_utils.py", own)
    run(["grade", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--exercise", "lstm-step"])
    lines = [json.loads(line) for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()]
    assert {line["submission"]: line["score"] for line in lines} == {"ann.py": 10.0, "bob": 0.0}
    notes = {line["submission"]: str(line["notes"]) for line in lines}
    assert "rnn_utils was not handed in" in notes["ann.py"]
    assert "rnn_utils was not handed in" not in notes["bob"]
    capsys.readouterr()
