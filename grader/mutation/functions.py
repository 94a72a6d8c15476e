"""An activation that is missing, applied once more, or another one."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from grader.mutation.algebra import expressions, reads
from grader.mutation.roles import SPLITTING
from grader.mutation.slip import Slip, named
from grader.mutation.source import Edits, Source, called, instead, name_of

# Activations that people confuse, and ways of writing one that overflow: grader.mutation.prelude has them.
KNOWN = ("sigmoid", "tanh", "relu", "softmax", "hard_sigmoid", "softsign", "softplus", "clipped", "softsign_gate")
OVERFLOWING = ("overflowing_sigmoid", "overflowing_tanh")
# At which bounds people cut what goes into a function, lest an exponential overflow, as far out as answers show it;
# and by how much they keep what a sigmoid gives from 0 and 1, for a logarithm.
BOUNDS = {"tanh": (1, 2, 3, 4, 5, 6, 8), "sigmoid": (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16)}
MARGINS = tuple(f"1e-{places}" for places in range(1, 9))
IDEMPOTENT = ("abs", "sign", "relu", "clipped")  # applied twice they are themselves


def slips(source: Source) -> Iterator[Slip]:
    """Every call of an activation, and every name that one is applied to elsewhere."""
    applied = [node for node in expressions(source) if is_activation(source, node)]
    own = {name.rpartition(".")[2] for name in source.activations}
    others = [*source.activations, *(f"_m.{known}" for known in (*KNOWN, *OVERFLOWING) if known not in own)]
    for node in applied:
        assert isinstance(node, ast.Call)
        name, arg, where = name_of(node.func), ast.unparse(node.args[0]), (source.where(node),)
        short = name.rpartition(".")[2]
        yield Slip("function_dropped", instead(node, arg), where, short, sibling=name)
        if short not in IDEMPOTENT:
            yield Slip("function_twice", instead(node, f"{name}({name}({arg}))"), where, short)
        yield Slip("one_added", instead(node, f"{name}(({arg}) + 1)"), where, named(node.args[0]))
        for other in others:
            if other.rpartition(".")[2] != short:
                text = f"{other}({arg})"
                yield Slip(
                    "function_replaced", instead(node, text), where, short, other.rpartition(".")[2], name + other
                )
        yield Slip("function_made_one", instead(node, f"0 * ({arg}) + 1"), where, short)
    yield from held(source, applied)
    yield from once_more(source)


def held(source: Source, applied: Iterable[ast.expr]) -> Iterator[Slip]:
    """All that goes into a function is cut to a range first, as its own text would do it; or all that it gives is."""
    calls: dict[str, list[ast.Call]] = {}
    for node in applied:
        if isinstance(node, ast.Call) and (short := name_of(node.func).rpartition(".")[2]) in BOUNDS:
            calls.setdefault(short, []).append(node)
    everywhere = {" ".join(calls): [node for nodes in calls.values() for node in nodes]} if calls else {}
    for what, nodes in {**calls, **everywhere}.items():
        where = tuple(dict.fromkeys(map(source.where, nodes)))
        for bound in BOUNDS.get(what, BOUNDS["tanh"]):
            cut = [instead(node.args[0], f"_m.held({ast.unparse(node.args[0])}, {bound})") for node in nodes]
            yield Slip("held_before", joined(cut), where, what, str(bound))
    if len(turned := calls.get("sigmoid", [])) > 1:  # of one alone it is one minus it
        signs = [instead(node.args[0], f"-({ast.unparse(node.args[0])})") for node in turned]
        yield Slip("argument_turned", joined(signs), tuple(dict.fromkeys(map(source.where, turned))), "sigmoid")
    for margin in MARGINS if "sigmoid" in calls else ():
        nodes = calls["sigmoid"]
        kept = [instead(node, f"np.clip({ast.unparse(node)}, {margin}, 1 - {margin})") for node in nodes]
        yield Slip("held_after", joined(kept), tuple(dict.fromkeys(map(source.where, nodes))), "sigmoid", margin)


def joined(edits: Iterable[Edits]) -> Edits:
    """Several places, replaced together."""
    return {key: text for one in edits for key, text in one.items()}


def is_activation(source: Source, node: ast.expr) -> bool:
    """Whether a node applies an activation to one value."""
    return isinstance(node, ast.Call) and len(node.args) == 1 and name_of(node.func) in source.activations


def once_more(source: Source) -> Iterator[Slip]:
    """A name is returned, or read, with an activation around it that it has elsewhere, or has had already."""
    for node in reads(source):
        above = source.parents[node]
        if isinstance(above, ast.expr) and is_activation(source, above):
            continue
        for name in wrapped(source, node.id):
            text = f"{name}({node.id})"
            yield Slip("function_added", instead(node, text), (source.where(node),), node.id, name.rpartition(".")[2])


def wrapped(source: Source, name: str) -> list[str]:
    """The activations that a name is given to, or comes from, somewhere in the text."""
    found: dict[str, None] = {}
    for node in source.walk(source.tree):
        match node:
            case ast.Call(args=[ast.Name(id=arg)]) if arg == name and is_activation(source, node):
                found[name_of(node.func)] = None
            case ast.Assign(targets=[ast.Name(id=target)], value=ast.Call() as value) if target == name:
                if is_activation(source, value):
                    found[name_of(value.func)] = None
            case ast.Assign(targets=[ast.Tuple(elts=parts)], value=ast.Call(args=[ast.Name(id=arg), *_]) as value):
                if arg == name and called(value) in SPLITTING:
                    found |= dict.fromkeys(one for part in parts for one in wrapped(source, name_of(part)))
    return list(found)
