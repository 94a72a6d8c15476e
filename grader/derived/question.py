"""The question that `exercise.toml` and the text of `solution.py` put together: which call, with what, giving what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.derived.arguments import Argument, Leaf, Nest, leaves, letters_of, parsed
from grader.derived.source import Written
from grader.dialects.axes import Move, Spelling, is_letter
from grader.dialects.signature import CACHE, Group, Parameter, Signature
from grader.dialects.toml_file import TABLE, TEXT, TEXTS
from grader.errors import BadExercise

KEYS = {
    "arguments": TABLE, "returns": TABLE, "words": TABLE,
    "samples": TEXT, "function": TEXT, "backward": TEXT, "gradients": TEXTS,
}  # fmt: skip
ANY = Spelling((), "value")


@dataclass(frozen=True, eq=False)
class Backward:
    """The second function of a pair."""

    signature: Signature
    cotangents: Mapping[str, str]  # parameter -> the result of the forward function that it is the gradient of
    again: tuple[str, ...]  # parameters that are arguments of the forward function, passed once more
    results: tuple[str, ...]  # parameters that are results of the forward function

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters, in order."""
        return tuple(item.label for item in self.signature.args.items)


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked. Names of parts are `x`, or `weights['W']` for a part of a list or dict."""

    where: Path
    signature: Signature
    arguments: tuple[Argument, ...]  # in the order of the call
    samples: str = ""
    backward: Backward | None = None

    @property
    def entry(self) -> str:
        """The function that is asked; of a pair the forward one."""
        return self.signature.entry

    @property
    def signatures(self) -> dict[str, Signature]:
        """All functions that a student writes."""
        both = (self.signature, *([self.backward.signature] if self.backward else []))
        return {signature.entry: signature for signature in both}

    @property
    def counts(self) -> dict[str, int]:
        """How many arguments each of them takes."""
        return {entry: len(signature.args.items) for entry, signature in self.signatures.items()}

    @cached_property
    def parts(self) -> tuple[Leaf, ...]:
        """The parts of all arguments."""
        return tuple(leaves(self.arguments))

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The axes, in the order in which they are met."""
        return tuple(dict.fromkeys(letter for leaf in self.parts for letter in letters_of(leaf)))


def question(folder: Path, content: Mapping[str, Any], functions: Mapping[str, Written]) -> Question:
    """Read what an `exercise.toml` with [arguments] asks; raises BadExercise."""
    where = folder / "exercise.toml"
    for name, word in content.get("words", {}).items():
        if not isinstance(word, str):
            raise BadExercise(f"{where}: words: {name} should be text, not {word!r}")
    arguments = {name: parsed(f"{where}: arguments", name, text) for name, text in content["arguments"].items()}
    entry = asked(where, content, functions, set(arguments))
    call = with_cache(functions[entry], functions.get(content.get("backward", "")), content.get("returns", {}))
    lacking = [name for name in call.parameters if name not in arguments]
    strange = [name for name in arguments if name not in (*call.parameters, *call.optional)]
    if lacking or strange:
        said = f"{entry} needs {lacking[0]!r}" if lacking else f"{entry} does not take {strange[0]!r}"
        raise BadExercise(f"{where}: arguments: {said} (solution.py, line {call.line}: {entry}{call.head})")
    names = [name for name in (*call.parameters, *call.optional) if name in arguments]
    if names != [*call.parameters, *call.optional][: len(names)]:
        raise BadExercise(f"{where}: arguments leave out one of {entry}{call.head} before another that they have")
    ordered = tuple(arguments[name] for name in names)
    returns = results(where, content, call, ordered)
    signature = Signature(entry, entry, Group(tuple(map(item, ordered))), returns)
    samples = content.get("samples", "")
    made = Question(where, signature, ordered, samples, backward(where, content, functions, signature, arguments))
    if samples and samples not in made.letters:
        raise BadExercise(f"{where}: samples = {samples!r} is no axis of the arguments ({', '.join(made.letters)})")
    sizes(where, made)
    return made


def asked(where: Path, content: Mapping[str, Any], functions: Mapping[str, Written], arguments: set[str]) -> str:
    """The function that is asked: the one named, the only one, or the only one that takes the arguments."""
    for key in ("function", "backward"):
        if content.get(key) and content[key] not in functions:
            known = ", ".join(functions) or "none"
            raise BadExercise(f"{where}: {key} = {content[key]!r} is no function of solution.py (there: {known})")
    if content.get("function"):
        return str(content["function"])
    others = {name: call for name, call in functions.items() if name != content.get("backward")}
    fits = [n for n, c in others.items() if {*c.parameters} <= arguments <= {*c.parameters, *c.optional}]
    found = fits if len(fits) == 1 else list(others)
    if len(found) != 1:
        known = ", ".join(others) or "none"
        raise BadExercise(f"{where}: say which function of solution.py is asked: function = NAME (there: {known})")
    return found[0]


def with_cache(call: Written, backward: Written | None, returns: Mapping[str, Any]) -> Written:
    """The last result is the cache, where [returns] leaves it out and the backward function takes one."""
    takes = backward is not None and CACHE in backward.parameters
    if takes and CACHE not in call.returns and len(call.returns) == len(returns) + 1:
        return replace(call, returns=(*call.returns[:-1], CACHE))
    return call


