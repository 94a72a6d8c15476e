"""The store: a run goes on from any byte, keeps what is good, and never overwrites a gradebook."""

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from grader.batch import batch
from grader.batch.provenance import difference, run_of
from grader.batch.store import OLD, RESULTS, WRITTEN, Store
from grader.errors import Occupied
from grader.run.plan import Plan
from grader.submissions.found import Place, find

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
    monkeypatch.setattr(batch, "Pool", Quick)


def run(folder: Path, output: Path, *, resume: bool = False) -> batch.Tally:
    """Grade a folder."""
    places = find([folder])
    with Store(output, RUN, resume, places) as store:
        return batch.grade(places, Plan(), store)


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
    """Lines are kept for files that are as they were."""
    run(handed_in, tmp_path / "out")
    before = lines_of(tmp_path / "out")
    (handed_in / "bob.py").write_text("changed")
    (handed_in / "carla.py").write_text("new")
    tally = run(handed_in, tmp_path / "out", resume=True)
    after = lines_of(tmp_path / "out")
    assert (tally.kept, tally.submissions) == (4, 6)
    assert after[:2] == before[:2]
    assert [json.loads(line)["size"] for line in after[2:6:2]] == [7, 3]
    assert after[6:] == before[4:]


def test_finished_lines_are_never_dropped(handed_in: Path, tmp_path: Path) -> None:
    """Going on with fewer or with other submissions is refused, and says what the run began with."""
    run(handed_in, tmp_path / "out")
    before = lines_of(tmp_path / "out")
    late = tmp_path / "late"
    late.mkdir()
    (late / "zoe.py").write_text("late")
    for paths, reason in (
        ([handed_in / "bob.py"], "results of alice.py and 3 others, which are not among"),
        ([late], "results of alice.py and 4 others"),
    ):
        with pytest.raises(Occupied, match=reason):
            Store(tmp_path / "out", RUN, True, find(paths))
    (handed_in / "dave.py").unlink()
    with pytest.raises(Occupied, match=r"results of dave\.py, which is not among"):
        run(handed_in, tmp_path / "out", resume=True)
    assert lines_of(tmp_path / "out") == before


def test_other_files_of_the_same_names_are_no_going_on(handed_in: Path, tmp_path: Path) -> None:
    """The same names in another folder are another class; a folder that was moved is the same one."""
    plan = Plan(seed=3)
    other = tmp_path / "other"
    shutil.copytree(handed_in, other)
    for name, content, refused in (("bob.py", None, False), ("bob.py", "another", True)):
        output = tmp_path / f"out{refused}"
        with Store(output, run_of(plan, [handed_in], output), False) as store:
            batch.grade(find([handed_in]), plan, store)
        if content:
            (other / name).write_text(content)
        if refused:
            with pytest.raises(Occupied, match=r"other files of the same name \(bob.py\) \(the run began with"):
                Store(output, run_of(plan, [other], output), True, find([other]))
        else:
            Store(output, run_of(plan, [other], output), True, find([other])).__exit__(None, None, None)


