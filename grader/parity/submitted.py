"""A student's module as an entrant: it runs in a process of its own, like every submission."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.catalog.catalog import Catalog
from grader.catalog.definitions import found_in, in_text
from grader.errors import Unknown, Unusable
from grader.judging.session import Session
from grader.parity.contest import Arrays, Case, Ran
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import start
from grader.submissions.reader import read

CALL_S, ALL_S = 120.0, 1200.0  # of one computation, of all of them


@dataclass
class Submitted:
    """A class of a file, measured against the truth of one of our entrants."""

    name: str
    model: Any  # of ours: knows the question and the truth
    session: Session
    function: str

    @property
    def blocks(self) -> tuple[str, ...]:
        """The blocks of the recurrent weights."""
        found: tuple[str, ...] = self.model.blocks
        return found

    def truth(self, case: Case, slip: int | None) -> Arrays:
        """The right answer in float64."""
        found: Arrays = self.model.truth(case, slip)
        return found

    def run(self, case: Case, device: str, dtype: str) -> Ran:
        """The module on a device; raises StudentError."""
        inputs, arriving = self.model.asked(case)
        X, *rest = inputs.values()
        count = len(arriving) - 1
        given = [X, tuple(rest[:count]), tuple(rest[count:]), tuple(arriving.values()), device, dtype]
        value = self.session.call(self.function, given).value
        names = list(self.model.truth(case, None))
        if not isinstance(value, tuple) or len(value) != len(names) + 1:
            raise Unusable(f"{self.function} returned another number of values")
        *arrays, seconds = value
        self.session.forget()
        return Ran(dict(zip(names, arrays, strict=True)), float(seconds))


@contextmanager
def entrants(path: Path, catalog: Catalog, ours: Mapping[str, Any], level: str | None) -> Iterator[list[Submitted]]:
    """The modules of a file for which there is a truth; raises Unknown when there is none.

    They run at a sandbox level from which the device can be reached.
    """
    submission = read(path)
    dialect = next(d for d in catalog.dialects.values() if d.packages)
    methods = in_text(submission.source).methods
    keys = dict.fromkeys(
        s.found_by.partition("(")[0] for s in found_in(methods, dialect) or found_in(methods, dialect, alone=True)
    )
    known = [(key, ours[of]) for key in keys for of in [key.removesuffix("Cell")] if of in ours]
    if not known:
        raise Unknown(
            f"{path.name} has no module that could be compared: a class such as {', '.join(ours)} of nn.Module"
        )
    limits = Limits(call_s=CALL_S, total_s=ALL_S, load_s=60.0)
    with (
        start(level) as sandbox,
        Session(sandbox, submission, 0, limits, Rules(), dialect.adapter, dialect.packages) as session,
    ):
        session.open()
        yield [Submitted(f"{path.name}: {key}", model, session, f"parity_of_{key}") for key, model in known]
