"""An exercise of a teacher's own: the three files that CONTRIBUTING.md writes out work, and each mistake is told."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from grader.cli.main import run
from tests.cli.test_docs import fences

Outcome = tuple[int, str, str]
STEP = "leaky/leaky-step/"
THREE = ("exercise.toml", "task.md", "solution.py")


def files_of_the_page() -> dict[str, str]:
    """The files that the page writes out, by name."""
    blocks = [block for language in ("toml", "markdown", "python") for block in fences("CONTRIBUTING.md", language)]
    named = ((re.match(r"(?:# |<!-- )(leaky/[\w./-]+)", block), block) for block in blocks)
    return {found[1]: block for found, block in named if found}


def put(folder: Path, name: str) -> Path:
    """One file of the page, below a folder."""
    path = folder / STEP / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(files_of_the_page()[STEP + name], encoding="utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The three files of the page, word for word."""
    for name in THREE:
        put(tmp_path / "mine", name)
    return tmp_path / "mine"


@pytest.fixture
def outcome(capsys: pytest.CaptureFixture[str], mine: Path) -> Callable[..., Outcome]:
    """Exit code, output and the error on one line of a command with the folder, or with another."""

    def called(*args: str, folder: Path = mine) -> Outcome:
        code = run([*args, "--exercises", str(folder)])
        output, error = capsys.readouterr()
        return code, output, " ".join(error.split())

    return called


def spoiled(path: Path, old: str, new: str) -> None:
    """Change a file; an empty `old` stands for all of it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")


def test_the_page_makes_an_exercise(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """Selfcheck finds nothing, list and start know it, right code earns all, wrong code a small counterexample."""
    code, output, _ = outcome("selfcheck", "leaky-step")
    assert (code, output.startswith("✓ leaky-step: 7 checks, ")) == (0, True), output
    assert "  leaky-step " in outcome("list")[1]
    lab = tmp_path / "lab"
    assert outcome("start", "leaky-step", str(lab))[0] == 0
    assert '"""One step forward: the new state (N, H)."""\n    raise' in (lab / "leaky_step.py").read_text()
    code, output, _ = outcome("check", str(lab / "leaky_step.py"))
    assert (code, "is not done yet" in output) == (1, True)
    shutil.copy(mine / STEP / "solution.py", lab / "leaky_step.py")
    code, output, _ = outcome("check", str(lab / "leaky_step.py"))
    assert (code, "11 of 11 points" in output) == (0, True)
    spoiled(lab / "leaky_step.py", "+ b)", "- b)")
    code, output, _ = outcome("check", str(lab / "leaky_step.py"))
    assert (code, "With N=1 D=1 H=1" in output, "h_new[0, 0] = " in output) == (1, True, True)
    assert outcome("grade", str(lab / "leaky_step.py"), "-o", str(tmp_path / "out"))[0] == 0
    assert json.loads((tmp_path / "out" / "results.jsonl").read_text())["max_score"] == 11.0


def test_checks_of_ones_own(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """The page's checks.py is the derived suite and one more, and that one catches what it is there for."""
    put(mine, "checks.py")
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    code, output, _ = outcome("check", str(tmp_path / "alice.py"))
    assert (code, "12 of 12 points" in output) == (0, True)
    spoiled(tmp_path / "alice.py", "    return", "    if not W.any() and not b.any():\n        h_new = h\n    return")
    code, output, _ = outcome("check", str(tmp_path / "alice.py"))
    assert (code, "Without input, weights and bias a unit keeps" in output) == (1, True)


