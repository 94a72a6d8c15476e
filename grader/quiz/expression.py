"""Typed formulas: parsed to a tree of a few kinds of nodes and computed in float64. Nothing is ever executed.

Every step is bounded: the text by its length, the tree by its nodes, a power by float64.
"""

from __future__ import annotations

import ast
import difflib
import math
import re
import warnings
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from grader.errors import NoAnswer

MOST = 300  # characters
MOST_NODES = 250


def sigma(a: float) -> float:
    """The logistic function, without overflow."""
    return 1 / (1 + math.exp(-a)) if a >= 0 else math.exp(a) / (1 + math.exp(a))


def sigma_prime(a: float) -> float:
    """Its slope, typed as `sigma'(a)`."""
    return sigma(a) * sigma(-a)


def tanh_prime(a: float) -> float:
    """The slope of tanh, typed as `tanh'(a)`."""
    return 1 - math.tanh(a) ** 2


LOGISTIC = ("sigma", "sig", "sigmoid", "logistic")
FUNCTIONS: dict[str, Callable[[float], float]] = {
    **dict.fromkeys(LOGISTIC, sigma), **dict.fromkeys((f"{name}_prime" for name in LOGISTIC), sigma_prime),
    "tanh_prime": tanh_prime,
    "tanh": math.tanh, "exp": math.exp, **dict.fromkeys(("log", "ln"), math.log), "sqrt": math.sqrt, "abs": abs,
    "sin": math.sin, "cos": math.cos,
}  # fmt: skip
SHOWN = "sigma, tanh, exp, log, sqrt, abs"  # in messages
CONSTANTS = {"pi": math.pi, "e": math.e}
OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: math.pow,
}
CHARACTERS = str.maketrans({
    **dict.fromkeys("−–—‐‑﹣－", "-"), **dict.fromkeys("×·⋅∙∗⊙⨀", "*"), **dict.fromkeys("÷⁄∕", "/"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t\r\n", " "), **dict.fromkeys("\u200b\u200e\u200f\ufeff", None),
    "π": " pi", "σ": " sigma", "＋": "+", "′": "'", "½": "(1/2)", "¼": "(1/4)", "¾": "(3/4)", "，": ",", "．": ".",
    **{c: f"^{n}" for n, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}, "⁻": "^-",
    **{c: str(n) for n, c in enumerate("₀₁₂₃₄₅₆₇₈₉")},
})  # fmt: skip
LATEX = ((r"\\(cdot|times|odot)", "*"), (r"\\(sigma|tanh|exp|log|ln|pi|sqrt)", r"\1"), (r"[{]([\w+-]*)[}]", r"\1"))
PRIMED = re.compile(rf"\b({'|'.join(LOGISTIC)}|tanh) *'(?= *\()")
WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
MOST_LETTERS = 12  # of names that are written without a sign between them
TIMES = re.compile(
    r"(?<![\w.])(\d+\.?\d*|\.\d+) *(?=[A-Za-z(])(?![eE][+-]?\d)|(?<=\)) *(?=[\w(])|(?<=\w) +(?=[A-Za-z])"
)  # 2H, )(, dc f
NAMED = re.compile(r"\b([A-Za-z_]\w*) *\(")  # f(1-f) is a product where f is a variable
SUPERSCRIPTS = re.compile(r"\^-?\^")


def clean(text: str) -> str:
    """The text with the signs of a keyboard; raises NoAnswer when it is empty or too long."""
    if len(text) > MOST:
        raise NoAnswer(f"that is {len(text)} characters long; at most {MOST} are read")
    text = text.translate(CHARACTERS)
    for pattern, plain in LATEX:
        text = re.sub(pattern, plain, text)
    while SUPERSCRIPTS.search(text):  # ⁻⁵ and ¹² are one exponent
        text = re.sub(r"\^-\^", "^-", re.sub(r"(\^-?\d+)\^(?=\d)", r"\1", text), count=1)
    text = text.replace("$", " ").strip()
    if not text:
        raise NoAnswer("nothing was typed")
    return text


@dataclass(frozen=True)
class Expression:
    """A formula in named variables, not yet computed."""

    tree: ast.expr

    def __call__(self, point: Mapping[str, float]) -> float:
        """Its value at a point; raises NoAnswer where it has none."""
        try:
            value = _value(self.tree, point)
        except ZeroDivisionError:
            raise NoAnswer("it divides by zero") from None
        except OverflowError:
            raise NoAnswer("it is too large to be computed") from None
        except ValueError:
            raise NoAnswer("it has no value: a root or logarithm of a number that has none") from None
        if not math.isfinite(value):
            raise NoAnswer("it is not a finite number")
        return value

    @property
    def names(self) -> frozenset[str]:
        """The variables in it."""
        called = {id(node.func) for node in ast.walk(self.tree) if isinstance(node, ast.Call)}
        return frozenset(n.id for n in ast.walk(self.tree) if isinstance(n, ast.Name) and id(n) not in called)


def parse(text: str, names: Collection[str] = ()) -> Expression:
    """Read a formula in the given variables; raises NoAnswer."""
    text = PRIMED.sub(r"\1_prime", clean(text))
    text = WORD.sub(lambda found: as_known(found[0], names), text)
    ready = TIMES.sub(lambda found: (found[1] or "") + "*", text.replace("^", "**"))
    ready = NAMED.sub(lambda found: f"{found[1]}*(" if found[1] in names else found[0], ready)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(ready.strip(), mode="eval").body
    except SyntaxError as error:
        raise NoAnswer(f"{shorten(text)!r} is no formula{_where(ready, error)}") from None
    except (ValueError, RecursionError, MemoryError):
        raise NoAnswer(f"{shorten(text)!r} cannot be read as a formula") from None
    if sum(1 for _ in ast.walk(tree)) > MOST_NODES:
        raise NoAnswer("the formula has too many parts")
    _check(tree, names)
    return Expression(tree)


def as_known(word: str, names: Collection[str]) -> str:
    """A name as it is known: `pf` is p_f, `z_1` is z1, and `Ni` is N*i where only one product is spelled so."""
    if word in names or word in FUNCTIONS:
        return word
    bare = word.replace("_", "")
    alike = [name for name in names if name.replace("_", "") == bare]
    if len(alike) == 1:
        return alike[0]
    found = [] if word in CONSTANTS or len(word) > MOST_LETTERS else products(word, names)
    return "*".join(found[0]) if len(found) == 1 else word


def products(word: str, names: Collection[str]) -> list[tuple[str, ...]]:
    """All ways to spell a word with names one after the other."""
    if not word:
        return [()]
    heads = [name for name in names if word.startswith(name)]
    return [(head, *rest) for head in heads for rest in products(word[len(head) :], names)]


def shorten(text: str, room: int = 40) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= room else text[: room - 3] + "..."


def _where(text: str, error: SyntaxError) -> str:
    """What stands at the place that cannot be read."""
    if "=" in text:
        return ": type the right-hand side alone"
    if text.count("(") != text.count(")"):
        return ": a parenthesis is not closed" if text.count("(") > text.count(")") else ": a parenthesis too many"
    at = (error.offset or 1) - 1
    rest = text[at : at + 10].strip()
    return f": it cannot be read from {rest!r} on" if rest else ": something is missing at its end"


def _check(node: ast.expr, names: Collection[str]) -> None:
    """Raise NoAnswer for a node that does not belong in a formula."""
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return
        case ast.Name(id=name):
            if name not in names and name not in CONSTANTS:
                raise NoAnswer(_unknown(name, names))
        case ast.UnaryOp(op=ast.UAdd() | ast.USub(), operand=inner):
            _check(inner, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            _check(left, names)
            _check(right, names)
        case ast.Call(func=ast.Name(id=name), args=[one], keywords=[]):
            if name not in FUNCTIONS:
                raise NoAnswer(f"{shorten(name)} is no function here; there are {SHOWN}")
            _check(one, names)
        case ast.Call():
            raise NoAnswer("a function takes one argument in parentheses, as in tanh(a) or tanh(a)^2")
        case _:
            raise NoAnswer(f"{shorten(ast.unparse(node))!r} does not belong in a formula")


def _unknown(name: str, names: Collection[str]) -> str:
    """What is said of a name that is no variable."""
    if name in FUNCTIONS:
        return f"{name} is a function: it needs its argument in parentheses"
    close = difflib.get_close_matches(name[:MOST_LETTERS], names, n=1, cutoff=0.5)
    known = f"the names here are {', '.join(names)}" if names else "a number is asked for, without names or units"
    return f"{shorten(name)!r} is not known; {known}" + (f"; did you mean {close[0]}?" if close else "")


def _value(node: ast.expr, point: Mapping[str, float]) -> float:
    """The value of a tree that has been checked."""
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.Name(id=name):
            return point[name] if name in point else CONSTANTS[name]
        case ast.UnaryOp(op=op, operand=inner):
            return -_value(inner, point) if isinstance(op, ast.USub) else _value(inner, point)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](_value(left, point), _value(right, point))
        case ast.Call(func=ast.Name(id=name), args=[one]):
            return FUNCTIONS[name](_value(one, point))
    raise NoAnswer("that is no formula")
