"""A loop that is too short or runs the other way; steps that read another step; what is added up and is not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from grader.mutation.algebra import terms, total
from grader.mutation.slip import Slip, named
from grader.mutation.source import Edits, Source, after, before, instead, line_for, loaded, name_of, span, stored

EVERY = (2, 3, 4, 5, 8, 10, 16, 20)  # steps, after which carried values are set back


@dataclass(frozen=True)
class Loop:
    """A `for`, what it hands on from turn to turn, and what it adds up."""

    source: Source
    node: ast.For
    carried: tuple[str, ...]
    added_up: dict[str, ast.Assign | ast.AugAssign]

    @property
    def function(self) -> str:
        """The function that the loop stands in."""
        return self.source.function(self.node).name

    def with_first(self, lines: str, ahead: str = "") -> Edits:
        """Lines at the begin of every turn, and before the loop; `_n` counts turns from zero."""
        return {
            **before(self.node, f"_n = -1{ahead}"),
            **before(self.node.body[0], f"_n += 1\n{lines}"),
        }


def loops(source: Source) -> Iterator[Loop]:
    """Every `for` of the equations."""
    for function in source.equations:
        for node in ast.walk(function):
            if isinstance(node, ast.For):
                inside = {name for statement in node.body for name in stored(statement)}
                earlier = {arg.arg for arg in function.args.args}
                for statement in ast.walk(function):
                    if isinstance(statement, ast.Assign) and statement.lineno < node.lineno:
                        earlier |= stored(statement)
                both = [name for name in carried_first(node) if name in inside & earlier]
                adding = {name: line for name in both if (line := adds_up(node, name)) is not None}
                yield Loop(source, node, tuple(name for name in both if name not in adding), adding)


def carried_first(node: ast.For) -> list[str]:
    """The names that a turn reads before it sets them."""
    found: dict[str, None] = {}
    known: set[str] = stored(node.target)
    for statement in node.body:
        for name in ast.walk(statement):
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load) and name.id not in known:
                found[name.id] = None
            if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
                found[statement.target.id] = None
        known |= stored(statement)
    return list(found)


def adds_up(node: ast.For, name: str) -> ast.Assign | ast.AugAssign | None:
    """The line that adds to a name, where no other line of the loop reads it."""
    users = [s for s in node.body if any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(s))]
    if len(users) != 1:
        return None
    match users[0]:
        case ast.AugAssign(target=ast.Name(), op=ast.Add()) as line:
            return line
        case (
            ast.Assign(targets=[ast.Name(id=target)], value=ast.BinOp(left=ast.Name(id=left), op=ast.Add())) as assign
        ) if target == left == name:
            return assign
    return None


def slips(source: Source) -> Iterator[Slip]:
    """Every slip of every loop."""
    for loop in loops(source):
        yield from turns(loop)
        yield from handed_on(loop)
        yield from sums_over_turns(loop)
        yield from steps(loop)


def turns(loop: Loop) -> Iterator[Slip]:
    """Which turns are taken, and in which order."""
    head = ast.unparse(loop.node.iter)
    forms = {
        "last_turn_missing": f"list({head})[:-1]",
        "first_turn_missing": f"list({head})[1:]",
        "turns_reversed": f"list({head})[::-1]",
        "first_turn_only": f"list({head})[:1]",
        "last_turn_only": f"list({head})[-1:]",
    }
    for kind, text in forms.items():
        yield Slip(kind, instead(loop.node.iter, text), (loop.function,))


def handed_on(loop: Loop) -> Iterator[Slip]:
    """What a turn leaves for the next one is lost, set back, added to what was there, or comes too late."""
    names = loop.carried
    for chosen in chosen_of(names):
        what, where = " ".join(chosen), (loop.function,)
        kept, back = swap("_", chosen), swap("", chosen)
        zero = f"{', '.join(chosen)} = {', '.join(f'_m.nothing({n})' for n in chosen)}"
        yield Slip("not_handed_on", before(loop.node.body[0], zero), where, what)
        yield Slip("not_handed_on_from_first", loop.with_first(f"if _n: {zero}"), where, what)
        yield Slip("begun_anew", loop.with_first(back, f"\n{kept}"), where, what)
        yield Slip("never_updated", renamed(loop, chosen), where, what)
        yield Slip("accumulated", accumulated(loop, chosen), where, what)
        yield Slip("one_turn_early", {**before(loop.node.body[0], kept), **after(loop.node, back)}, where, what)
        edits = {**before(loop.node, kept), **after(loop.node, back)}
        yield Slip("returned_as_given", edits, where, what)
        first = {**loop.with_first(f"if _n == 1: {kept}"), **after(loop.node, f"if _n > 0: {back}")}
        yield Slip("returned_after_first", first, where, what)
    for one, other in combinations(names, 2):
        yield Slip("handed_on_exchanged", before(loop.node.body[0], f"{one}, {other} = {other}, {one}"),
                   (loop.function,), f"{one} {other}")  # fmt: skip
    yield from read_late(loop)


def chosen_of(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Which of what is carried are lost together: one, all, or all but one."""
    counts = sorted(count for count in {1, len(names) - 1, len(names)} if count > 0)
    return [some for count in counts for some in combinations(names, count)]


