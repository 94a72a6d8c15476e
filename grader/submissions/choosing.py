"""Of the files that belong together, those that are graded: which define the functions, when that can be told."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from grader.errors import Unreadable
from grader.submissions.bundle import Bundle, name_of
from grader.submissions.kinds import counted
from grader.submissions.oddities import FUNCTIONS, at_the_top
from grader.submissions.source import tree
from grader.submissions.text import Text, text_of
from grader.words import named_after

SHOWN = 4  # file names in a sentence
Helpers = Mapping[str, Collection[str]]  # a function -> the exercises that it is asked for in
NO_HELPERS: Helpers = {}


@dataclass(frozen=True)
class Chosen:
    """A file that is graded, and why its neighbours are not."""

    path: str
    text: Text
    remarks: tuple[str, ...] = ()


def chosen(bundle: Bundle, known: Collection[str], helpers: Helpers = NO_HELPERS) -> list[Chosen]:
    """The files to grade: every one that defines functions of a known name, which no other defines otherwise.

    `helpers` are names of functions that other code has besides; beside other known functions they do not count, unless
    their file is named after an exercise that asks for them.

    Raises:
        Unreadable: there is none, or two define the same; the text says which.
    """
    texts, broken = read_all(bundle)
    if not texts:
        raise Unreadable(without_code(bundle, broken))
    serious = {path: text for path, text in texts.items() if not is_test(path)} or texts
    defining = definers(serious, known, helpers)
    if not defining and len(serious) == 1:
        defining = {path: {} for path in serious}
    if not defining:
        more = "".join(f"; {path} {reason}" for path, reason in list(broken.items())[:1])
        raise Unreadable(f"no known function is defined in its {len(texts)} files ({named(texts)}){more}")
    several(defining)
    said = tuple(f"{path} cannot be read: it {reason}" for path, reason in list(broken.items())[:3])
    said = (*said, *bundle.problems[:3])
    return [Chosen(path, texts[path], told(path, defining, texts) + said) for path in defining]


def told(path: str, defining: Collection[str], texts: Collection[str]) -> tuple[str, ...]:
    """Which of several files is graded."""
    if len(texts) == 1:
        return ()
    return (f"of {len(texts)} files, {' and '.join(defining)} define{'s' * (len(defining) == 1)} the functions",)


def read_all(bundle: Bundle) -> tuple[dict[str, Text], dict[str, str]]:
    """The texts of all code by path, and why others cannot be read."""
    texts: dict[str, Text] = {}
    broken: dict[str, str] = {}
    for path in sorted(bundle.code(), key=lambda path: (path.count("/"), path)):
        try:
            texts[path] = text_of(name_of(path), bundle.files[path]())
        except Unreadable as error:
            broken[path] = error.reason
    return texts, broken


def without_code(bundle: Bundle, broken: Mapping[str, str]) -> str:
    """Why there is nothing to grade."""
    if broken:
        return "; ".join(f"{path}: {reason}" for path, reason in list(broken.items())[:1])
    if bundle.problems:
        return f"holds no file that can be graded: {bundle.problems[0]}"
    if bundle.files:
        return f"holds no .py or .ipynb file, but {named(bundle.files)}"
    return f"holds no .py or .ipynb file ({counted(bundle.passed)})" if bundle.passed else "is empty"


def named(paths: Collection[str]) -> str:
    """`a.py, b.py and 3 more`."""
    first = ", ".join(list(paths)[:SHOWN])
    return f"{first} and {len(paths) - SHOWN} more" if len(paths) > SHOWN else first


def is_test(path: str) -> bool:
    """Whether a file is named as tests are."""
    name = name_of(path).lower()
    return name.startswith("test_") or name.partition(".")[0].endswith("_test") or name == "conftest.py"


def definers(
    texts: Mapping[str, Text], known: Collection[str], helpers: Helpers = NO_HELPERS
) -> dict[str, dict[str, ast.stmt]]:
    """The known functions that each file defines; stubs, copies and imports count only where nothing else does."""
    every = {path: dict(definitions(text.source, known)) for path, text in texts.items()}
    if any(name not in helpers for found in every.values() for name in found):
        every = {path: without_helpers(path, found, helpers) for path, found in every.items()}
    written = {name for found in every.values() for name, node in found.items() if not is_stub(node)}
    real = {
        path: kept for path, found in every.items()
        if (kept := {name: node for name, node in found.items() if name not in written or not is_stub(node)})
    }  # fmt: skip
    if not real:
        return {path: {} for path, text in texts.items() if imports_known(text.source, known)}
    distinct: dict[str, dict[str, ast.stmt]] = {}
    for path, found in real.items():
        if not any(same(found, other) for other in distinct.values()):
            distinct[path] = found
    return distinct


def without_helpers(path: str, found: Mapping[str, ast.stmt], helpers: Helpers) -> dict[str, ast.stmt]:
    """The functions of a file that are not there to help others."""
    about = {name for name in found if any(named_after(path, slug) for slug in helpers.get(name, ()))}
    return {name: node for name, node in found.items() if name not in helpers or name in about}


def definitions(source: str, known: Collection[str]) -> Iterator[tuple[str, ast.stmt]]:
    """The known functions at the top of a text, and what defines each."""
    for node in at_the_top(tree(source).body):
        names: list[str] = []
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            names = [node.name]
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda | ast.Call | ast.Name | ast.Attribute):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        yield from ((name, node) for name in names if name in known or not known)


def imports_known(source: str, known: Collection[str]) -> bool:
    """Whether a text imports something under the name of a known function, or all that a module has."""
    for node in at_the_top(tree(source).body):
        if isinstance(node, ast.ImportFrom) and any((alias.asname or alias.name) in known for alias in node.names):
            return True
    return False


def is_stub(node: ast.stmt) -> bool:
    """Whether a function is as a starter leaves it: nothing but text, `pass` and NotImplementedError."""
    if not isinstance(node, FUNCTIONS):
        return False
    idle = (ast.Pass, ast.Raise)
    return all(isinstance(s, idle) or (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))
               for s in node.body)  # fmt: skip


def same(one: Mapping[str, ast.stmt], other: Mapping[str, ast.stmt]) -> bool:
    """Whether two files define the same functions in the same words."""
    return one.keys() == other.keys() and all(ast.dump(one[name]) == ast.dump(other[name]) for name in one)


def several(defining: Mapping[str, Mapping[str, ast.stmt]]) -> None:
    """Two files that define one function, and not in the same words, are told, not guessed between."""
    where: dict[str, list[str]] = {}
    for path, found in defining.items():
        for name in found:
            where.setdefault(name, []).append(path)
    for name, paths in where.items():
        if len({ast.dump(defining[path][name]) for path in paths}) > 1:
            raise Unreadable(
                f"{name} is defined in {' and in '.join(paths[:SHOWN])}: which one counts? Keep one of them"
            )
