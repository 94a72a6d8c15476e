"""The shape of the project: imports point downward, files and functions stay small, each room knows its own."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from grader import checks

ROOT = Path(__file__).parents[1]
PACKAGES = ("grader", "reference", "exercises")

# Rows of rooms from the bottom up: a room imports itself and the rows below.
ROWS = (
    ("grader.model", "grader.errors", "grader.words"),
    ("grader.checks", "grader.dialects", "grader.submissions", "grader.sandbox", "grader.report", "grader.mutation"),
    ("grader.derived",),
    ("grader.catalog", "grader.judging"),
    ("grader.diagnosis", "grader.quiz"),
    ("grader.run", "grader.authoring", "grader.parity"),
    ("grader.batch",),
    ("grader.cli", "grader.notebook", "grader.page", "grader.pytest_plugin", "grader.__main__"),
)
DOORS = ("grader.checks", "grader.derived")  # what an author imports of grader
MOST_LINES = 300  # of a file
MOST_BODY = 50  # lines of a function


@cache
def modules() -> dict[str, Path]:
    """Every module of ours that can be imported by name."""
    found = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if all(part.isidentifier() for part in parts):
                found[".".join(parts).removesuffix(".__init__")] = path
    return found


def sources() -> list[Path]:
    """Every Python file of ours; what students wrote, and what imitates it, is theirs."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return files + [path for path in (ROOT / "tests").rglob("test_*.py") if "corpus" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(name: str, path: Path) -> Iterator[str]:
    """The modules of ours that a module imports, wherever in it; those for type checkers alone are left out."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in running(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names if f"{source}.{alias.name}" in modules())


def running(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes that are executed, `if TYPE_CHECKING` left out."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from running(child)


@cache
def edges() -> dict[str, set[str]]:
    """Which module of ours imports which; an import from a package counts for the package only when it is its text."""
    known = modules()
    return {name: {used for used in imports(name, path) if used in known} - {name} for name, path in known.items()}


def row(name: str) -> int:
    """The row that the room of a module of grader stands in."""
    fits = [k for k, rooms in enumerate(ROWS) for room in rooms if covers(room, name)]
    assert len(fits) == 1, f"{name} stands in {len(fits)} rows"
    return fits[0]


def covers(prefix: str, name: str) -> bool:
    """Whether a name lies under a prefix."""
    return name == prefix or name.startswith(prefix + ".")


def rooms() -> dict[str, set[str]]:
    """Which room of grader imports which."""
    found: dict[str, set[str]] = {}
    for name, uses in edges().items():
        if covers("grader", name) and not covers("grader.worker", name) and name != "grader":
            found.setdefault(room(name), set()).update(room(used) for used in uses if inner(used))
    return {name: uses - {name} for name, uses in found.items()}


def room(name: str) -> str:
    """The folder directly below grader that a module lies in, or the module itself."""
    return ".".join(name.split(".")[:2])


def inner(name: str) -> bool:
    """Whether a module is of grader, the worker left out."""
    return covers("grader", name) and not covers("grader.worker", name) and name != "grader"


def test_imports_point_downward() -> None:
    """No room of grader imports one of a higher row."""
    upward = [f"{name} imports {used}" for name, uses in rooms().items() for used in uses if row(used) > row(name)]
    assert not upward


def test_no_room_imports_back() -> None:
    """Between two rooms, arrows go one way; around a circle of several they do not either."""
    graph = rooms()
    below: dict[str, set[str]] = {}

    def reach(name: str, trail: tuple[str, ...]) -> set[str]:
        assert name not in trail, f"a circle of rooms: {' -> '.join((*trail, name))}"
        if name not in below:
            below[name] = graph[name].union(*(reach(used, (*trail, name)) for used in graph[name]))
        return below[name]

    assert all(name not in reach(name, ()) for name in graph)


def test_few_files_lie_directly_in_grader() -> None:
    """Everything else has a room."""
    assert {path.name for path in (ROOT / "grader").glob("*.py")} - {"__init__.py"} == {
        "__main__.py", "errors.py", "model.py", "words.py",
    }  # fmt: skip


def test_the_rooms_are_closed() -> None:
    """grader knows neither reference nor exercises, reference nothing, the worker itself alone."""
    for name, uses in edges().items():
        for used in uses:
            if covers("grader.worker", name):
                assert covers("grader.worker", used), f"{name} imports {used}"
            elif covers("grader", name):
                assert covers("grader", used), f"{name} imports {used}"
                if covers("grader.worker", used) and used != "grader.worker.wire":  # the codec has two ends
                    assert covers("grader.sandbox", name), f"{name} imports {used}"
            elif covers("reference", name):
                assert covers("reference", used), f"{name} imports {used}"
            else:
                ours = covers("exercises", used) or covers("reference", used)
                assert ours or used in doors(name), f"{name} imports {used}"


def doors(name: str) -> set[str]:
    """What a module of exercises may import of grader: two doors, and for quizzes the nouns that items are made of."""
    return {*DOORS} | ({"grader.quiz.item"} if covers("exercises.quizzes", name) else set())


def test_authors_have_two_doors() -> None:
    """Exercises import of grader what `grader.checks` offers, all named in CONTRIBUTING, or `grader.derived`."""
    for path in (ROOT / "exercises").rglob("*.py"):
        uses = {used for used in imports("exercises.some", path) if covers("grader", used)}
        assert uses <= doors(".".join(path.relative_to(ROOT).parts)), f"{path}: {uses}"
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in checks.__all__ if f"`{name}`" not in guide] == []


def test_there_is_no_cycle() -> None:
    """No module imports itself, however far around; imports inside functions count."""
    graph = edges()
    state: dict[str, int] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert state.get(name) != 1, f"a cycle: {' -> '.join((*trail[trail.index(name) :], name))}"
        if name in state:
            return
        state[name] = 1
        for used in sorted(graph[name]):
            if modules()[used].name != "__init__.py" or used not in name:
                visit(used, (*trail, name))
        state[name] = 2

    for name in graph:
        visit(name, ())


def test_grader_knows_no_cell() -> None:
    """The word stands in grader/ only where the program has its name, and among the names of torch's functions."""
    word = re.compile("lstm", re.IGNORECASE)
    files = [path for path in (ROOT / "grader").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    naming = [path for path in files if word.search(path.read_text(encoding="utf-8"))]
    allowed = {"grader/cli/program.py", "grader/worker/deferred.py"}
    assert {path.relative_to(ROOT).as_posix() for path in naming} <= allowed


def test_the_reference_imports_torch_in_one_file() -> None:
    """numpy is all that the rest of it needs."""
    users = [
        name
        for name, path in modules().items()
        if covers("reference", name) and any(covers("torch", used) for used in imports(name, path))
    ]
    assert set(users) <= {"reference.torch_cells"}


def test_packages_hold_no_code() -> None:
    """An __init__.py has a docstring, re-exports and the version."""
    for path in (path for path in sources() if path.name == "__init__.py" and "tests" not in path.parts):
        body = tree(path).body
        assert ast.get_docstring(tree(path)), path
        plain = (ast.Import, ast.ImportFrom)
        assert all(isinstance(s, plain) or is_names(s) for s in body[1:]), path


def is_names(statement: ast.stmt) -> bool:
    """Whether a statement is `__all__ = [...]` or `__version__ = ...`."""
    names = {"__all__", "__version__"}
    return isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) in names


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_are_small(path: Path) -> None:
    """At most 300 lines a file and 50 a function, its docstring left out; every public thing has a docstring."""
    count = len(path.read_text(encoding="utf-8").splitlines())
    assert count <= MOST_LINES, f"{count} lines"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert body_lines(node) <= MOST_BODY, f"{node.name} has {body_lines(node)} lines"


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its head and docstring, and without the functions within it."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    inner = [node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
    return lines - sum((node.end_lineno or 0) - node.lineno + 1 for node in inner)


def test_there_are_no_rag_bags() -> None:
    """No module is called after nothing."""
    banned = {"utils", "helpers", "manager", "base", "data", "process", "handle"}
    assert not [path for path in sources() if path.stem in banned]


def test_every_test_says_what_it_shows() -> None:
    """Each test has a docstring, and no two tests of a file share a name."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        tests = [n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]
        silent = [test.name for test in tests if not ast.get_docstring(test)]
        assert not silent, f"{path.name}: {silent}"
        assert len({test.name for test in tests}) == len(tests), path.name
