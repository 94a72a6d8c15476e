"""Right answers that were computed beforehand: what an exercise is asked with where its solution is not there.

`cases.json` says what each case is and which array of `cases.npz` is where; nothing of either is ever executed. The
cases of a check are some of these, and so are the smaller ones among which a counterexample is looked for.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.checks.draws import Draws
from grader.checks.types import Array
from grader.derived.cases import Case, cost, simplest
from grader.derived.question import Question
from grader.derived.regimes import Regime
from grader.derived.source import Written
from grader.derived.truth import Wanted
from grader.errors import BadExercise

CASES, ARRAYS = "cases.json", "cases.npz"
VERSION = 1


@dataclass(frozen=True)
class Record:
    """All that is known of one case."""

    given: Mapping[str, Any]
    cotangents: Mapping[str, Any]
    wanted: Wanted


@dataclass(frozen=True)
class Content:
    """What the two files hold."""

    functions: Mapping[str, Written]
    drawn: Mapping[str, tuple[Case, ...]]  # the cases of each regime
    records: Mapping[Case, Record]  # of these, and of those that are asked beside them
    unasked: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Stored:
    """What is right, from files; as grader.derived.laws asks for it."""

    question: Question
    regimes: Mapping[str, Regime]
    content: Content

    def record(self, case: Case) -> Record:
        """What is known of a case, in whichever run it is asked."""
        return self.content.records[replace(case, run=0)]

    def given(self, case: Case) -> dict[str, Any]:
        """The parts of all arguments."""
        return dict(self.record(case).given)

    def cotangents(self, case: Case) -> dict[str, Any]:
        """The arriving gradients of a pair."""
        return dict(self.record(case).cotangents)

    def wanted(self, case: Case) -> Wanted:
        """The right answer."""
        return self.record(case).wanted

    def draws(self, *names: str, rounds: int = 1) -> Draws:
        """Some of the stored cases, one for each regime and round."""
        whole = [[case for case in self.content.drawn[name] if not case.digits] for name in names]
        strategies = tuple(st.sampled_from(cases) for cases in whole if cases)
        return Draws(strategies, rounds, self.smaller, cost)

    def smaller(self, case: Case) -> st.SearchStrategy[Case]:
        """The stored cases that are no larger, the simplest first."""
        names = dict.fromkeys((simplest(self.regimes[case.regime]), case.regime))
        found = [one for name in names for one in self.content.drawn.get(name, ())]
        found = [one for one in found if all(n <= m for n, m in zip(one.sizes, case.sizes, strict=True))]
        found.sort(key=lambda one: (sum(one.sizes), not one.digits, one.regime != "ordinary", one.seed))
        return st.sampled_from([replace(one, run=case.run) for one in (*found, replace(case, run=0))])


def texts(content: Content) -> dict[str, bytes]:
    """The two files by name."""
    arrays: dict[str, Array] = {}
    rows = [
        {
            "case": asdict(case),
            "given": tree(record.given, arrays),
            "cotangents": tree(record.cotangents, arrays),
            "wanted": tree(asdict(record.wanted), arrays),
        }
        for case, record in content.records.items()
    ]
    whole = {
        "version": VERSION,
        "functions": [asdict(function) for function in content.functions.values()],
        "drawn": {name: [asdict(case) for case in cases] for name, cases in content.drawn.items()},
        "records": rows,
        "unasked": content.unasked,
    }
    stream = io.BytesIO()
    named: Mapping[str, Any] = arrays  # the stubs take a name for a switch
    np.savez_compressed(stream, **named)
    return {CASES: (json.dumps(whole) + "\n").encode(), ARRAYS: stream.getvalue()}


def read(folder: Path) -> Content:
    """The content of the two files; raises BadExercise."""
    try:
        whole = json.loads((folder / CASES).read_text(encoding="utf-8"))
        if whole["version"] != VERSION:
            raise BadExercise(f"{folder / CASES}: made by another version of this program; make the bundle once more")
        with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
            records = {
                case_of(row["case"]): Record(
                    value(row["given"], arrays),
                    value(row["cotangents"], arrays),
                    Wanted(**value(row["wanted"], arrays)),
                )
                for row in whole["records"]
            }
        functions = {row["name"]: Written(**{k: listed(v) for k, v in row.items()}) for row in whole["functions"]}
        drawn = {name: tuple(map(case_of, rows)) for name, rows in whole["drawn"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadExercise(f"{folder / CASES}: cannot be read: {error}") from error
    return Content(functions, drawn, records, tuple(whole["unasked"]))


def case_of(row: Mapping[str, Any]) -> Case:
    """A case as it was."""
    return Case(**{**row, "sizes": tuple(row["sizes"])})


def listed(value: Any) -> Any:
    """A tuple for a list."""
    return tuple(value) if isinstance(value, list) else value


def tree(value: Any, arrays: dict[str, Array]) -> Any:
    """A value as JSON; arrays are put aside."""
    if isinstance(value, np.ndarray):
        name = f"a{len(arrays)}"
        arrays[name] = value
        return {"array": name}
    if isinstance(value, Mapping):
        return {"dict": {key: tree(part, arrays) for key, part in value.items()}}
    if isinstance(value, list | tuple):
        return {type(value).__name__: [tree(part, arrays) for part in value]}
    return {"complex": [value.real, value.imag]} if isinstance(value, complex) else value


def value(written: Any, arrays: Mapping[str, Array]) -> Any:
    """The way back from `tree`."""
    if not isinstance(written, dict):
        return written
    ((kind, inside),) = written.items()
    if kind == "array":
        return arrays[inside]
    if kind == "dict":
        return {key: value(part, arrays) for key, part in inside.items()}
    parts: Iterable[Any] = (value(part, arrays) for part in inside)
    return complex(*inside) if kind == "complex" else tuple(parts) if kind == "tuple" else list(parts)
