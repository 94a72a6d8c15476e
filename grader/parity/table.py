"""The table of a parity run: lines for a terminal, an object for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from grader.parity.contest import Case, Outcome, Row, Timing
from grader.parity.running import shape

HEAD = f"  {'sizes':24s} {'dtype':9s} {'outputs':>10s} {'gradients':>10s} {'slip':>6s}  {'of bound':>8s}"


def lines(outcome: Outcome) -> Iterator[str]:
    """A line for each entrant, shape and dtype: the largest errors, and how much of its bound the worst one takes."""
    if outcome.remark:
        yield outcome.remark
    yield f"{outcome.device}: {outcome.described}, against NumPy in float64 on the CPU"
    yield ", ".join(f"{name} {version}" for name, version in outcome.environment.items())
    entrants = dict.fromkeys(row.entrant for row in outcome.rows)
    for entrant in entrants:
        yield ""
        yield entrant
        yield HEAD
        groups = dict.fromkeys((row.case, row.dtype) for row in outcome.rows if row.entrant == entrant)
        for case, dtype in groups:
            yield line(case, dtype, [r for r in outcome.rows if (r.entrant, r.case, r.dtype) == (entrant, case, dtype)])
    yield from outside(outcome)
    yield ""
    last = outcome.rows[-1].case if outcome.rows else None
    yield from (told(timing) for timing in outcome.timings if timing.runs > 2 or timing.case == last)


def line(case: Case, dtype: str, rows: list[Row]) -> str:
    """The errors of one run."""
    kinds = {"outputs": 0.0, "gradients": 0.0, "slip": -1.0}
    for row in rows:
        name = kind(row)
        kinds[name] = max(kinds[name], row.error)
    slip = f"{kinds['slip']:6.3f}" if kinds["slip"] >= 0.0 else f"{'-':>6s}"
    most = max(row.error / row.bound for row in rows)
    mark = "" if all(row.within for row in rows) else "  outside"
    return (
        f"  {shape(case):24s} {dtype:9s} {kinds['outputs']:10.1e} {kinds['gradients']:10.1e} {slip}  {most:8.3f}{mark}"
    )


def kind(row: Row) -> str:
    """What a tensor is, for the columns."""
    return "slip" if row.tensor.startswith("slip") else "gradients" if row.tensor.startswith("d") else "outputs"


def outside(outcome: Outcome) -> Iterator[str]:
    """Every tensor that is outside its bound, and what did not run."""
    for row in outcome.rows:
        if not row.within:
            place = f"{row.entrant}, {shape(row.case)}, {row.dtype}"
            yield f"✗ {place}: {row.tensor} is off by {row.error:.2g}, but at most {row.bound:.2g} is rounding"
    yield from (f"✗ {text}" for text in outcome.broken)


def told(timing: Timing) -> str:
    """Time, memory and determinism of one run."""
    memory = f", {timing.megabytes:.0f} MB" if timing.megabytes is not None else ""
    return (
        f"{timing.entrant}, {shape(timing.case)}, {timing.dtype}: {timing.seconds:.3g} s{memory} "
        f"(CPU in float64: {timing.cpu_seconds:.3g} s); {timing.alike} of {timing.runs} runs alike bit by bit"
    )


def as_object(outcome: Outcome) -> dict[str, Any]:
    """All of it, for JSON."""
    return {
        "device": outcome.device,
        "described": outcome.described,
        "remark": outcome.remark,
        "passed": outcome.passed,
        "environment": dict(outcome.environment),
        "rows": [{**asdict(row), "within": row.within} for row in outcome.rows],
        "timings": [asdict(timing) for timing in outcome.timings],
        "broken": list(outcome.broken),
    }