def test_a_run_goes_on_only_with_the_same_dialect_exercises_and_grader(
    handed_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edited file is refused and named; the same file under another path is the same."""
    dialect, mine, output = tmp_path / "mine.toml", tmp_path / "mine", tmp_path / "out"
    dialect.write_text("name = 'a'")
    mine.mkdir()
    (mine / "checks.py").write_text("points = 4")
    plan = Plan(seed=3, dialect=str(dialect), exercises=mine)
    before = run_of(plan, [handed_in], output)
    monkeypatch.chdir(mine)
    again = Plan(seed=3, dialect="../mine.toml", exercises=Path("../mine"))
    assert difference(before, run_of(again, [handed_in], output)) is None
    dialect.write_text("name = 'b'")
    assert "what ../mine.toml holds has changed" in str(difference(before, run_of(again, [handed_in], output)))
    dialect.write_text("name = 'a'")
    (mine / "checks.py").write_text("points = 40")
    assert "what ../mine holds has changed" in str(difference(before, run_of(again, [handed_in], output)))
    (mine / "checks.py").write_text("points = 4")
    (mine / "__pycache__").mkdir()
    (mine / "__pycache__" / "checks.pyc").write_bytes(b"")
    assert difference(before, run_of(again, [handed_in], output)) is None
    before["sha256"]["grader"] = "0"
    assert "the grader, or the exercises" in str(difference(before, run_of(again, [handed_in], output)))
    assert "it began with dialect" in str(difference(before, run_of(Plan(seed=3), [handed_in], output)))


@pytest.mark.parametrize("spoil", ["garbled", "lost", "doubled", "edited"])
def test_a_submission_whose_lines_are_not_whole_is_graded_again(handed_in: Path, tmp_path: Path, spoil: str) -> None:
    """One line of several that is garbled, lost, there twice or another one: all of the submission's are made anew."""
    run(handed_in, tmp_path / "out")
    path = tmp_path / "out" / RESULTS
    whole = lines_of(tmp_path / "out")
    spoiled = {
        "garbled": [b'{"garb\n'],
        "lost": [],
        "doubled": [whole[3], whole[3]],
        "edited": [whole[3].replace(b'"size": ', b'"size": 1')],
    }[spoil]
    path.write_bytes(b"".join(whole[:3] + spoiled + whole[4:]))
    assert run(handed_in, tmp_path / "out", resume=True).kept == 4
    assert lines_of(tmp_path / "out") == whole


@pytest.mark.skipif(sys.platform == "win32", reason="locks of Unix")
def test_two_runs_into_one_folder(handed_in: Path, tmp_path: Path) -> None:
    """The second is refused while the first is at it, and may go on when it has ended."""
    with Store(tmp_path / "out", RUN, False) as store:
        with pytest.raises(Occupied, match="another run writes into"):
            Store(tmp_path / "out", RUN, True)
        batch.grade(find([handed_in]), Plan(), store)
    assert run(handed_in, tmp_path / "out", resume=True).kept == 5


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """What the file system says, with the place."""
    (tmp_path / "file").write_text("")
    with pytest.raises(Occupied, match=r"file.* cannot be written: "):
        Store(tmp_path / "file" / "out", RUN, False)


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
    whole = lines_of(tmp_path / "out")
    faulty = [json.dumps(json.loads(line) | {"status": "fault"}) for line in whole[:2]]
    with Store(tmp_path / "faulty", RUN, False) as store:
        store.write("alice.py", faulty)
        store.write("bob.py", [line.decode().rstrip() for line in whole[2:4]])
    assert run(handed_in, tmp_path / "faulty", resume=True).kept == 1
    assert lines_of(tmp_path / "faulty") == whole


def test_results_are_never_overwritten(handed_in: Path, tmp_path: Path) -> None:
    """A folder with results is left alone unless the run goes on, and it goes on only as it began."""
    run(handed_in, tmp_path / "out")
    with pytest.raises(Occupied, match="--resume"):
        Store(tmp_path / "out", RUN, resume=False)
    with pytest.raises(Occupied, match="began with seed 3, not 4"):
        Store(tmp_path / "out", {"seed": 4}, resume=True)
    for content, reason in (("{", "cannot be read"), ("[]", "is not what a run writes")):
        (tmp_path / "out" / "run.json").write_text(content)
        with pytest.raises(Occupied, match=reason):
            Store(tmp_path / "out", RUN, resume=True)


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


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("what", ["link", "dangling link", "pipe", "folder"])
def test_what_a_run_has_not_written_is_not_written_through(tmp_path: Path, name: str, what: str) -> None:
    """Under each name that a run uses: it is refused, and nothing behind it changes."""
    output, behind = tmp_path / "out", tmp_path / "precious"
    output.mkdir()
    if what == "pipe":
        os.mkfifo(output / name)
    elif what == "folder":
        (output / name).mkdir()
    else:
        (output / name).symlink_to(behind)
    if what == "link":
        behind.write_text("precious")
    for resume in (False, True):
        with pytest.raises(Occupied, match="choose another folder"):
            Store(output, RUN, resume)
    assert not behind.exists() or behind.read_text() == "precious"


@pytest.mark.parametrize("name", ["run.json", "blocks.jsonl"])
def test_files_of_the_same_names_are_not_overwritten(tmp_path: Path, name: str) -> None:
    """A folder that holds something else under the names of a run is not taken for one."""
    (tmp_path / name).write_text("mine")
    with pytest.raises(Occupied, match=f"{name} exists, without results of a run"):
        Store(tmp_path, RUN, resume=False)
    assert (tmp_path / name).read_text() == "mine"
