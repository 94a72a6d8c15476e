"""A solution with some of its text replaced, run: what a mutant answers with. Loops that do not end are ended."""

from __future__ import annotations

import ast
import fnmatch
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from types import CodeType
from typing import Any

from grader.errors import Raised
from grader.mutation import prelude
from grader.mutation.source import Edits, edited, span
from grader.mutation.unheard import BUILTINS

MOST_TURNS = 100_000  # of all loops in one call
AROUND = "around"
Entries = dict[str, Callable[..., Any]]


@dataclass
class Turns:
    """Counts the turns of loops, and ends what does not end."""

    left: int = MOST_TURNS

    def __call__(self) -> None:
        """Count one."""
        self.left -= 1
        if self.left < 0:
            raise Raised("Endless", "a loop does not come to an end")


LOOPING = re.compile(r"^\s*(for|while)\b", re.MULTILINE)
COUNTING = ast.parse("_turn()").body[0]


def counted(tree: ast.Module) -> ast.Module:
    """Every turn of every loop begins with a call of `_turn`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.While):
            node.body.insert(0, COUNTING)
    return tree


@lru_cache(maxsize=4096)
def compiled(text: str) -> CodeType:
    """The code of a text; raises SyntaxError."""
    return compile(counted(ast.parse(text)) if LOOPING.search(text) else text, "<solution>", "exec")


@dataclass(frozen=True)
class Build:
    """What makes entries of a solution's text and of what is replaced in it."""

    text: str

    @cached_property
    def units(self) -> list[ast.stmt]:
        """The statements of the file: functions, classes, imports."""
        return ast.parse(self.text).body

    @cached_property
    def lines(self) -> dict[str, str]:
        """The span of what a name is set to, where one line of a function sets it: `name` of the first such function,
        `function.name` of any.
        """
        found: dict[str, str] = {}
        for function in (node for node in self.units if isinstance(node, ast.FunctionDef)):
            set_to: dict[str, list[str]] = {}
            for line in ast.walk(function):
                match line:
                    case ast.Assign(targets=[ast.Name(id=name)], value=value):
                        set_to.setdefault(name, []).append(span(value))
            for name, spans in set_to.items():
                if len(spans) == 1:
                    found.setdefault(name, spans[0])
                    found[f"{function.name}.{name}"] = spans[0]
        return found

    @cached_property
    def functions(self) -> set[str]:
        """The names of its functions."""
        return {node.name for node in self.units if isinstance(node, ast.FunctionDef)}

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """The functions of the file that each function reads; under no name those that other statements read."""
        found: dict[str, set[str]] = {"": set()}
        for unit in self.units:
            read = {node.id for node in ast.walk(unit) if isinstance(node, ast.Name)} & self.functions
            found.setdefault(unit.name if isinstance(unit, ast.FunctionDef) else "", set()).update(read)
        return found

    def touches(self, replaces: Mapping[str, Any], called: Iterable[str]) -> bool:
        """Whether what is replaced may change what functions answer when they are called; False is certain."""
        reached, ahead = set[str](), {"", *called}
        while ahead:
            reached |= ahead
            ahead = {name for function in ahead for name in self.names.get(function, ())} - reached
        places = [*self.places(replaces)]
        others = len(places) < len(replaces)  # functions that take the place of functions
        return others or not all(self.function_at(key) in self.functions - reached for key, _ in places)

    def function_at(self, key: str) -> str:
        """The function in which a span lies, or nothing."""
        line = int(key.partition(":")[0])
        found = (unit for unit in self.units if unit.lineno <= line <= (unit.end_lineno or unit.lineno))
        return next((unit.name for unit in found if isinstance(unit, ast.FunctionDef)), "")

    def known(self, replaces: Mapping[str, Any]) -> dict[str, Any]:
        """The part of what is replaced that this text has: spans, lines by name, functions, what is `around` calls."""
        return {key: part for key, part in replaces.items() if ":" in key or key == AROUND or self.has(key, part)}

    def has(self, key: str, part: Any) -> bool:
        """Whether there is a function of this name, or of this pattern, or a line that sets it."""
        if key.endswith(f".{AROUND}"):
            return bool(self.alike(key))
        return key in (self.functions if callable(part) else self.lines)

    def alike(self, key: str) -> list[str]:
        """The functions that `PATTERN.around` means."""
        return fnmatch.filter(self.functions, key.removesuffix(f".{AROUND}"))

    def places(self, replaces: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The spans that are replaced, and by what."""
        for key, text in replaces.items():
            if isinstance(text, str):
                yield (self.lines[key], f"({text})") if key in self.lines else (key, text)

    def __call__(self, replaces: Mapping[str, Any]) -> Entries:
        """The functions of the text with some places replaced; those that raise raise `Raised`.

        A place is a span of the text, the name that a line sets, or that of a function, for which another one stands.
        `around` makes other functions of the functions, `PATTERN.around` another one of each that is called so.
        """
        turns = Turns()
        made: dict[str, Any] = {"__name__": "solution", "__builtins__": BUILTINS, "_m": prelude, "_turn": turns}
        exec(compiled(self.text), made)
        try:
            for text in self.changed(dict(self.places(replaces))):
                exec(compiled(text), made)
        except (SyntaxError, ValueError) as error:
            raise Raised(type(error).__name__, str(error)) from error
        made |= {name: part for name, part in replaces.items() if callable(part) and name in self.functions}
        entries = {name: value for name, value in made.items() if callable(value) and name[0] != "_"}
        for key, part in replaces.items():
            if key == AROUND:
                equations = [f.name for f in self.units if isinstance(f, ast.FunctionDef) and len(f.args.args) > 1]
                entries |= part()({name: entries[name] for name in equations})
            elif key.endswith(f".{AROUND}"):
                entries |= {name: part()(entries[name]) for name in self.alike(key)}
        return {name: guarded(function, turns) for name, function in entries.items()}

    def changed(self, replaces: Edits) -> list[str]:
        """The statements of the file in which something is replaced, as they read then."""
        lines, found = self.text.split("\n"), []
        for unit in self.units:
            first, last = unit.lineno, unit.end_lineno or unit.lineno
            inside = {key: text for key, text in replaces.items() if first <= int(key.partition(":")[0]) <= last}
            if inside:
                moved = {shifted(key, 1 - first): text for key, text in inside.items()}
                found.append(edited("\n".join(lines[first - 1 : last]), moved))
        return found


def shifted(key: str, lines: int) -> str:
    """A span some lines further down."""
    ends = (end.split(":") for end in key.split("-"))
    return "-".join(f"{int(line) + lines}:{column}" for line, column in ends)


def guarded(function: Callable[..., Any], turns: Turns) -> Callable[..., Any]:
    """A function that raises nothing but `Raised`."""

    @wraps(function)
    def call(*args: Any) -> Any:
        turns.left = MOST_TURNS
        try:
            return function(*args)
        except Exception as error:
            raise Raised(type(error).__name__, str(error)) from error

    return call
