"""Modules written by who knew the tasks alone: each is graded as its header says, whatever its structure."""

import importlib.util
from pathlib import Path

import pytest

from tests.conftest import Grade
from tests.corpus.loading import expanded, head

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


def header(text: str) -> dict[str, str]:
    """What the comments at the top of a file say of it."""
    return dict(line[2:].split(": ", 1) for line in head(text))


def whole(path: Path) -> str:
    """A file's text; one that is kept as changes to another is put together, as in the corpus."""
    text = path.read_text(encoding="utf-8")
    base = header(text).get("base")
    return expanded(text, (path.parents[1] / base).read_text(encoding="utf-8")) if base else text


@pytest.mark.parametrize("path", LONG)
def test_each_is_graded_as_it_deserves(grade: Grade, path: Path) -> None:
    """Right ones earn everything; wrong ones fail, and the first thing said is the mistake, which is the only one."""
    text = whole(path)
    about = header(text)
    report = grade(text, about["exercise"])[about["exercise"]]
    assert report.status == "graded", report
    assert report.passed == (path.parent.name == "right"), [verdict.facts for verdict in report.verdicts]
    assert [one.id for one in report.diagnosis][:1] == ([about["mistake"]] if "mistake" in about else [])
    assert not [one for one in report.diagnosis if one.kind == "pair"]
