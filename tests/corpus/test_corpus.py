"""The corpus and the grader agree: no right file is rejected, no wrong one accepted, each called by its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from operator import attrgetter
from pathlib import Path

import pytest

from grader.catalog.catalog import Catalog
from grader.errors import Unreadable
from grader.model import Report, Submission
from grader.run.grader import Grader
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox
from grader.submissions.reader import read

from .agreement import by_function, departures, losses, misnamings, refused, told, undone
from .loading import CorpusFile, corpus

RIGHT = [*corpus("right"), *corpus("once_refused")]
WRONG, BROKEN, ONCE_ACCEPTED = corpus("wrong"), corpus("broken"), corpus("once_accepted")
SEED = 1  # what the headers say was seen with the draws of this seed
UNNAMED = 27  # files whose mistake the diagnosis does not name, or gives another name; see their headers
STEM = attrgetter("stem")
Asked = Callable[[CorpusFile, Grader], list[Report]]
Reports = Callable[[CorpusFile], list[Report]]
Stepped = Callable[[str, str], list[Report]]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """Grade a corpus file: its reports, or a skip where it needs a module that is not installed."""

    def graded(file: CorpusFile, by: Grader) -> list[Report]:
        for module in file.header.needs:
            pytest.importorskip(module)
        path = tmp_path / file.name
        path.write_bytes(file.content)
        spoken = by.catalog.dialect(file.header.dialect) if file.header.dialect else None
        try:
            return list(by.reports(read(path), None, spoken))
        except Unreadable as why:
            unread = Submission(path, file.name, "py", hashlib.sha256(file.content).hexdigest(), "")
            return by.invalid(unread, None, spoken, str(why))

    return graded


@pytest.fixture(scope="session")
def patient(exercises: Catalog, room: Sandbox) -> Grader:
    """The program's grader, with time for a slow import of torch."""
    return Grader(exercises, room, seed=SEED, limits=Limits(call_s=20.0, total_s=60.0))


@pytest.fixture
def reports(asked: Asked, patient: Grader) -> Reports:
    """Grade a corpus file as the program does."""
    return lambda file: asked(file, patient)


@pytest.fixture(scope="session")
def hasty(exercises: Catalog, room: Sandbox) -> Grader:
    """A grader that waits no longer than it must for what never ends."""
    return Grader(exercises, room, seed=SEED, limits=Limits(call_s=5.0, total_s=60.0))


@pytest.fixture(scope="session")
def allowing(exercises: Catalog, room: Sandbox) -> Grader:
    """A grader that forbids no module, so that the mistake itself is seen."""
    outlines = tuple(replace(o, content={**o.content, "forbidden": []}) for o in exercises.outlines)
    loader = cache(lambda slug: replace(exercises.loader(slug), forbidden=()))
    open_to_all = replace(exercises, outlines=outlines, loader=loader)
    return Grader(open_to_all, room, seed=SEED, limits=Limits(call_s=20.0, total_s=60.0))


@pytest.mark.parametrize("file", RIGHT, ids=STEM)
def test_a_right_file_is_accepted(file: CorpusFile, reports: Reports) -> None:
    """Full marks on everything that is done, and no diagnosis."""
    got = reports(file)
    assert [told(report) for report in got if not report.passed and not undone(report)] == []
    assert [report.diagnosis for report in got if report.diagnosis] == []
    assert any(report.passed for report in got)
    assert all(report.score == report.max_score for report in got if not undone(report))


@pytest.mark.parametrize("file", WRONG, ids=STEM)
def test_a_wrong_file_is_judged_as_it_says(
    file: CorpusFile, asked: Asked, patient: Grader, allowing: Grader, exercises: Catalog
) -> None:
    """The wrong functions lose points and no right one does; the first diagnosis calls the mistake by its name.

    A header with `unnamed` says that the diagnosis fails today: when it no longer does, the line goes.
    """
    found = by_function(asked(file, allowing if file.header.forbidden else patient), exercises)
    assert list(losses(file.header, found)) == []
    wrongly = list(misnamings(file.header, found))
    assert bool(wrongly) == bool(file.header.unnamed), wrongly


