"""The ledger: a run goes on from any byte, keeps what is good, and never overwrites a gradebook."""

import hashlib
import json
from pathlib import Path

import pytest

from grader import batch
from grader.ledger import OLD, RESULTS, Ledger, Occupied
from grader.run import Plan
from grader.submission import Place, find

RUN = {"seed": 3}


class Quick:
    """In place of the judges: two lines about every submission, which tell its content."""

    def __init__(self, plan: Plan, size: int) -> None:
        """No process is started."""
        self.given: list[tuple[int, Place]] = []

    def has_room(self) -> bool:
        """Four at a time."""
        return len(self.given) < 4

    def give(self, number: int, place: Place) -> None:
        """Take a submission."""
        self.given.append((number, place))

    def collect(self) -> dict[int, list[tuple[str, str]]]:
        """Answer the last that was given first."""
        number, place = self.given.pop()
        content = place.path.read_bytes()
        about = {"submission": place.name, "sha256": hashlib.sha256(content).hexdigest(), "status": "graded"}
        return {number: [("graded", json.dumps(about | {"exercise": k, "size": len(content)})) for k in "ab"]}

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No judges in these tests."""
    monkeypatch.setattr(batch, "Crew", Quick)


def run(folder: Path, output: Path, *, resume: bool = False) -> batch.Tally:
    """Grade a folder."""
    with Ledger(output, RUN, resume) as ledger:
        return batch.grade(find([folder]), Plan(), ledger)


def lines_of(output: Path) -> list[bytes]:
    """The lines of a run."""
    return (output / RESULTS).read_bytes().splitlines(keepends=True)


def test_results_stand_in_the_order_of_the_submissions(handed_in: Path, tmp_path: Path) -> None:
    """Whichever is done first: sorted by name, all lines of a submission together."""
    run(handed_in, tmp_path / "out")
    found = [(line["submission"], line["exercise"]) for line in map(json.loads, lines_of(tmp_path / "out"))]
    names = ["alice.py", "bob.py", "carol.py", "dave.py", "erin.py"]
    assert found == [(name, exercise) for name in names for exercise in "ab"]


def test_a_run_goes_on_from_any_byte(handed_in: Path, tmp_path: Path) -> None:
    """Wherever results.jsonl was cut off, going on gives the file of an unbroken run."""
    run(handed_in, tmp_path / "out")
    path = tmp_path / "out" / RESULTS
    whole = path.read_bytes()
    ends = [k for k in range(len(whole)) if whole[k : k + 1] == b"\n"]
    for cut in sorted({*range(0, len(whole), 97), *ends, *(k + 1 for k in ends)}):
        path.write_bytes(whole[:cut])
        run(handed_in, tmp_path / "out", resume=True)
        assert path.read_bytes() == whole, f"cut after {cut} bytes"
        assert not (tmp_path / "out" / OLD).exists()


def test_going_on_grades_only_what_is_missing_changed_or_new(handed_in: Path, tmp_path: Path) -> None:
    """Lines are kept for files that are as they were; the last submission is never trusted."""
    run(handed_in, tmp_path / "out")
    before = lines_of(tmp_path / "out")
    (handed_in / "bob.py").write_text("changed")
    (handed_in / "carla.py").write_text("new")
    (handed_in / "dave.py").unlink()
    tally = run(handed_in, tmp_path / "out", resume=True)
    after = lines_of(tmp_path / "out")
    assert (tally.kept, tally.submissions) == (2, 5)
    assert after[:2] == before[:2]
    assert [json.loads(line)["size"] for line in after[2:6:2]] == [7, 3]
    assert after[6:] == before[4:6] + before[8:]


def test_a_run_broken_while_going_on_loses_nothing(handed_in: Path, tmp_path: Path) -> None:
    """Lines of the first run that the second had not come to are still there for the third."""
    run(handed_in, tmp_path / "out")
    lines = lines_of(tmp_path / "out")
    (tmp_path / "out" / OLD).write_bytes(b"".join(lines[:8]))
    (tmp_path / "out" / RESULTS).write_bytes(lines[0] + lines[1] + lines[2][:20])
    assert run(handed_in, tmp_path / "out", resume=True).kept == 4
    assert lines_of(tmp_path / "out") == lines


def test_a_fault_is_graded_again(handed_in: Path, tmp_path: Path) -> None:
    """Going on gives another chance to what our own bug spoiled."""
    run(handed_in, tmp_path / "out")
    path = tmp_path / "out" / RESULTS
    whole = path.read_text()
    path.write_text(whole.replace('"graded"', '"fault"', 1))
    assert run(handed_in, tmp_path / "out", resume=True).kept == 3
    assert path.read_text() == whole


def test_results_are_never_overwritten(handed_in: Path, tmp_path: Path) -> None:
    """A folder with results is left alone unless the run goes on, and it goes on only as it began."""
    run(handed_in, tmp_path / "out")
    with pytest.raises(Occupied, match="--resume"):
        Ledger(tmp_path / "out", RUN, resume=False)
    with pytest.raises(Occupied, match="has seed 3, not 4"):
        Ledger(tmp_path / "out", {"seed": 4}, resume=True)
    (tmp_path / "out" / "run.json").write_text("{")
    with pytest.raises(Occupied, match="cannot be read"):
        Ledger(tmp_path / "out", RUN, resume=True)


def test_the_window_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the first submission is, no more than a window of the others is finished before it."""
    monkeypatch.setattr(batch, "WINDOW", 3)
    folder = tmp_path / "many"
    folder.mkdir()
    for k in range(20):
        (folder / f"s{k:02}.py").write_text(f"x = {k}")
    given: list[int] = []
    give = Quick.give

    def watched(self: Quick, number: int, place: Place) -> None:
        given.append(number)
        give(self, number, place)

    first_waits = Quick.collect

    def last_first(self: Quick) -> dict[int, list[tuple[str, str]]]:
        assert max(given) < 3 + min(number for number, _ in self.given)
        return first_waits(self)

    monkeypatch.setattr(Quick, "give", watched)
    monkeypatch.setattr(Quick, "collect", last_first)
    run(folder, tmp_path / "out")
    assert given == list(range(20))