def forgotten(source: Source) -> Iterator[Slip]:
    """What is carried is set to zero every few steps: counted by turns, or by the step's number."""
    for loop in loops(source):
        steps = name_of(loop.node.target)
        for chosen, every in product(chosen_of(loop.carried), EVERY):
            zero = f"{', '.join(chosen)} = {', '.join(f'_m.nothing({name})' for name in chosen)}"
            for counted in ("_n and _n", *((steps, f"({steps} + 1)") if steps else ())):
                edits = loop.with_first(f"if {counted} % {every} == 0: {zero}")
                yield Slip(f"reset_every_{every}", edits, (loop.function,), " ".join(chosen))


def swap(lead: str, names: tuple[str, ...]) -> str:
    """The line that keeps names under others, or the one that takes them back."""
    ours, theirs = ", ".join(names), ", ".join(f"_{name}" for name in names)
    return f"{theirs} = {ours}" if lead else f"{ours} = {theirs}"


def renamed(loop: Loop, names: tuple[str, ...]) -> Edits:
    """The loop sets other names, so that these stay as they were."""
    return {
        span(node): f"_{node.id}"
        for statement in loop.node.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in names
    }


def accumulated(loop: Loop, names: tuple[str, ...]) -> Edits:
    """The new value is added to the old one."""
    edits = dict(before(loop.node.body[0], swap("_", names)))
    for name in names:
        last = [s for s in loop.node.body if name in stored(s)][-1]
        for key, text in after(last, f"{name} = {name} + _{name}").items():
            edits[key] = edits.get(key, "") + text
    return edits


def read_late(loop: Loop) -> Iterator[Slip]:
    """What is carried is read after it was set, as it was before."""
    for name in loop.carried:
        seen = False
        for statement in loop.node.body:
            for node in ast.walk(statement):
                if seen and isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
                    edits = {**before(loop.node.body[0], f"_{name} = {name}"), **instead(node, f"_{name}")}
                    yield Slip("read_before_update", edits, (loop.source.where(statement),), name)
            seen = seen or name in stored(statement)
    for statement in loop.node.body:
        if isinstance(statement, ast.Assign):
            yield from only_at_first(loop, statement)


def only_at_first(loop: Loop, statement: ast.Assign) -> Iterator[Slip]:
    """A term of a sum with something carried counts in the first turn alone."""
    parts = terms(statement.value)
    if len(parts) < 2 or not any(name in loop.carried for _, part in parts for name in loaded(part)):
        return
    for k, (_, part) in enumerate(parts):
        rest = total(loop.source, [*parts[:k], *parts[k + 1 :]])
        text = f"{ast.unparse(statement.value)} if not _n else {rest}"
        edits = {**loop.with_first("pass"), **instead(statement.value, text)}
        yield Slip("first_turn_alone", edits, (loop.source.where(statement),), named(part))


