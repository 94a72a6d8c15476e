"""What a function computes, with its names written out: mutants that come to the same are one mistake, told once.

A number stands for an expression (value numbering, Cocke and Schwartz 1970): alike is what does the same to the same.
"""

from __future__ import annotations

import ast
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from grader.model import Mutant
from grader.mutation.algebra import factors, is_product, is_sum, terms
from grader.mutation.build import Build
from grader.mutation.source import stored

Meaning = frozenset[tuple[str, int]]


@dataclass
class Numbers:
    """The numbers of expressions, the same for texts that are compared."""

    known: dict[Hashable, int] = field(default_factory=dict)
    parts: dict[tuple[str, int], list[tuple[str, int]]] = field(default_factory=dict)  # of sums and products

    def of(self, *parts: Hashable) -> int:
        """The number of an expression that is made of these parts."""
        return self.known.setdefault(parts, len(self.known))

    def function(self, node: ast.FunctionDef) -> int:
        """The number of what a function returns, and of what it does besides."""
        names = {arg.arg: self.of("argument", k) for k, arg in enumerate(node.args.args)}
        return self.of(*(done for line in node.body for done in self.line(line, names)))

    def line(self, line: ast.stmt, names: dict[str, int]) -> Iterator[int]:
        """The number of a line that does something; one that sets names only adds these."""
        match line:
            case ast.Assign(targets=[ast.Name() | ast.Tuple() as target], value=value):
                names |= self.set_to(target, value, names)
            case ast.Expr(value=ast.Constant()):
                return
            case _:
                own = stored(line)
                before = (names.get(name, -1) for name in sorted(own))
                rest = {name: number for name, number in names.items() if name not in own}
                number = self.of("line", self.expression(line, rest), *before)
                names |= {name: self.of("set by", number, name) for name in own}
                yield number

    def set_to(self, target: ast.expr, value: ast.expr, names: dict[str, int]) -> dict[str, int]:
        """What the names on the left of a line are set to."""
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts):
            each = [self.set_to(one, its, names) for one, its in zip(target.elts, value.elts, strict=True)]
            return {name: number for one in each for name, number in one.items()}
        return self.taken(target, self.expression(value, names))

    def taken(self, target: ast.expr, whole: int) -> dict[str, int]:
        """What names are set to that take a value apart."""
        if isinstance(target, ast.Name):
            return {target.id: whole}
        parts = target.elts if isinstance(target, ast.Tuple) else []
        each = [self.taken(one, self.of("part", whole, k)) for k, one in enumerate(parts)]
        return {name: number for one in each for name, number in one.items()}

    def expression(self, node: ast.AST, names: dict[str, int]) -> int:
        """The number of an expression in which names stand for what they were set to."""
        if isinstance(node, ast.Name) and node.id in names:
            return names[node.id]
        if is_sum(node) and isinstance(node, ast.expr):
            return self.together("sum", 0.0, [(sign, self.expression(part, names)) for sign, part in terms(node)])
        if is_product(node) and isinstance(node, ast.expr):
            return self.product([self.expression(part, names) for part in factors(node)])
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return self.together("sum", 0.0, [("-", self.expression(node.operand, names))])
        return self.of(type(node).__name__, *(self.part(value, names) for _, value in ast.iter_fields(node)))

    def product(self, numbers: list[int]) -> int:
        """The number of a product; the signs of its factors stand before it."""
        plain = [self.parts.get(("sum", number), []) for number in numbers]
        turned = [len(parts) == 1 for parts in plain]  # what is a sum of one term has a minus before it
        rest = [parts[0][1] if one else n for one, parts, n in zip(turned, plain, numbers, strict=True)]
        whole = self.together("product", 1.0, [("+", number) for number in rest])
        return self.together("sum", 0.0, [("-", whole)]) if sum(turned) % 2 else whole

    def together(self, kind: str, nothing: float, parts: list[tuple[str, int]]) -> int:
        """The number of a sum or a product, in whatever order and by whatever names its parts are put together."""
        left_out = self.of("Constant", f"float {nothing}", "NoneType None")
        inner = [(sign, self.parts.get((kind, number), [("+", number)])) for sign, number in parts]
        whole = sorted(
            ("+" if sign == own else "-", number) for sign, many in inner for own, number in many if number != left_out
        )
        if len(whole) == 1 and whole[0][0] == "+":
            return whole[0][1]
        found = self.of(kind, *whole)
        self.parts[kind, found] = whole
        return found

    def part(self, value: object, names: dict[str, int]) -> Hashable:
        """The number of what a node holds."""
        if isinstance(value, ast.AST):
            return self.expression(value, names)
        if isinstance(value, list):
            return self.of("list", *(self.part(one, names) for one in value))
        return f"{type(value).__name__} {value!r}"


def told_once(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Mutants of which none comes to the same as an earlier one."""
    numbers, known = Numbers(), set[Meaning]()
    for mutant in mutants:
        meaning = written_out(mutant, numbers)
        if not meaning or meaning not in known:
            known.add(meaning)
            yield mutant


def written_out(mutant: Mutant, numbers: Numbers) -> Meaning:
    """What the functions in which a mutant replaces something compute; nothing where it is not made of a text."""
    if not isinstance(mutant.build, Build):
        return frozenset()
    texts = mutant.build.changed(dict(mutant.build.places(mutant.replaces)))
    functions = [node for text in texts for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return frozenset((node.name, numbers.function(node)) for node in functions)