@pytest.mark.long
def test_a_starter_and_mistakes_of_ones_own(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """A starter.py and a mutants.py stand in for what would be derived."""
    seven = Path(__file__).parent / STEP
    shutil.copy(seven / "starter.py", mine / STEP / "starter.py")
    mutants = (seven / "mutants.py").read_text().replace(" + b)), None", " + b))")
    (mine / STEP / "mutants.py").write_text(mutants)
    code, output, _ = outcome("selfcheck", "leaky-step")
    assert (code, "7 checks, 2 mutants, 0 problems" in output) == (0, True), output
    assert outcome("start", "leaky-step", str(tmp_path / "lab"))[0] == 0
    assert (tmp_path / "lab" / "leaky_step.py").read_text() == (seven / "starter.py").read_text()
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    spoiled(tmp_path / "alice.py", "0.9 * h + 0.1 *", "0.1 * h + 0.9 *")
    code, output, _ = outcome("check", str(tmp_path / "alice.py"))
    assert (code, "The old and the new state have changed places" in output) == (1, True)


def test_a_mistake_that_replaces_a_function(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """The mutant of the page is caught and told, with nothing said of how it is built."""
    (block,) = [text for text in fences("CONTRIBUTING.md", "python") if text.startswith("@mutant\ndef old_state")]
    text = f'"""Mistakes."""\nimport numpy as np\nfrom grader.checks import mutant\n\n{block}'
    (mine / STEP / "mutants.py").write_text(text, encoding="utf-8")
    code, output, _ = outcome("selfcheck", "leaky-step")
    assert (code, "7 checks, 1 mutant, 0 problems" in output) == (0, True), output
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    spoiled(tmp_path / "alice.py", "0.9 * h + ", "")
    assert "Leaves the old state out of the new one" in outcome("check", str(tmp_path / "alice.py"))[1]


@pytest.mark.long
def test_a_bundle(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """It has no solution and nothing that is executed; start, check and grade work with it, for any seed."""
    box, lab = tmp_path / "box", tmp_path / "lab"
    assert outcome("bundle", "leaky-step", str(box))[0] == 0
    names = {path.name for path in (box / STEP).iterdir()}
    assert names == {"exercise.toml", "task.md", "starter.py", "cases.json", "cases.npz"}
    assert "tanh" not in (box / STEP / "starter.py").read_text() + (box / STEP / "cases.json").read_text()
    with np.load(box / STEP / "cases.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind in "fi" for name in arrays)
    assert outcome("start", "leaky-step", str(lab), folder=box)[0] == 0
    code, output, _ = outcome("check", str(lab / "leaky_step.py"), folder=box)
    assert (code, "is not done yet" in output) == (1, True)
    shutil.copy(mine / STEP / "solution.py", lab / "leaky_step.py")
    for seed in ("0", "1"):
        code, output, _ = outcome("check", str(lab / "leaky_step.py"), "--seed", seed, folder=box)
        assert (code, "11 of 11 points" in output) == (0, True), output
    spoiled(lab / "leaky_step.py", "x @ W.T + h", "x @ W.T - h")
    code, output, _ = outcome("check", str(lab / "leaky_step.py"), folder=box)
    assert (code, "With N=1 D=1 H=1" in output, "h_new[0, 0] = " in output) == (1, True, True)
    assert outcome("grade", str(lab / "leaky_step.py"), "-o", str(tmp_path / "out"), folder=box)[0] == 0
    assert outcome("bundle", "leaky-step", str(box))[0] == 2  # nothing is overwritten


def test_what_cannot_be_bundled(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """An exercise with checks that ask the solution, and one that is not derived."""
    put(mine, "checks.py")
    code, _, error = outcome("bundle", "leaky-step", str(tmp_path / "box"))
    assert (code, "checks of your own ask the solution" in error) == (2, True)
    code, _, error = outcome("bundle", "rnn-step", str(tmp_path / "box"))
    assert (code, "only an exercise that is derived" in error) == (2, True)


BROKEN = {  # file, what is replaced, by what, and what is said of it
    "typing error": ("exercise.toml", "samples =", "sample =", "unknown key 'sample'; did you mean samples?"),
    "no title": ("exercise.toml", "title =", "# title =", "title is missing or empty"),
    "not TOML": ("exercise.toml", "[returns]", "[returns", "exercise.toml: not TOML"),
    "no table": ("exercise.toml", "[arguments]", 'arguments = "x"\n[rest]', "unknown key 'rest'"),
    "a list": ("exercise.toml", 'samples = "N"', "samples = 3", "samples should be text, not 3"),
    "unknown samples": ("exercise.toml", 'samples = "N"', 'samples = "T"', "samples = 'T' is no axis of the arguments"),
    "axes": ("exercise.toml", 'W = "H D"', 'W = "H d"', "arguments: W: cannot read the axes 'H d' (what is 'd'?)"),
    "axes twice": ("exercise.toml", 'R = "H K"', 'R = "H H"', "R: cannot read the axes 'H H' (H stands there twice)"),
    "number": ("exercise.toml", 'b = "H"', "b = 3", "arguments: b should be text such as 'N D'"),
    "range": ("exercise.toml", 'b = "H"', 'b = "H 0..B2"', "b: a range is written like 0..1, 1..T or 0..V-1, not"),
    "empty range": ("exercise.toml", 'b = "H"', 'b = "H 2..1"', "b: the range '2..1' is empty"),
    "empty choice": ("exercise.toml", 'b = "H"', 'b = "one | "', "a choice is written like 'literal | standard'"),
    "value": ("exercise.toml", 'b = "H"', 'b = "value"', "b: say what it holds, as a list or a table"),
    "too few": (
        "exercise.toml",
        'b = "H"\n',
        "",
        "leaky_step needs 'b' (solution.py, line 7: leaky_step(x, h, W, R, b))",
    ),
    "too many": (
        "exercise.toml",
        'b = "H"\n',
        'b = "H"\nc = "H"\n',
        "leaky_step does not take 'c' (solution.py, line 7",
    ),
    "no function": (
        "exercise.toml",
        "samples",
        'function = "step"\nsamples',
        "function = 'step' is no function of sol",
    ),
    "pair": (
        "exercise.toml",
        "samples",
        'backward = "back"\nsamples',
        "backward = 'back' is no function of solution.py",
    ),
    "returned shape": ("exercise.toml", 'h_new = "N H"', 'h_new = "N D"', "leaky_step returns h_new with shape "),
    "words": ("exercise.toml", '"the new state"', "3", "words: h_new should be text, not 3"),
    "entries": ("exercise.toml", "samples", 'entries = ["step"]\nsamples', "entries follow from the solution here"),
    "returned count": (
        "solution.py",
        "return h_new",
        "return h_new, h, x",
        "returns has h_new, but solution.py returns",
    ),
    "no solution": ("solution.py", "", "x = 1\n", "say which function of solution.py is asked: function = NAME"),
    "syntax": ("solution.py", "def leaky_step(", "def (", "solution.py, line 7: syntax error"),
    "import": ("solution.py", "import numpy as np", "import nonsense", "solution.py, line 4: ModuleNotFoundError"),
    "raises": ("solution.py", "    h_new", "    1 / 0\n    h_new", "solution.py, line 9: ZeroDivisionError"),
    "exits": (
        "solution.py",
        "    h_new",
        "    raise SystemExit\n    h_new",
        "solution.py, line 9: it ends the program",
    ),
    "transposed": (
        "exercise.toml",
        'W = "H D"',
        'W = "D H"',
        "exercise.toml has it given x (2, 4), h (2, 3), W (4, 3)",
    ),
    "returns nothing": ("solution.py", "return h_new", "h_new", "leaky_step returns h_new as None, but "),
    "random": (
        "solution.py",
        "return h_new",
        "return h_new + np.random.rand()",
        "it gives two answers to the same input",
    ),
    "nan": ("solution.py", "return h_new", "return h_new * np.nan", "cannot be asked: on ordinary inputs it gives nan"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_a_file_is_told(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path, name: str) -> None:
    """Every command ends with 2 and names the file and the line or key; `list` shows the other exercises."""
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    file, old, new, reason = BROKEN[name]
    spoiled(mine / STEP / file, old, new)
    for command in (["list"], ["check", str(tmp_path / "alice.py")], ["selfcheck", "leaky-step"]):
        code, output, error = outcome(*command)
        assert (code, reason in error) == (2, True), error
        assert re.search(rf"{STEP}(exercise.toml|solution.py)", error.replace(" ", ""))
        assert "Traceback" not in error
        assert "  rnn-step " in output or command != ["list"]


OWN = {  # of a checks.py of one's own
    "syntax": ("", "x = 1\ndef (:\n", "checks.py, line 2: syntax error"),
    "no checks": ("", "", "checks.py: no check"),
    "no docstring": (
        '    """Without input, weights and bias a unit keeps nine tenths of its state."""\n',
        "",
        "docstring",
    ),
    "unknown regime": ('draws("ordinary"', 'draws("ordinal"', "checks.py, line 11: KeyError: 'ordinal'"),
    "check raises": ("    given =", "    1 / 0\n    given =", "checks.py, line 14: ZeroDivisionError"),
}


@pytest.mark.parametrize("name", OWN)
def test_a_mistake_in_checks_of_ones_own(
    outcome: Callable[..., Outcome], mine: Path, tmp_path: Path, name: str
) -> None:
    """It is told with its line, as the author's."""
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    old, new, reason = OWN[name]
    spoiled(put(mine, "checks.py"), old, new)
    for command in (["check", str(tmp_path / "alice.py")], ["selfcheck", "leaky-step"]):
        code, output, error = outcome(*command)
        assert (code, reason in error + output) == (2, True), error + output


@pytest.mark.long
def test_samples_that_know_of_each_other(outcome: Callable[..., Outcome], mine: Path) -> None:
    """Declared apart and not so: selfcheck says that the solution fails its own check."""
    spoiled(mine / STEP / "solution.py", "    return h_new", "    h_new = h_new - h_new.mean(axis=0)\n    return h_new")
    code, output, _ = outcome("selfcheck", "leaky-step")
    assert (code, "the solution fails samples" in " ".join(output.split())) == (1, True)


@pytest.mark.long
def test_what_a_solution_cannot_answer_is_told(outcome: Callable[..., Outcome], mine: Path, tmp_path: Path) -> None:
    """A solution that overflows is not asked there, nor is anybody else, and selfcheck says so."""
    naive = "(lambda a: (np.exp(a) - np.exp(-a)) / (np.exp(a) + np.exp(-a)))("
    spoiled(mine / STEP / "solution.py", "np.tanh(", naive)
    code, output, _ = outcome("selfcheck", "leaky-step")
    said = " ".join(output.split())
    assert code == 0, output
    assert re.search(r"not asked, for the solution itself fails there: .*times 1000 \(gives nan\)", said), said
    shutil.copy(mine / STEP / "solution.py", tmp_path / "alice.py")
    assert outcome("check", str(tmp_path / "alice.py"))[0] == 0


def test_two_functions_of_one_name(outcome: Callable[..., Outcome], mine: Path) -> None:
    """An exercise whose function is another exercise's, with other arguments, is refused and told."""
    (mine / STEP / "solution.py").write_text("def rnn_step(x):\n    return x\n")
    (mine / STEP / "exercise.toml").write_text('title = "t"\nhint = "h"\n[arguments]\nx = "N"\n')
    code, _, error = outcome("list")
    assert (code, "its rnn_step and that of a chapter.toml are called alike, and differ" in error) == (2, True), error