def results(where: Path, content: Mapping[str, Any], call: Written, arguments: tuple[Argument, ...]) -> Group:
    """What the function returns: as [returns] says, else whatever values the solution gives."""
    declared = {name: parsed(f"{where}: returns", name, text) for name, text in content.get("returns", {}).items()}
    for part in leaves(declared):
        if part.choices or (part.bounded and "int" not in part.spelling.kind):
            raise BadExercise(f"{where}: returns: {part.name} has axes and a kind, no range and no choice")
    if not declared:
        return Group(tuple(free(name) for name in call.returns))
    count = len([name for name in call.returns if name != CACHE])
    if count != len(declared) and (count > 1 or CACHE in call.returns):
        names = ", ".join(name for name in call.returns if name != CACHE)
        raise BadExercise(f"{where}: returns has {', '.join(declared)}, but solution.py returns {names}")
    known = {axis for part in leaves(arguments) for axis in part.spelling.axes if is_letter(axis)}
    known |= {part.name for part in leaves(arguments) if part.is_size}
    found = tuple(item(part, known) for part in declared.values())
    return Group((*found, *([free(CACHE)] if CACHE in call.returns else [])))


def free(name: str) -> Parameter:
    """A result that is taken as it comes, or the cache."""
    return Parameter(name, (CACHE,)) if name == CACHE else one(name, ANY)


def one(name: str, spelling: Spelling) -> Parameter:
    """A part that every dialect has as it is."""
    return Parameter(name, (name,), Move(spelling, (name,), (spelling,)))


def item(argument: Argument, known: set[str] | None = None, prefix: str = "") -> Parameter | Group:
    """An argument or result of the call; axes of which no argument tells the size are compared by value alone."""
    name = prefix + argument.name
    if isinstance(argument, Nest):
        inside = tuple(item(part, known, prefix) for part in argument.items)
        return Group(inside, argument.keys, name, listed=not argument.keys)
    sized = known is None or {*letters_of(argument)} <= known
    return one(name, argument.spelling if sized else ANY)


def backward(
    where: Path,
    content: Mapping[str, Any],
    functions: Mapping[str, Written],
    forward: Signature,
    arguments: Mapping[str, Argument],
) -> Backward | None:
    """The second function of a pair, its parameters told by their names: `dy`, `cache`, `x`, `y`."""
    name = content.get("backward")
    if not name:
        return None
    if not content.get("returns"):
        raise BadExercise(f"{where}: a pair needs [returns]: the axes of what {forward.entry} returns")
    call = functions[name]
    given = {i.label: i for i in forward.returns.items if isinstance(i, Parameter) and not i.is_cache}
    items: list[Parameter | Group] = []
    for parameter in call.parameters:
        of = parameter.removeprefix("d")
        if parameter == CACHE and CACHE in forward.given:
            items.append(Parameter(CACHE, (CACHE,)))
        elif parameter != of and of in given and is_float(given[of]):
            items.append(renamed(given[of], parameter))
        elif parameter in arguments:
            items.append(item(arguments[parameter]))
        elif parameter in given:
            items.append(given[parameter])
        else:
            raise BadExercise(
                f"{where.parent / 'solution.py'}, line {call.line}: what is {parameter!r} of {name}? It takes d and a "
                f"result's name ({', '.join(given)}), an argument of {forward.entry}, a result, or its cache"
            )
    gradients = Group(
        tuple(gradient(where, call, label, arguments) for label in content.get("gradients", call.returns))
    )
    signature = Signature(name, name, Group(tuple(items)), gradients)
    return Backward(
        signature,
        {p: p[1:] for p in call.parameters if p[0] == "d" and p[1:] in given and is_float(given[p[1:]])},
        tuple(p for p in call.parameters if p in arguments),
        tuple(p for p in call.parameters if p in given and p not in arguments),
    )


def is_float(result: Parameter) -> bool:
    """Whether a result has a gradient."""
    return result.move is not None and result.move.spelling.kind == "float"


def renamed(result: Parameter, name: str) -> Parameter:
    """An argument of the same axes."""
    assert result.move is not None
    return one(name, result.move.spelling)


def gradient(where: Path, call: Written, label: str, arguments: Mapping[str, Argument]) -> Parameter | Group:
    """A gradient has the axes of its argument."""
    of = arguments.get(label[1:]) if label.startswith("d") else None
    if of is None or not all(part.floating for part in leaves((of,))):
        known = ", ".join("d" + name for name, a in arguments.items() if all(p.floating for p in leaves((a,))))
        raise BadExercise(
            f"{where}: what {call.name} returns (solution.py, line {call.line}) should be called after the arguments "
            f'({known}), not {label!r}; say it with gradients = ["d...", ...]'
        )
    return item(of, None, "d")


def sizes(where: Path, made: Question) -> None:
    """See that a whole number that is called like an axis is one of its own."""
    for part in made.parts:
        if is_letter(part.name) and part.spelling == Spelling((), "int") and not part.is_size:
            others = {letter for other in made.parts if other is not part for letter in letters_of(other)}
            if part.name in others:
                raise BadExercise(f"{where}: arguments: {part.name} is an axis; its value is its size: 'int' alone")


def named(group: Group) -> Iterator[str]:
    """The names of all parts of arguments or results, the cache left out."""
    for part in group.items:
        if isinstance(part, Group):
            yield from named(part)
        elif not part.is_cache:
            yield part.names[0]