@pytest.mark.parametrize("file", [file for file in WRONG if file.header.forbidden], ids=STEM)
def test_a_forbidden_module_costs_all_points(file: CorpusFile, reports: Reports) -> None:
    """Each exercise says which module it does not allow, and gives nothing."""
    assert [told(report) for report in reports(file) if not refused(report, file.header)] == []


@pytest.mark.parametrize("file", ONCE_ACCEPTED, ids=STEM)
def test_a_file_once_accepted_is_caught(file: CorpusFile, reports: Reports, exercises: Catalog) -> None:
    """Each function that contains the mistake is graded, and loses points."""
    found = by_function(reports(file), exercises)
    lost = {name for name, report in found.items() if report.status == "graded" and report.score != report.max_score}
    kept = set(file.header.wrong) - lost
    assert not kept


@pytest.mark.parametrize("file", BROKEN, ids=STEM)
def test_a_broken_file_has_its_outcome(file: CorpusFile, asked: Asked, hasty: Grader) -> None:
    """What the header announces is what the grader says."""
    assert list(departures(file.header.outcome, asked(file, hasty))) == []


def test_few_mistakes_are_not_named() -> None:
    """How many headers say that the diagnosis does not do what it should; the number only ever falls."""
    assert sum(bool(file.header.unnamed) for file in WRONG) == UNNAMED


RIGHT_STEP = "import numpy as np\n\n\ndef rnn_step(x, h, W, R, b):\n    return np.tanh(x @ W.T + h @ R.T + b), None\n"


@pytest.fixture
def stepped(grade: Callable[..., dict[str, Report]]) -> Stepped:
    """Grade a step with something in it replaced."""

    def graded(old: str, new: str) -> list[Report]:
        return list(grade(RIGHT_STEP.replace(old, new), "rnn-step").values())

    return graded


def test_a_header_that_is_mistaken_is_found(stepped: Stepped, exercises: Catalog) -> None:
    """A right function called wrong, a wrong one called right, a wrong name: each shows; the truth does not."""
    says = replace(WRONG[0].header, wrong=("rnn_step",), spoiled=(), blamed=(), forbidden="", mistake="bias_missing")
    right, wrong = (by_function(stepped(*change), exercises) for change in (("", ""), (" + b", " - b")))
    name = wrong["rnn_step"].diagnosis[0].id
    assert [*losses(says, right)]
    assert not [*losses(says, wrong)]
    assert not [*losses(replace(says, wrong=()), right)]
    assert [*losses(replace(says, wrong=()), wrong)]
    assert [*misnamings(says, wrong)]
    assert not [*misnamings(replace(says, mistake=f"bias_missing or {name}"), wrong)]
    assert [*misnamings(replace(says, mistake=f"bias_missing + {name}"), wrong)]
    assert [*misnamings(replace(says, mistake="none"), wrong)]


def test_an_outcome_that_is_mistaken_is_found(stepped: Stepped) -> None:
    """An outcome of another kind or of other words shows, in every kind."""
    graded = {
        "right": stepped("", ""),
        "wrong: h[0, 0]": stepped(" + b", " - b"),
        "error: raised ZeroDivisionError": stepped("return", "return 1 / 0,"),
        "not done yet: it raises NotImplementedError": stepped("return", "raise NotImplementedError\n    return"),
        "invalid: syntax error": stepped("return", "return ("),
    }
    for outcome in graded:
        for other, got in graded.items():
            assert bool([*departures(outcome, got)]) == (outcome != other), (outcome, other)
    assert [*departures("error: raised KeyError", graded["error: raised ZeroDivisionError"])]
    assert not [*departures("right | error: raised ZeroDivision", graded["error: raised ZeroDivisionError"])]
