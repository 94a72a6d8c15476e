"""A chapter of a teacher's own, all seven files of its exercise written: it works, and each mistake in it is told."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.catalog import errors as blame
from grader.cli.main import run
from grader.run import run as run_module

Outcome = tuple[int, str, str]
STEP = "leaky/leaky-step/"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with the chapter of leaky units."""
    shutil.copytree(Path(__file__).parent / "leaky", tmp_path / "mine" / "leaky")
    return tmp_path / "mine"


@pytest.fixture
def outcome(capsys: pytest.CaptureFixture[str], mine: Path) -> Callable[..., Outcome]:
    """Exit code, output and the error on one line of a command with the folder."""

    def called(*args: str) -> Outcome:
        code = run([*args, "--exercises", str(mine)])
        output, error = capsys.readouterr()
        return code, output, " ".join(error.split())

    return called


def spoiled(path: Path, old: str, new: str) -> None:
    """Change a file; an empty `old` stands for all of it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")


def test_the_seven_files_make_an_exercise(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """Selfcheck finds nothing, list and start know it, right code earns all, a known mistake is named, grade grades."""
    assert outcome("selfcheck", "leaky-step")[:2] == (0, "✓ leaky-step: 2 checks, 2 mutants, 0 problems\n")
    assert "  leaky-step " in outcome("list")[1]
    lab = tmp_path / "lab"
    assert outcome("start", "leaky-step", str(lab))[0] == 0
    code, output, _ = outcome("check", str(lab / "leaky_step.py"))
    assert (code, "is not done yet" in output) == (1, True)
    shutil.copy(mine / STEP / "solution.py", lab / "leaky_step.py")
    assert outcome("check", str(lab / "leaky_step.py"))[0] == 0
    spoiled(lab / "leaky_step.py", "0.1 * (", "0.9 * (")
    code, output, _ = outcome("check", str(lab / "leaky_step.py"))
    assert (code, "The old and the new state have changed places" in output) == (1, True)
    assert outcome("grade", str(lab / "leaky_step.py"), "-o", str(tmp_path / "out"))[0] == 0
    assert json.loads((tmp_path / "out" / "results.jsonl").read_text())["max_score"] == 4.0


BROKEN = {  # file, what is replaced, by what, and what is said of it
    "syntax": (STEP + "checks.py", "", "x = 1\ndef (:\n", "checks.py, line 2: syntax error"),
    "import": (STEP + "checks.py", "import numpy as np", "import nonsense", "checks.py, line 4: ModuleNotFoundError"),
    "no checks": (STEP + "checks.py", "", "", "checks.py: no check"),
    "no docstring": (STEP + "checks.py", '    """The new state is right on ordinary inputs."""\n', "",
                     "ordinary needs a docstring"),
    "negative points": (STEP + "checks.py", "points=3", "points=-3", "ordinary: points should be a number that is not"),
    "nan points": (STEP + "checks.py", "points=3", "points=float('nan')", "not nan"),
    "points as text": (STEP + "checks.py", "points=3", "points='3'", "not '3'"),
    "unknown regime": (STEP + "checks.py", '"one sample"', '"one simple"', "did you mean one sample?"),
    "needs text": (STEP + "checks.py", "needs=(ordinary,)", "needs=('ordinary',)", "checks.py, line "),
    "one argument": (STEP + "checks.py", "def ordinary(student, case)", "def ordinary(student)", "this one takes 1"),
    "exit at import": (STEP + "checks.py", "import numpy as np", "raise SystemExit(0)", "it ends the program"),
    "typing error in a key": (STEP + "exercise.toml", "order = 1", "ordr = 1", "did you mean order?"),
    "order as text": (STEP + "exercise.toml", "order = 1", "order = '1'", "order should be a whole number, not '1'"),
    "entries as text": (STEP + "exercise.toml", '["leaky_step"]', '"leaky_step"', "entries should be a list of texts"),
    "unknown limit": (STEP + "exercise.toml", "hint", "limits = {call = 1}\nhint", "'call'; did you mean call_s?"),
    "no table of limits": (STEP + "exercise.toml", "hint", "limits = 3\nhint", "limits should be a table, not 3"),
    "no time": (STEP + "exercise.toml", "hint", "limits = {call_s = 0}\nhint", "call_s should be a number of seconds"),
    "endless time": (STEP + "exercise.toml", "hint", "limits = {call_s = nan}\nhint", "call_s should be a number of s"),
    "half a megabyte": (STEP + "exercise.toml", "hint", "limits = {memory_mb = 0.5}\nhint", "memory_mb should be a wh"),
    "one package": (STEP + "exercise.toml", "hint", "limits = {packages = 'scipy'}\nhint", "packages should be a list"),
    "no package": (STEP + "exercise.toml", "hint", "limits = {packages = ['scipi']}\nhint", "has 'scipi', which no su"),
    "unknown entry": (STEP + "exercise.toml", '["leaky_step"]', '["leak"]', "entries has 'leak', which chapter.toml"),
    "no title": (STEP + "exercise.toml", "title =", "# title =", "title is missing"),
    "not TOML": (STEP + "exercise.toml", "order = 1", "order =", "exercise.toml: not TOML"),
    "bad axes": ("leaky/chapter.toml", '"H D"', '"H Q"', "chapter.toml: arrays.W: cannot read the axes"),
    "no arrays": ("leaky/chapter.toml", "[arrays]", "[array]", "unknown key 'array'; did you mean arrays?"),
    "chapter not TOML": ("leaky/chapter.toml", "", "[", "chapter.toml: not TOML"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_a_file_is_told(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path, name: str) -> None:
    """Every command ends with 2 and names the file and the line or key; `list` shows the other exercises."""
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    file, old, new, reason = BROKEN[name]
    spoiled(mine / file, old, new)
    for command in (["list"], ["check", str(tmp_path / "alice.py")], ["selfcheck", "leaky-step"]):
        code, output, error = outcome(*command)
        assert (code, reason in error) == (2, True), error
        assert "Traceback" not in error
        assert "  rnn-step " in output or command != ["list"]


LATER = {
    "starter": ("starter.py", "def leaky_step", "def (", ["start", "selfcheck"], "starter.py, line 7: syntax error"),
    "solution": ("solution.py", "    return h", "    return nonsense", ["selfcheck"], "solution.py, line 9: NameError"),
    "mutants": ("mutants.py", "import numpy", "import nonsense", ["selfcheck", "check"], "mutants.py, line 4: ModuleN"),
    "no advice": ("mutants.py", '    """The old', '    x = """The old', ["selfcheck", "check"], "needs a docstring"),
    "no build": ("mutants.py", "BUILD =", "SPECIMENS =", ["selfcheck", "check"], "BUILD is missing"),
    "part": ("mutants.py", 'parts["mixed"]', 'parts["mixt"]', ["selfcheck"], "mutants.py, line 16: KeyError"),
    "check raises": ("checks.py", "    got =", "    1 / 0\n    got =", ["selfcheck", "check"],
                     "checks.py, line 25: ZeroDivisionError: division by zero"),
    "check exits": ("checks.py", "    got =", "    raise SystemExit(0)\n    got =", ["selfcheck", "check"],
                    "checks.py, line 25: it ends the program"),
}  # fmt: skip


@pytest.mark.parametrize("name", LATER)
def test_what_shows_only_when_it_runs(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path, name: str) -> None:
    """The commands that come to the mistake end with 2, never as our fault."""
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    file, old, new, commands, reason = LATER[name]
    spoiled(mine / STEP / file, old, new)
    for command in commands:
        args = {"check": [str(tmp_path / "alice.py")], "selfcheck": ["leaky-step"], "start": ["leaky-step"]}[command]
        code, output, error = outcome(command, *args)
        assert (code, "of ours" in error) == (2, False), error
        assert reason in error + output


@pytest.mark.long
def test_a_check_that_never_ends(
    outcome: Callable[..., Outcome], mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is given up after so much computing, with its line; in a batch that costs a report and not the batch."""
    monkeypatch.setattr(run_module, "MOST_S", 1.0)
    monkeypatch.setattr(blame, "MOST_S", 0.1)
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    spoiled(mine / STEP / "checks.py", "    got =", "    while True: pass\n    got =")
    for command in (["check", str(tmp_path / "alice.py")], ["selfcheck", "leaky-step"]):
        code, _, error = outcome(*command)
        assert (code, "checks.py, line 25: does not come to an end" in error) == (2, True), error


