"""Modules written by who knew the tasks alone: each is graded as its header says, whatever its structure."""

import importlib.util
from pathlib import Path

import pytest

from tests.conftest import Grade

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

FILES = sorted((Path(__file__).parent / "strangers").glob("*/*.py"))
# Each of these was once accepted, a fault of ours, or told of something else; the rest takes longer than it is worth.
ONCE_AMISS = (
    "batch_first_unsaid",
    "c_in_place",
    "float32_buffer",
    "function_by_autograd",
    "function_kept_on_the_class",
    "function_two_biases_ctx_attributes",
    "gru_raw_letters",
    "no_grad_inside",
    "subclass_of_the_layer",
)
LONG = [pytest.param(f, id=f.stem, marks=() if f.stem in ONCE_AMISS else pytest.mark.long) for f in FILES]


def header(path: Path) -> dict[str, str]:
    """What the comments at the top of a file say of it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line[2:].split(": ", 1) for line in lines if line.startswith(("# exercise: ", "# mistake: ")))


@pytest.mark.parametrize("path", LONG)
def test_each_is_graded_as_it_deserves(grade: Grade, path: Path) -> None:
    """Right ones earn everything; wrong ones fail, and the first thing said is the mistake, which is the only one."""
    about = header(path)
    report = grade(path.read_text(encoding="utf-8"), about["exercise"])[about["exercise"]]
    assert report.status == "graded", report
    assert report.passed == (path.parent.name == "right"), [verdict.facts for verdict in report.verdicts]
    assert [one.id for one in report.diagnosis][:1] == ([about["mistake"]] if "mistake" in about else [])
    assert not [one for one in report.diagnosis if one.kind == "pair"]
