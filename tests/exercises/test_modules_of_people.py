"""Modules as people write them: right ones are accepted whatever their structure, wrong ones caught and most named."""

import importlib.util

import pytest

from tests.conftest import Grade

from .modules import HEAD, RIGHT, WRONG

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)


@pytest.mark.long
@pytest.mark.parametrize("name", RIGHT)
def test_right_ones_are_accepted(grade: Grade, name: str) -> None:
    """All points."""
    slug, text = RIGHT[name]
    report = grade(HEAD + text)[slug]
    assert report.passed, [verdict.facts for verdict in report.verdicts]


@pytest.mark.long
@pytest.mark.parametrize("name", WRONG)
def test_wrong_ones_are_caught(grade: Grade, name: str) -> None:
    """Each fails, and the first diagnosis is the mistake where it has one name."""
    slug, text, mistake = WRONG[name]
    report = grade(HEAD + text)[slug]
    assert not report.passed
    named = [one.id for one in report.diagnosis][:1]
    assert named == [mistake] or (named and not mistake)