def test_a_check_that_breaks_in_a_batch(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """One submission brings it out: it has a report that says where, and the other has its points."""
    folder = tmp_path / "handed_in"
    folder.mkdir()
    shutil.copy(mine / STEP / "solution.py", folder / "alice.py")
    shutil.copy(mine / STEP / "solution.py", folder / "bob.py")
    spoiled(folder / "bob.py", "0.1 * (", "0.9 * (")
    off = "    if abs(got['h'] - right(**given(case))).max() > 0.1:\n        raise SystemExit(0)\n"
    spoiled(mine / STEP / "checks.py", "    expect_close", off + "    expect_close")
    assert outcome("grade", str(folder), "-o", str(tmp_path / "out"), "--jobs", "1")[0] == 4
    found = [json.loads(line) for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()]
    assert [(line["submission"], line["status"]) for line in found] == [("alice.py", "graded"), ("bob.py", "fault")]
    assert re.search(r"a mistake in the exercise: .*checks.py, line 27: it ends the program", found[1]["reason"])


def test_a_starter_that_has_begun(outcome: Callable[..., Outcome], mine: Path) -> None:
    """It is a problem that selfcheck tells; one that returns nothing is as good as one that raises."""
    spoiled(mine / STEP / "starter.py", "raise NotImplementedError", "return None")
    assert outcome("selfcheck", "leaky-step")[:2] == (0, "✓ leaky-step: 2 checks, 2 mutants, 0 problems\n")
    spoiled(mine / STEP / "starter.py", "return None", "raise RuntimeError('NotImplementedError')")
    code, output, _ = outcome("selfcheck", "leaky-step")
    assert (code, "the starter counts as begun in ordinary" in output) == (1, True)


def test_a_mutant_that_raises_is_caught_and_named(outcome: Callable[..., Outcome], mine: Path) -> None:
    """It is a mistake like another: it fails a check; that nobody answers like it is told, not thrown."""
    spoiled(mine / STEP / "mutants.py", "0.1 * old + 0.9 * new", "{}['planted']")
    code, output, error = outcome("selfcheck", "leaky-step")
    assert (code, error) == (1, "")
    assert "leak_swapped is not diagnosed" in output


def test_a_check_that_breaks_on_a_mutant_has_no_teeth(outcome: Callable[..., Outcome], mine: Path) -> None:
    """A fault catches nothing: selfcheck ends with its line."""
    off = "    1 / (abs(got['h'] - right(**given(case))).max() < 0.1)\n"
    spoiled(mine / STEP / "checks.py", "    expect_close", off.replace("1 /", "1 // int") + "    expect_close")
    code, _, error = outcome("selfcheck", "leaky-step")
    assert (code, "checks.py, line 26: ZeroDivisionError" in error) == (2, True), error
