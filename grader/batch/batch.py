"""Many submissions: judges in processes of their own, each with its sandbox; results in the submissions' order.

No submission can stop the others: one that its judge does not survive costs that judge, which is replaced, and gets
a report with status "fault". Finished reports wait for their turn within a window of fixed size, so memory does not
grow with the number of submissions.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from grader.batch.pool import Done, Pool
from grader.batch.store import Store
from grader.run.plan import Plan
from grader.submissions.found import Place
from grader.submissions.reader import fingerprint

WINDOW = 64  # submissions per judge that may be finished before the first unfinished one
STATUSES = ("graded", "invalid", "fault")


@dataclass
class Tally:
    """What a batch has come to so far."""

    submissions: int = 0
    reports: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATUSES, 0))
    kept: int = 0  # submissions whose report an earlier run left

    def count(self, done: Done) -> None:
        """Add one submission."""
        self.submissions += 1
        for status, _ in done:
            self.reports[status] += 1


def grade(
    places: Sequence[Place],
    plan: Plan,
    store: Store,
    jobs: int = 1,
    progress: Callable[[int, str], None] = lambda done, waiting: None,
) -> Tally:
    """Grade all places under one plan, and write their lines to the store in this order.

    `progress` is told how many are done, in whatever order, and whose turn to be written it is.

    Raises:
        grader.errors.Refused: the plan cannot be carried out here.
    """
    tally = Tally()
    finished: dict[int, Done] = {}
    fed = 0
    with contextlib.closing(Pool(plan, min(jobs, len(places)))) as pool:
        for turn, place in enumerate(places):
            while turn not in finished:
                while fed < min(len(places), turn + WINDOW * jobs) and pool.has_room():
                    feed(pool, store, places[fed], fed, finished)
                    fed += 1
                if turn not in finished:
                    finished.update(pool.collect())
                    progress(tally.submissions + len(finished), place.name)
            conclude(store, place, finished.pop(turn), tally)
            progress(tally.submissions + len(finished), "")
    return tally


def feed(pool: Pool, store: Store, place: Place, number: int, finished: dict[int, Done]) -> None:
    """Give a submission to a judge, unless an earlier run left its lines."""
    if store.has(place.name, fingerprint(place.path)):
        finished[number] = []  # its lines are copied when its turn comes
    else:
        pool.give(number, place)


def conclude(store: Store, place: Place, done: Done, tally: Tally) -> None:
    """Write the lines about one submission."""
    if done:
        store.write(place.name, [line for _, line in done])
    else:
        done = store.copy(place.name)
        tally.kept += 1
    tally.count(done)