def sums_over_turns(loop: Loop) -> Iterator[Slip]:
    """What should be added up is overwritten, subtracted, averaged, or counts in one turn alone."""
    names = list(loop.added_up)
    groups = [(name,) for name in names] + [
        some for count in range(2, len(names) + 1) for some in combinations(names, count)
    ]
    for chosen in groups:
        where = tuple(chosen)
        lines = [loop.added_up[name] for name in chosen]
        yield Slip("overwritten", every_line(lines, chosen, "{name} = {value}"), where)
        only = every_line(lines, chosen, "{name} = {name} + {value} if not _n else {name}")
        yield Slip("first_turn_counts_alone", {**loop.with_first("pass"), **only}, where)
        later = every_line(lines, chosen, "{name} = {name} + {value} if _n else {name}")
        yield Slip("first_turn_not_counted", {**loop.with_first("pass"), **later}, where)
        yield Slip("subtracted", every_line(lines, chosen, "{name} = {name} - {value}"), where)
        divided = after(loop.node, "\n".join(f"{name} = {name} / (_n + 1)" for name in chosen))
        yield Slip("averaged_over_turns", {**loop.with_first("pass"), **divided}, where)


def every_line(lines: list[ast.Assign | ast.AugAssign], names: tuple[str, ...], form: str) -> Edits:
    """Lines that add, written otherwise."""
    edits: dict[str, str] = {}
    for line, name in zip(lines, names, strict=True):
        value = line.value.right if isinstance(line.value, ast.BinOp) and isinstance(line, ast.Assign) else line.value
        edits |= line_for(line, form.format(name=name, value=ast.unparse(value)))
    return edits


def steps(loop: Loop) -> Iterator[Slip]:
    """Where a turn reads or writes its own step, another one is meant."""
    if not isinstance(loop.node.target, ast.Name):
        return
    t = loop.node.target.id
    for statement in loop.node.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name) and node.slice.id == t:
                base = ast.unparse(node.value)
                where = (loop.source.where(statement),)
                forms = {
                    "last_step_read": "-1",
                    "first_step_read": "0",
                    "steps_reversed": f"-1 - {t}",
                    "step_before_read": f"{t} - 1",
                    "step_after_read": f"({t} + 1) % len({base})",
                }
                if isinstance(node.ctx, ast.Store):
                    forms = {"written_reversed": f"-1 - {t}", "written_everywhere": ":"}
                for kind, index in forms.items():
                    yield Slip(kind, {span(node.slice): index}, where, base, sibling=kind)
                if isinstance(node.ctx, ast.Load):
                    yield from parts_of_another(loop, node, where)
                    zero = f"_m.nothing({base}[{t}])"
                    ahead = f"({base}[{t} + 1] if {t} + 1 < len({base}) else {zero})"
                    behind = f"({base}[{t} - 1] if {t} else {zero})"
                    yield Slip("step_after_read_padded", instead(node, ahead), where, base)
                    yield Slip("step_before_read_padded", instead(node, behind), where, base)


def parts_of_another(loop: Loop, node: ast.Subscript, where: tuple[str, ...]) -> Iterator[Slip]:
    """One of the things that a step has kept is that of the last step."""
    kept, t = ast.unparse(node.value), ast.unparse(node.slice)
    for k, part in enumerate(kept_by(loop, kept)):
        text = f"(*{kept}[{t}][:{k}], {kept}[-1][{k}], *{kept}[{t}][{k + 1}:])"
        yield Slip("part_of_last_step_read", instead(node, text), where, part)


def kept_by(loop: Loop, kept: str) -> list[str]:
    """The names of what stands in each of the things that a loop goes through, if the text unpacks them somewhere."""
    called = [n for n in ast.walk(loop.node) if isinstance(n, ast.Call) and any(kept == name_of(a) for a in n.args)]
    for function in loop.source.equations:
        for call in called:
            if function.name == name_of(call.func):
                place = next(k for k, a in enumerate(call.args) if kept == name_of(a))
                names = unpacked(loop.source, function, function.args.args[place].arg)
                if names:
                    return names
    return []


def unpacked(source: Source, function: ast.FunctionDef, argument: str) -> list[str]:
    """The names under which a function unpacks an argument."""
    for line in source.walk(function):
        match line:
            case ast.Assign(targets=[ast.Tuple(elts=parts)], value=ast.Name(id=whole)) if whole == argument:
                return [name_of(part) for part in parts]
    return []
