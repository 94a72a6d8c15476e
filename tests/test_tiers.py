"""What a plain `pytest` leaves out are cases of tests of which it tries others."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests import tiers
from tests.tiers import KEPT, later

ROOT = Path(__file__).parents[1]


def test_some_cases_of_each_test_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as the table says, the first one among them; what it does not list stays whole."""
    monkeypatch.setattr(tiers, "KEPT", {"tests/a.py::*": 3, "tests/c.py::*": 0})
    cases = [f"tests/a.py::test_x[{k}]" for k in range(10)]
    alone = ["tests/a.py::test_y", *(f"tests/b.py::test_z[{k}]" for k in range(10))]
    none = [f"tests/c.py::test_x[{k}]" for k in range(2)]
    left = set(later([*cases, *alone, *none], str))
    assert [case for case in cases if case not in left] == [cases[0], cases[4], cases[8]]
    assert not left & set(alone)
    assert {*none} <= left


@pytest.mark.xdist_group("kept together")
def test_groups_are_kept_in_one_process(request: pytest.FixtureRequest) -> None:
    """Where tests run in several: pytest-xdist tells its groups by the ends of names."""
    grouped = getattr(request.config.option, "loadgroup", False)
    assert request.node.nodeid.endswith("@kept together" if grouped else request.node.name)


def test_no_row_is_left_over() -> None:
    """Each pattern is that of some file, and of a function in it."""
    for pattern in KEPT:
        file, _, function = pattern.partition("::")
        found = [path for path in (ROOT / "tests").rglob("test_*.py") if fnmatch(str(path.relative_to(ROOT)), file)]
        assert found, pattern
        lines = [line for path in found for line in path.read_text(encoding="utf-8").splitlines()]
        tests = [line[4:].partition("(")[0] for line in lines if line.startswith("def test_")]
        assert any(fnmatch(test, function or "*") for test in tests), pattern
