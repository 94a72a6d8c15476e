"""A parity run: every entrant at every shape in every dtype."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import numpy as np

from grader.errors import StudentError
from grader.parity.comparing import compared
from grader.parity.contest import REPEATED, RUNS, Case, Entrant, Outcome, Progress, Ran, Row, Timing
from grader.report.parity import sizes


def run(
    entrants: Sequence[Entrant],
    cases: Sequence[Case],
    dtypes: Sequence[str],
    device: str,
    said: Mapping[str, str],
    environment: Mapping[str, str],
    progress: Progress = lambda text: None,
) -> Outcome:
    """Compare, and time; `said` describes the devices. What raises is told and fails, as what hangs would."""
    rows: list[Row] = []
    timings: list[Timing] = []
    broken: list[str] = []
    for entrant in entrants:
        for case in cases:
            truth = entrant.truth(case, None)
            slips = {block: entrant.truth(case, k) for k, block in enumerate(entrant.blocks)}
            for dtype in dtypes:
                progress(f"{entrant.name}, {sizes(asdict(case))}, {dtype}")
                try:
                    ran = entrant.run(case, device, dtype)
                    rows += compared(entrant.name, case, dtype, ran.arrays, truth, slips)
                    timings.append(timed(entrant, case, device, dtype, ran))
                except (RuntimeError, NotImplementedError, StudentError) as error:
                    first = str(error).splitlines()[0] if str(error) else type(error).__name__
                    broken.append(f"{entrant.name}, {sizes(asdict(case))}, {dtype}: {first}")
    return Outcome(device, said[device], tuple(rows), tuple(timings), environment, tuple(broken))


def timed(entrant: Entrant, case: Case, device: str, dtype: str, first: Ran) -> Timing:
    """How long a run takes and whether it repeats itself: ten times at one shape, twice at the others."""
    more = [entrant.run(case, device, dtype) for _ in range(RUNS - 1 if case == REPEATED else 1)]
    alike = 1 + sum(
        all(np.array_equal(ran.arrays[name], array, equal_nan=True) for name, array in first.arrays.items())
        for ran in more
    )
    seconds = min(ran.seconds for ran in more)  # the first run warms up
    cpu = seconds if (device, dtype) == ("cpu", "float64") else entrant.run(case, "cpu", "float64").seconds
    return Timing(entrant.name, case, dtype, seconds, cpu, first.megabytes, alike, 1 + len(more))
