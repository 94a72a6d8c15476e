"""`list` says what is done, begun and next, from the record of what passed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grader.catalog.catalog import Catalog, load
from grader.cli import progress as progress_module
from grader.cli.main import run
from grader.cli.progress import Progress, Standing
from grader.report import layout

Captured = pytest.CaptureFixture[str]
SLUGS = load().slugs
FIRST, SECOND = SLUGS[:2]


def name(slug: str) -> str:
    """The file of an exercise below the folder of a course."""
    return f"{slug}/{slug.replace('-', '_')}.py"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, exercises: Catalog, room: object) -> tuple[Path, Path]:
    """A folder in which one exercise has passed and one is only begun, and the state that was remembered."""
    folder, state = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("remembered")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(state))
        assert run(["next", str(folder)]) == 0
        shutil.copy(exercises.exercise(FIRST).folder / "solution.py", folder / name(FIRST))
        assert run(["next", str(folder)]) == 0
    return folder, state


@pytest.fixture
def lab(course: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, which one is in, with the record beside it in `state`."""
    shutil.copytree(course[0], tmp_path / "lab")
    shutil.copytree(course[1], tmp_path / "state")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path / "lab")
    return tmp_path / "lab"


def listed(capsys: Captured, *more: str) -> tuple[dict[str, str], str]:
    """The mark of every exercise, and what stands below them all."""
    capsys.readouterr()
    assert run(["list", *more]) == 0
    output = capsys.readouterr().out
    marks = {row[2:].split(" ")[0]: row[0] for row in output.splitlines() if row[2:].split(" ")[0] in SLUGS}
    return marks, output.rpartition("points\n")[2]


def test_what_passed_is_done_and_what_comes_next_is_named(lab: Path, capsys: Captured) -> None:
    """One done, one begun, the others blank; also seen from elsewhere, where the command names the folder."""
    marks, below = listed(capsys)
    assert (marks.pop(FIRST), marks.pop(SECOND), set(marks.values())) == ("✓", "~", {" "})
    assert f"✓ done: 1 of {len(SLUGS)}, ~ begun: 1\nNext:    {SECOND}\n         lstm-grader next\n" in below
    assert f"lstm-grader next {lab}\n" in listed(capsys, str(lab))[1]


def test_an_edit_takes_it_back_and_the_old_text_is_done_again(lab: Path, capsys: Captured) -> None:
    """What counts is the content; a comment more is another content."""
    mine = lab / name(FIRST)
    text = mine.read_text()
    mine.write_text(text + "# better\n")
    assert listed(capsys)[0][FIRST] == "~"
    mine.write_text(text)
    assert listed(capsys)[0][FIRST] == "✓"
    mine.unlink()
    assert listed(capsys)[0][FIRST] == "~"


def test_a_pass_counts_for_the_exercise_that_it_was_of(lab: Path, capsys: Captured) -> None:
    """The same file in the folder of another exercise is no pass of that one."""
    shutil.copy(lab / name(FIRST), lab / name(SECOND))
    assert listed(capsys)[0][SECOND] == "~"


def test_another_exercise_of_that_name_is_not_done(
    lab: Path, exercises: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed exercise, or another version of the program, asks for another check."""
    known = exercises
    assert progress_module.progress(lab, [FIRST], known).standings == {FIRST: Standing.DONE}
    monkeypatch.setattr(progress_module, "__version__", "0")
    assert progress_module.progress(lab, [FIRST], known).standings == {FIRST: Standing.BEGUN}


def test_without_folders_the_list_is_as_it_was(tmp_path: Path, capsys: Captured) -> None:
    """No marks, and how to begin."""
    marks, below = listed(capsys, str(tmp_path))
    assert set(marks.values()) == {" "}
    assert below.startswith("labs, in one notebook each\n  sine-lab ")
    assert below.endswith("\nBegin with: lstm-grader start SLUG\nQuizzes:    lstm-grader quiz --list\n")


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe" * 99, b"done\n" * 99, b'{"lstm-step": "done"}', None])
def test_a_record_that_is_none_of_ours_says_nothing(lab: Path, capsys: Captured, content: bytes | None) -> None:
    """Whatever stands in its place, a folder too: nothing is done, and nothing breaks, neither `list` nor a check."""
    record = lab.parent / "state" / "lstm-grader" / "passed.txt"
    assert record.is_file()
    record.unlink()
    if content is None:
        record.mkdir()
    else:
        record.write_bytes(content)
    assert listed(capsys)[0][FIRST] == "~"


def test_a_pass_is_remembered_behind_what_is_there(lab: Path, capsys: Captured) -> None:
    """Of a torn line nothing is lost but that line; where nothing can be written the check says what it says."""
    record = lab.parent / "state" / "lstm-grader" / "passed.txt"
    record.write_bytes(record.read_bytes()[:-9])
    assert listed(capsys)[0][FIRST] == "~"
    assert run(["check", name(FIRST)]) == 0
    assert listed(capsys)[0][FIRST] == "✓"
    record.unlink()
    record.mkdir()
    assert run(["check", name(FIRST)]) == 0


def test_a_failed_check_is_not_remembered(lab: Path, capsys: Captured) -> None:
    """A starter stays begun, and an earlier pass stays what it was."""
    assert run(["check", name(SECOND)]) == 1
    assert listed(capsys)[0] | {FIRST: "✓", SECOND: "~"} == listed(capsys)[0]


@pytest.mark.parametrize("width", [80, 60])
def test_it_fits_the_width(lab: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """Lines are no longer than the terminal, and all of every exercise stands there."""
    monkeypatch.setattr(layout, "width", lambda: width)
    capsys.readouterr()
    assert run(["list"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= width


@pytest.mark.parametrize(
    ("standings", "at"),
    [
        ("   ", "a"),
        ("~  ", "a"),
        ("✓  ", "b"),
        ("✓~ ", "b"),
        ("~✓ ", "c"),
        (" ~✓", None),
    ],
)
def test_what_comes_next_is_what_next_takes(standings: str, at: str | None) -> None:
    """The last that is begun while it is not done, then the one behind it."""
    marks = {" ": Standing.NOT_BEGUN, "~": Standing.BEGUN, "✓": Standing.DONE}
    assert Progress({slug: marks[mark] for slug, mark in zip("abc", standings, strict=True)}).at == at
