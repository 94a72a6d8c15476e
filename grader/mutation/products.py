"""A factor, a slope or an exponent that is missing, doubled or of another kind; a product that is a sum."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutation.algebra import Factors, Slope, expressions, factors, product, products, slopes
from grader.mutation.roles import is_gradient, roles_of
from grader.mutation.slip import Slip, named, slope_at
from grader.mutation.source import Source, instead


def slips(source: Source) -> Iterator[Slip]:
    """Every slip in every product."""
    for node in products(source):
        parts, where = factors(node), (source.where(node),)
        if all(isinstance(part, ast.Constant) for part in parts):
            continue
        yield from dropped(source, node, parts, where)
        yield from added(source, node, parts, where)
        for slope in slopes(parts):
            yield from without_slope(source, node, parts, slope, where)
            yield from slipped_inside(source, node, parts, slope, where)
    yield from quotients(source)


def dropped(source: Source, node: ast.expr, parts: Factors, where: tuple[str, ...]) -> Iterator[Slip]:
    """One factor is left out, or squared."""
    for k, part in enumerate(parts):
        rest = [*parts[:k], *parts[k + 1 :]]
        if not isinstance(part, ast.Constant) and slope_at(part) is None:
            of_slope = any(k in slope.places for slope in slopes(parts))
            what, text = named(part), product(source, rest)
            role = "slope" if of_slope else "gradient" if is_gradient(what) else "factor"
            yield Slip("factor_dropped", instead(node, text), where, what, sibling="factor" * of_slope, role=role)
            if not of_slope:
                yield Slip("factor_twice", instead(node, product(source, [*parts, part])), where, what)


def added(source: Source, node: ast.expr, parts: Factors, where: tuple[str, ...]) -> Iterator[Slip]:
    """Two factors are added instead."""
    if len(parts) == 2 and not any(isinstance(p, ast.Constant) for p in parts):
        text = " + ".join(source.code(part) for part in parts)
        yield Slip("sum_for_product", instead(node, text), where)


def without_slope(
    source: Source, node: ast.expr, parts: Factors, slope: Slope, where: tuple[str, ...]
) -> Iterator[Slip]:
    """The slope of an activation is left out, turned upside down, or is something else."""
    rest = [part for k, part in enumerate(parts) if k not in slope.places]
    u, what = source.code(slope.value), named(slope.value)
    slope_text = product(source, [parts[k] for k in slope.places])
    kind = "squared" if slope.squared else "product"
    yield Slip("slope_dropped", instead(node, product(source, rest)), where, what, sibling=kind)
    yield Slip("slope_divides", instead(node, f"{product(source, rest)} / ({slope_text})"), where, what, sibling=kind)
    yield Slip("slope_inverted", instead(node, f"1 / ({slope_text})"), where, what, sibling=kind)
    forms = {
        "value_for_slope": u,
        "difference_for_slope": f"(1 - {u})",
        "square_for_slope": f"{u} ** 2",
        "slope_squared_outside": f"(1 - {u}) ** 2",
        "slope_root": f"np.sqrt(1 - {u} ** 2)" if slope.squared else f"np.sqrt({u} * (1 - {u}))",
        "slope_with_plus": f"(1 + {u} ** 2)" if slope.squared else f"{u} * (1 + {u})",
        "slope_doubled": f"(1 - 2 * {u})",
        "slope_of_another_kind": f"{u} * (1 - {u})" if slope.squared else f"(1 - {u} ** 2)",
    }
    if not slope.squared:
        forms["slope_with_square"] = f"{u} * (1 - {u} ** 2)"
    applied = [(form, text, "") for form, text in forms.items()]
    for name in source.activations:
        again, short = f"{name}({u})", name.removeprefix("np.")
        slope_of_it = f"(1 - {again} ** 2)" if slope.squared else f"{again} * (1 - {again})"
        applied.append((f"slope_after_{name}_again", slope_of_it, short))
        applied.append((f"value_of_{name}_for_slope", again, short))
        applied.append((f"half_a_slope_after_{name}", f"{u} * (1 - {again})", short))
    for form, text, short in applied:
        yield Slip(form, instead(node, product(source, [*rest, text])), where, what, sibling=kind, function=short)
    yield Slip("value_beside_slope", instead(node, product(source, [*parts, u])), where, what, sibling=kind)
    yield from slope_of_others(source, node, rest, slope, where)


def slope_of_others(
    source: Source, node: ast.expr, rest: Factors, slope: Slope, where: tuple[str, ...]
) -> Iterator[Slip]:
    """The slope is taken at another name, or at an activation of another name."""
    if not isinstance(slope.value, ast.Name):
        return
    roles, u = roles_of(source), slope.value.id
    for name in roles.others(slope.value):
        text = f"(1 - {name} ** 2)" if slope.squared else f"{name} * (1 - {name})"
        yield Slip(
            "slope_at_another", instead(node, product(source, [*rest, text])), where, u, name, sibling=pattern(name, u)
        )
        if not slope.squared:
            for function in source.activations:
                half = f"{function}({name})"
                if not source.has_name(half, slope.value):  # by its name it is replaced elsewhere, or is the slope
                    text = f"{u} * (1 - {half})"
                    edits, short = instead(node, product(source, [*rest, text])), function.removeprefix("np.")
                    yield Slip(f"half_a_slope_after_{function}", edits, where, u, name, function=short)


def pattern(name: str, of: str) -> str:
    """How a name is made from another one, so that slips in sibling equations are known as one: `a_i` for `i`."""
    return name.replace(of, "?") if of in name else ""


def slipped_inside(
    source: Source, node: ast.expr, parts: Factors, slope: Slope, where: tuple[str, ...]
) -> Iterator[Slip]:
    """Other factors have slipped into the bracket of a slope."""
    if not slope.squared:
        return
    rest = [part for k, part in enumerate(parts) if k not in slope.places]
    for what, bracket, outside in brackets_with(source, slope, rest):
        yield Slip("slipped_into_bracket", instead(node, product(source, [*outside, bracket])), where, what)


def brackets_with(source: Source, slope: Slope, loose: Factors) -> Iterator[tuple[str, str, Factors]]:
    """Each choice of factors inside the bracket of a slope `1 - u**2`: their names, the bracket, what stays outside."""
    for chosen in range(1, 2 ** len(loose)):
        inside = [part for k, part in enumerate(loose) if chosen >> k & 1]
        outside = [part for k, part in enumerate(loose) if not chosen >> k & 1]
        bracket = f"(1 - {source.code(slope.value)} ** 2 * {product(source, inside)})"
        yield " ".join(map(named, inside)), bracket, outside


def quotients(source: Source) -> Iterator[Slip]:
    """A division that is a product, or is left out; an exponent that is left out."""
    for node in expressions(source):
        match node:
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                where = (source.where(node),)
                yield Slip("divisor_dropped", instead(node, source.code(left)), where, named(right))
                yield Slip("product_for_quotient", instead(node, product(source, [left, right])), where, named(right))
            case ast.BinOp(left=left, op=ast.Pow()):
                yield Slip("power_dropped", instead(node, source.code(left)), (source.where(node),), named(left))
