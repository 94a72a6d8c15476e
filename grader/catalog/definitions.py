"""What a file defines, as detection sees it: what can be called, and what the text says of the arguments."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.catalog.classes import recognised, told
from grader.dialects.signature import CACHE, Dialect, Signature
from grader.sandbox.told import Arity
from grader.submissions.source import tree_or_empty
from grader.words import of_number

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Definitions:
    """The functions of a file by name. What is imported or made by `exec` has no arguments in the text."""

    functions: Mapping[str, Arity]
    arguments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    name: str = ""  # of the file
    methods: Collection[str] = ()  # `Cell.forward` of classes that the text defines; see grader.catalog.classes

    def __contains__(self, function: str) -> bool:
        return function in self.functions

    def call_of(self, function: str) -> str:
        """`step(x, h)` as the text has it, and how many arguments it takes where that is not seen."""
        if function in self.arguments:
            return f"{function}({', '.join(self.arguments[function])})"
        return f"{function} of {count(self.functions[function])}"

    def callable_as(self, signature: Signature) -> bool:
        """Whether a function can be called with as many arguments as the dialect passes."""
        arity, wanted = self.functions[signature.function], len(signature.args.items)
        return arity.least <= wanted and (arity.most is None or wanted <= arity.most)

    def shared(self, signature: Signature) -> int:
        """How many arguments have the names that the dialect gives them."""
        return len(labels(signature) & set(self.arguments.get(signature.function, ())))

    def named_as(self, signature: Signature) -> bool:
        """Whether most arguments, and more than one, have the names that the dialect gives them."""
        return self.shared(signature) >= 2 and 2 * self.shared(signature) > len(labels(signature))


def adapted(file: Definitions, dialects: Iterable[Dialect], alone: bool = False) -> Definitions:
    """A file with the functions that the adapters of dialects make of what it defines.

    `alone`: one exercise was asked for, so the only module of a file is meant whatever it is called.
    """
    made = {
        signature.function: Arity(len(signature.args.items), len(signature.args.items))
        for dialect in dialects
        if dialect.adapter
        for signature in found_in(file.methods, dialect, alone)
    }
    return replace(file, functions={**file.functions, **made}) if made else file


def found_in(methods: Collection[str], dialect: Dialect, alone: bool = False) -> list[Signature]:
    """The entries of a dialect that are recognised by the classes of a file."""
    wanted = {signature.found_by for signature in dialect.own.values()}
    there = recognised(methods, wanted, alone)
    return [signature for signature in dialect.own.values() if signature.found_by in there]


def labels(signature: Signature) -> set[str]:
    """The names that a dialect gives to the arguments; what everybody calls cache tells nothing."""
    return {item.label for item in signature.args.items if item.label} - {CACHE}


def count(arity: Arity) -> str:
    """`5 arguments`, `3 to 5 arguments`, `at least 2 arguments`."""
    if arity.most is None:
        return f"at least {of_number(arity.least, 'argument')}" if arity.least else "any arguments"
    span = str(arity.most) if arity.least == arity.most else f"{arity.least} to {arity.most}"
    return f"{span} argument{'s' * (arity.most != 1)}"


def in_text(source: str, name: str = "") -> Definitions:
    """The functions that a file defines at its top level, read without running it."""
    found = {node.name: node for node in defined(source) if isinstance(node, Function)}  # the last one of a name counts
    arities = {name: arity(node.args) for name, node in found.items()}
    classes = [node for node in defined(source) if isinstance(node, ast.ClassDef)]
    methods = list(told(classes, imported(source), list(found.values())))
    return Definitions(arities, {name: arguments(node.args) for name, node in found.items()}, name, methods)


def loaded(functions: Mapping[str, Arity], source: str, name: str = "") -> Definitions:
    """The functions of a file that was run, with what its text says of their arguments."""
    text = in_text(source)
    arguments = {key: text.arguments[key] for key in functions if key in text.arguments}
    return Definitions(functions, arguments, name, text.methods)


def arity(args: ast.arguments) -> Arity:
    """How many positional arguments a definition takes."""
    most = len(args.posonlyargs) + len(args.args)
    return Arity(most - len(args.defaults), None if args.vararg else most)


def arguments(args: ast.arguments) -> tuple[str, ...]:
    """The names of the arguments of a definition; those that a caller cannot name have a star."""
    stars = [f"*{args.vararg.arg}"] if args.vararg else []
    return (*(arg.arg for arg in (*args.posonlyargs, *args.args)), *stars, *(arg.arg for arg in args.kwonlyargs))


def defined(source: str) -> tuple[Function | ast.ClassDef, ...]:
    """The functions and classes at the top level of a source, under `if`, `with` and `try` too; none where it cannot be
    parsed.
    """
    return tuple(among(tree_or_empty(source).body))


def imported(source: str) -> dict[str, str]:
    """What the imports at the top of a source give names to: `nn` is `torch.nn`."""
    nodes = [node for node in tree_or_empty(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        for node in nodes
        for alias in node.names
    }


def among(body: Sequence[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """The functions and classes among statements, in the order in which Python comes to them."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef):
            yield node
        elif isinstance(node, ast.If | ast.With | ast.Try):
            yield from among([*node.body, *getattr(node, "orelse", ())])
