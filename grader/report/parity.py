"""The table of a parity run for a terminal, made of what `--format json` writes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Told = Mapping[str, Any]
HEAD = f"  {'sizes':24s} {'dtype':9s} {'outputs':>10s} {'gradients':>10s} {'slip':>6s}  {'of bound':>8s}"


def lines(told: Told) -> Iterator[str]:
    """A line for each entrant, shape and dtype: the largest errors, and how much of its bound the worst one takes."""
    if told["remark"]:
        yield told["remark"]
    yield f"{told['device']}: {told['described']}, against NumPy in float64 on the CPU"
    yield ", ".join(f"{name} {version}" for name, version in told["environment"].items())
    groups: dict[str, dict[tuple[str, str], list[Told]]] = {}
    for row in told["rows"]:
        groups.setdefault(row["entrant"], {}).setdefault((sizes(row["case"]), row["dtype"]), []).append(row)
    for entrant, runs in groups.items():
        yield from ("", entrant, HEAD)
        yield from (line(*run, rows) for run, rows in runs.items())
    yield from outside(told)
    yield ""
    last = told["rows"][-1]["case"] if told["rows"] else None
    yield from (timed(one) for one in told["timings"] if one["runs"] > 2 or one["case"] == last)


def line(shape: str, dtype: str, rows: Sequence[Told]) -> str:
    """The errors of one run."""
    outputs, gradients, slip = (
        worst([row["error"] for row in rows if row["kind"] == kind]) for kind in ("outputs", "gradients", "slip")
    )
    most = worst([row["error"] / row["bound"] for row in rows])
    mark = "" if all(row["within"] for row in rows) else "  outside"
    slipped = "     -" if slip is None else f"{slip:6.3f}"
    return f"  {shape:24s} {dtype:9s} {outputs or 0.0:10.1e} {gradients or 0.0:10.1e} {slipped}  {most:8.3f}{mark}"


def worst(errors: Sequence[float]) -> float | None:
    """The largest error, nan where one is; None where there is none."""
    return math.nan if any(map(math.isnan, errors)) else max(errors, default=None)


def sizes(case: Mapping[str, int]) -> str:
    """The sizes in words."""
    return " ".join(f"{letter}={case[letter]}" for letter in "NTDH")


def outside(told: Told) -> Iterator[str]:
    """Every tensor that is outside its bound, and what did not run."""
    for row in told["rows"]:
        if not row["within"]:
            place = f"{row['entrant']}, {sizes(row['case'])}, {row['dtype']}"
            yield f"✗ {place}: {row['tensor']} is off by {row['error']:.2g}, but at most {row['bound']:.2g} is rounding"
    yield from (f"✗ {text}" for text in told["broken"])


def timed(one: Told) -> str:
    """Time, memory and determinism of one run."""
    memory = f", {one['megabytes']:.0f} MB" if one["megabytes"] is not None else ""
    return (
        f"{one['entrant']}, {sizes(one['case'])}, {one['dtype']}: {one['seconds']:.3g} s{memory} "
        f"(CPU in float64: {one['cpu_seconds']:.3g} s); {one['alike']} of {one['runs']} runs alike bit by bit"
    )
