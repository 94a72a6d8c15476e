"""What a chapter says once for its exercises, and what a cell's exercise has that nobody has written."""

import re
import shutil
from pathlib import Path

import pytest

from grader.catalog.catalog import Catalog, builtin, load
from grader.catalog.loading import module, starter_of
from grader.checks import Mutant, collected
from grader.cli.main import run
from grader.errors import BadExercise
from grader.mutation.build import Build

STEP = "leaky/leaky-step"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with a copy of the chapter of leaky units, its mutants and starter left out."""
    source = Path(__file__).parents[1] / "authoring" / "leaky"
    shutil.copytree(source, tmp_path / "leaky", ignore=shutil.ignore_patterns("mutants.py", "starter.py"))
    return tmp_path


def extended(path: Path, text: str) -> None:
    """Lines put before a file's first table."""
    head, table, rest = path.read_text(encoding="utf-8").partition("\n[")
    path.write_text(f"{head}\n{text}\n{table}{rest}", encoding="utf-8")


def test_an_exercise_has_what_its_chapter_says(mine: Path) -> None:
    """What is forbidden, the dialects, what is covered and the words; a word of its own counts."""
    chapter, own = mine / "leaky" / "chapter.toml", mine / STEP / "exercise.toml"
    own.write_text(re.sub("(?m)^(forbidden|covers) = .*$", "", own.read_text(encoding="utf-8")), encoding="utf-8")
    extended(chapter, 'forbidden = ["torch.nn.GRU"]\ncovers = ["leaks"]\nwords = {h = "the state", W = "the weights"}')
    catalog = load(mine)
    assert catalog.exercise("leaky-step").forbidden == ("torch.nn.GRU",)
    assert catalog.exercise("leaky-step").covers == ("leaks",)
    assert "torch.nn.GRU" in catalog.forbidden(None)
    extended(own, 'forbidden = []\nwords = {h = "the old state"}')
    assert load(mine).exercise("leaky-step").forbidden == ()
    assert load(mine).outline("leaky-step").content["words"] == {"h": "the old state", "W": "the weights"}


def test_a_chapter_has_what_all_share(mine: Path) -> None:
    """A common.toml beside the chapters says it for all of them; a chapter's own word counts."""
    common, chapter = mine / "common.toml", mine / "leaky" / "chapter.toml"
    common.write_text('words = {h = "the state", W = "the weights"}\n', encoding="utf-8")
    assert load(mine).outline("leaky-step").content["words"] == {"h": "the state", "W": "the weights"}
    extended(chapter, 'words = {h = "the old state"}')
    assert load(mine).outline("leaky-step").content["words"] == {"h": "the old state", "W": "the weights"}
    common.write_text('title = "all"\n', encoding="utf-8")
    with pytest.raises(BadExercise, match=r"unknown key 'title'"):
        load(mine)


def test_a_chapter_may_have_the_checks_of_its_exercises(mine: Path) -> None:
    """SUITES of its checks.py by slug; an exercise that is not among them is told."""
    text = (mine / STEP / "checks.py").read_text(encoding="utf-8")
    (mine / STEP / "checks.py").unlink()
    path = mine / "leaky" / "checks.py"
    suite = 'SUITES = {"leaky-step": lambda: SimpleNamespace(CHECKS=(ordinary, saturated), ANSWERS=ANSWERS)}'
    path.write_text(f"from types import SimpleNamespace\n{text}\n{suite}\n", encoding="utf-8")
    found = load(mine).exercise("leaky-step")
    assert [check.id for check in found.checks] == ["ordinary", "saturated"]
    assert found.answers is not None
    assert run(["selfcheck", "leaky-step", "--exercises", str(mine)]) == 0
    path.write_text(path.read_text(encoding="utf-8").replace('"leaky-step"', '"leaky"'), encoding="utf-8")
    with pytest.raises(BadExercise, match=r"checks\.py: SUITES has no 'leaky-step'"):
        load(mine).exercise("leaky-step")


@pytest.mark.parametrize("text", ['forbidden = "torch"', "words = {h = 3}", 'hint = "said once"'])
def test_a_chapter_says_nothing_else_for_them(mine: Path, text: str) -> None:
    """Another kind of value, or a key that belongs to one exercise, is refused."""
    extended(mine / "leaky" / "chapter.toml", text)
    with pytest.raises(BadExercise, match=r"chapter\.toml: "):
        load(mine)


