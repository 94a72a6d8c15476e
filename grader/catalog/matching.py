"""Which dialect a file speaks, and which exercises it answers."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from grader.catalog.catalog import Catalog
from grader.dialects.signature import Dialect, Signature, leaves
from grader.errors import Ambiguous, Unknown
from grader.sandbox.told import Arity


def dialect_of(functions: Mapping[str, Arity], catalog: Catalog, source: str = "") -> Dialect:
    """The dialect of which the file defines most names.

    Equal numbers are told apart by who can be called, and then by the names that the arguments have in the source.

    Raises:
        Unknown: no name of any dialect is defined.
        Ambiguous: a tie.
    """
    arguments = arguments_in(source)
    fits = {
        name: (
            len(signature),
            sum(callable_as(functions[s.function], s) for s in signature),
            sum(len({item.label for item in leaves(s.args)} & arguments.get(s.function, set())) for s in signature),
        )
        for name, dialect in catalog.dialects.items()
        if (signature := [s for s in dialect.entries.values() if s.function in functions])
    }
    if not fits:
        raise Unknown(nothing_known(functions, catalog.dialects.values()))
    best = max(fits.values())
    winners = [name for name, fit in fits.items() if fit == best]
    if len(winners) > 1:
        raise Ambiguous(f"the file reads equally well as {' and as '.join(winners)}: choose with --dialect")
    return catalog.dialects[winners[0]]


def callable_as(arity: Arity, signature: Signature) -> bool:
    """Whether a function can be called with as many arguments as the dialect passes."""
    wanted = len(signature.args.items)
    return arity.least <= wanted and (arity.most is None or wanted <= arity.most)


def exercises_of(functions: Mapping[str, Arity], dialect: Dialect, catalog: Catalog) -> tuple[str, ...]:
    """The exercises of which every entry is defined, in catalog order; raises Unknown when there is none."""
    slugs = tuple(slug for slug in catalog.slugs if not missing(slug, functions, dialect, catalog))
    if slugs:
        return slugs
    known = {s.function: s.entry for s in dialect.entries.values() if s.function in functions}
    if not known:
        raise Unknown(nothing_known(functions, [dialect]) + elsewhere(functions, catalog))
    lacks = [f"{slug} also needs {', '.join(missing(slug, functions, dialect, catalog))}" for slug in catalog.slugs
             if set(catalog.entries(slug)) & set(known.values())]  # fmt: skip
    raise Unknown(f"the file defines {', '.join(known)}, but no exercise whole: {'; '.join(lacks[:3])}")


def missing(slug: str, functions: Mapping[str, Arity], dialect: Dialect, catalog: Catalog) -> list[str]:
    """The functions that an exercise needs and the file lacks; entries that the dialect has no word for count too."""
    lacking = []
    for entry in catalog.entries(slug):
        signature = dialect.entries.get(entry)
        if signature is None:
            lacking.append(f"{entry} (which {dialect.name} does not have)")
        elif signature.function not in functions:
            lacking.append(signature.function)
    return lacking


def nothing_known(functions: Mapping[str, Arity], dialects: Iterable[Dialect]) -> str:
    """What the file defines, and what was looked for."""
    looked = "; ".join(f"{d.name}: {', '.join(s.function for s in d.entries.values())}" for d in dialects)
    has = f"it defines {', '.join(list(functions)[:8])}" if functions else "it defines no function at all"
    return f"no known function in this file ({has}); looked for {looked}"


def elsewhere(functions: Mapping[str, Arity], catalog: Catalog) -> str:
    """The dialect that a file speaks, where another one was asked for."""
    try:
        return f". It fits the dialect {dialect_of(functions, catalog).name}"
    except (Unknown, Ambiguous):
        return ""


def functions_in(source: str) -> dict[str, Arity]:
    """The functions that a file defines at its top level, read without running it."""
    return {
        node.name: Arity(len(node.args.args) - len(node.args.defaults), len(node.args.args)) for node in defined(source)
    }


def arguments_in(source: str) -> dict[str, set[str]]:
    """The names of the arguments of the functions that a file defines at its top level."""
    return {node.name: {arg.arg for arg in (*node.args.posonlyargs, *node.args.args)} for node in defined(source)}


def defined(source: str) -> list[ast.FunctionDef]:
    """The functions at the top level of a source, under `if` and `with` too; none where it cannot be parsed."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    inside = [node.body for node in tree.body if isinstance(node, ast.If | ast.With)]
    return [node for body in (tree.body, *inside) for node in body if isinstance(node, ast.FunctionDef)]