def test_an_exercise_with_checks_needs_no_starter_and_no_mutants(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are derived from its solution; selfcheck puts the derived mutants to its checks."""
    catalog = load(mine)
    mistakes = catalog.exercise("leaky-step").mistakes()
    assert mistakes.mutants == ()
    assert len(mistakes.derived()) > 20
    assert starter_of(catalog.exercise("leaky-step")).endswith("    raise NotImplementedError\n")
    run(["selfcheck", "leaky-step", "--exercises", str(mine)])
    assert f" 0 mutants, {len(mistakes.derived())} derived (" in capsys.readouterr().out
    checks = mine / STEP / "checks.py"
    text = checks.read_text(encoding="utf-8")
    checks.write_text(text.replace("expect_close(", "(lambda *args: None)("), encoding="utf-8")
    assert run(["selfcheck", "leaky-step", "--exercises", str(mine)]) == 1
    assert "is not caught; if it is right" in " ".join(capsys.readouterr().out.split())


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The exercises that come with the package."""
    return load()


LINES = '''
from grader.checks import mutant

@mutant
def half_is_kept():
    """Half of the old state is kept: see how much leaks."""
    return {"h_new": "0.5 * h + 0.1 * np.tanh(x @ W.T + h @ R.T + b)", "elsewhere": "0"}

@mutant
def another_exercise():
    """Nothing of this is in this solution."""
    return {"elsewhere": "1"}
'''


@pytest.mark.parametrize("where", ["leaky", STEP])
def test_mutants_are_lines_of_the_solution(mine: Path, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of one exercise or of a chapter; what none of its lines has is left out; selfcheck names them."""
    solution = mine / STEP / "solution.py"
    text = (
        solution.read_text(encoding="utf-8")
        .replace("    return ", "    h_new = ")
        .replace(", None", "\n    return h_new, None")
    )
    solution.write_text(text, encoding="utf-8")
    (mine / where / "mutants.py").write_text(LINES, encoding="utf-8")
    mistakes = load(mine).exercise("leaky-step").mistakes()
    assert [(mutant.id, set(mutant.replaces)) for mutant in mistakes.mutants] == [("half_is_kept", {"h_new"})]
    assert len(mistakes.derived()) > 20
    assert run(["selfcheck", "leaky-step", "--exercises", str(mine)]) == 0
    assert " 1 mutant, " in capsys.readouterr().out
    (mine / where / "mutants.py").write_text("MUTANTS = ()\n", encoding="utf-8")
    with pytest.raises(BadExercise, match=r"mutants\.py: no mutant"):
        load(mine).exercise("leaky-step").mistakes()


def test_every_line_that_a_cells_mutants_replace_is_there(catalog: Catalog) -> None:
    """In the solution of its sequence backward, which has all lines."""
    for chapter in ("gru", "peephole"):
        folder = builtin() / chapter
        build = Build((folder / f"{chapter}-sequence-backward" / "solution.py").read_text(encoding="utf-8"))
        every = collected(module(folder / "mutants.py"), Mutant)
        assert {key for m in every for key in m.replaces if key not in build.known(m.replaces)} == set()
        for slug in (f"{chapter}-step", f"{chapter}-step-backward"):
            written = [m for m in catalog.exercise(slug).mistakes().mutants if not m.wraps]
            assert len(written) >= 4, slug


def test_a_cell_costs_little(catalog: Catalog) -> None:
    """A step and its backward are less than two hundred lines a chapter, tests apart."""
    for chapter in ("gru", "peephole"):
        folder = builtin() / chapter
        files = [path for path in folder.rglob("*") if path.suffix in (".py", ".toml", ".md")]
        steps = [path for path in files if "sequence" not in str(path) and path.name != "mutants.py"]
        assert 0 < sum(len(path.read_text(encoding="utf-8").splitlines()) for path in steps) < 220
        assert all(f"{chapter}-{kind}" in catalog.slugs for kind in ("step", "step-backward"))


@pytest.mark.parametrize("slug", ["gru-step", "peephole-step"])
def test_the_checks_of_a_cell_catch_what_can_be_derived(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The starter earns nothing, the solution all; every derived mutant is caught, or marked as right."""
    assert run(["selfcheck", slug]) == 0
    assert " 0 problems" in capsys.readouterr().out
