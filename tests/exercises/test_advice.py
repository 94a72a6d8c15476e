"""The form of advice: what the code does, then where to look, and never the line as it should be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from grader.diagnosis import differences, exceptions, float32, mixing, nearly
from grader.model import Mutant
from grader.mutation import advice as derived_words
from grader.mutation import opposites

from .fingerprints import CATALOG, exercise

SENTENCE = re.compile(r"(?<=[.?]) (?=[A-Z`])")
VERB = re.compile(r"[A-Z][a-z]*s")  # in the third person
NO_VERBS = {"This", "Its", "Theirs", "Yours", "Gradients", "Is", "Weights", "Gates", "Both"}
LOOKS = re.compile(r"(Look|Compare|Try|Follow|Print|Draw)\b|.*\b(look at|and count) ")
LONGEST = 240
LONGEST_DERIVED = 600  # with all the names of a slip in many lines
SHORTEST_LINE = 6  # signs of a line of the solution below which it says nothing: `f c`
NAME = r"[^\W\d]\w*"
OPPOSITES = {name for pair in opposites.PAIRS for name in pair}
EVERYBODYS = (
    *OPPOSITES,
    "sigmoid",
    "tanh",
    "softmax",
    "sqrt",
    "exp",
    "log",
    "abs",
    "len",
    "int",
    "pi",
    "integers",
    "T",
)
SLUGS = CATALOG.slugs


def faults(advice: str, longest: int = LONGEST) -> Iterator[str]:
    """What is wrong with the form of an advice."""
    advice = " ".join(advice.split())
    sentences = SENTENCE.split(advice)
    first = advice.split(" ")[0].rstrip(".,:;")
    if not VERB.fullmatch(first) or first in NO_VERBS:
        yield f"begins with {first!r}, no verb in the third person"
    if len(sentences) < 2:
        yield "says not where to look"
    elif not any(one.endswith("?") or LOOKS.match(one) for one in sentences[1:]):
        yield "asks nothing, and says nowhere to look"
    if not advice.endswith((".", "?")) or "?." in advice:
        yield "ends with neither a full stop nor a question mark"
    if len(advice) > longest:
        yield f"is {len(advice)} signs long"
    if re.search(r"[.?!] [a-z]|\b[Yy]ours?\b|\b[Yy]ou (are|have|do)\b|!|  ", advice):
        yield "says `yours`, or is not made of plain sentences"


def plain(text: str) -> str:
    """A text without what people write differently in formulas: np., powers, signs of a product, spaces."""
    text = text.replace("`", "").replace("np.", "").replace("**", "^").replace("*", " ")
    return re.sub(r"\s*([-+/@=(),^])\s*", r"\1", " ".join(text.split()))


@cache
def right_lines(slug: str) -> tuple[str, ...]:
    """What the assignments of a solution compute, and whole, `name=formula`, as in an advice."""
    tree = ast.parse((exercise(slug).folder / "solution.py").read_text(encoding="utf-8"))
    lines = [(ast.unparse(n.targets[0]), ast.unparse(n.value)) for n in ast.walk(tree) if isinstance(n, ast.Assign)]
    said = [plain(f"{name}={value}") for name, value in lines]
    said += [plain(value) for _, value in lines if re.search(r" [-+*/@] ", value)]
    return tuple(line for line in dict.fromkeys(said) if len(line) >= SHORTEST_LINE)


def given_away(slug: str, mutant: Mutant) -> list[str]:
    """The lines of the solution that an advice says, where they are not what the mutant does itself."""
    wrong = [plain(part) for part in mutant.replaces.values() if isinstance(part, str)]
    text = plain(mutant.advice)
    return [line for line in right_lines(slug) if stands(line, text) and not any(line in one for one in wrong)]


def stands(line: str, text: str) -> bool:
    """Whether a formula stands in a text, and not only as a part of a longer one: `o*tanh(c)` in `tanh(o*tanh(c))`."""
    return re.search(rf"(?<![\w(/^]){re.escape(line)}(?![\w)/^@])", text) is not None


def mutants(slug: str) -> Iterator[Mutant]:
    """Those that are written for an exercise."""
    known = exercise(slug).mistakes()
    yield from (*known.mutants, *known.forward)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_written_advice_has_the_form(slug: str) -> None:
    """What it does, where to look; no line of the solution."""
    found = {m.id: [*faults(m.advice), *given_away(slug, m)] for m in mutants(slug)}
    assert {id: wrong for id, wrong in found.items() if wrong} == {}


LONGEST_HINT = 420


def amiss(slug: str, first: str, second: str) -> Iterator[str]:
    """What is wrong with the second hint of an exercise, beside the first."""
    text = plain(" ".join(second.split()))
    if len(second.split()) < 12 or len(second) > LONGEST_HINT:
        yield f"has {len(second)} signs"
    if text in plain(" ".join(first.split())) or second.split()[:6] == first.split()[:6]:
        yield "says what the first says"
    if "Look at the " not in second:
        yield "points at nothing"
    if not second.endswith((".", "?")) or re.search(r"\b[Yy]ours?\b|!", second):
        yield "is not made of plain sentences"
    yield from (f"gives away {line}" for line in right_lines(slug) if stands(line, text))


def test_every_exercise_has_two_hints() -> None:
    """The second says where to look, without a line of the solution."""
    outlines = {outline.slug: outline.content for outline in CATALOG.outlines}
    found = {slug: [*amiss(slug, known["hint"], known.get("more", "").strip())] for slug, known in outlines.items()}
    assert {slug: wrong for slug, wrong in found.items() if wrong} == {}
    assert len({known["more"] for known in outlines.values()}) == len(outlines)


@pytest.mark.parametrize(
    "second",
    [
        "",
        "Look at the line of c.",
        "Look at the line of the new cell: it should say c_new = f * c + i * g, and nothing else at all.",
        "The new cell is made of two products, and each of these has a gate that belongs to it alone.",
        "Look at the line of your new cell, and ask of each of its two products which gate it has.",
        "Look at the line of the new cell. " * 20,
        "Look at the two products in the line of the cell, and ask which gate belongs to each.",
    ],
)
def test_another_second_hint_is_seen(second: str) -> None:
    """A planted one of each wrong form: none, too short, a line given away, nowhere to look, yours, long, the same."""
    first = "Look at the two products in the line of the cell, and ask which gate belongs to each."
    assert [*amiss("lstm-step", first, second.strip())]


@pytest.mark.parametrize("slug", SLUGS)
def test_what_exceptions_say_has_the_form(slug: str) -> None:
    """An exercise that names a mistake by an exception advises in the same form."""
    assert {id: [*faults(text)] for id, text in exercise(slug).mistakes().raised.values() if [*faults(text)]} == {}


@pytest.mark.long
@pytest.mark.parametrize("slug", SLUGS)
def test_every_derived_advice_has_the_form(slug: str) -> None:
    """Of all that is derived from a solution; with its lists of names it may be longer."""
    found = {m.id: [*faults(m.advice, LONGEST_DERIVED)] for m in exercise(slug).mistakes().derived()}
    assert {id: wrong for id, wrong in found.items() if wrong} == {}


@pytest.mark.long
@pytest.mark.parametrize("slug", [slug for slug in SLUGS if "torch" not in exercise(slug).folder.parts])
def test_no_name_of_our_solution_stands_alone(slug: str) -> None:
    """What stands as code in an advice is in the task, or known to whoever writes Python; all else has words."""
    known = {name.lower() for name in re.findall(NAME, exercise(slug).task)} | {*exercise(slug).entries, *EVERYBODYS}
    found = {quoted for m in exercise(slug).mistakes().derived() for quoted in re.findall(r"`([^`]*)`", m.advice)}
    assert {name for quoted in found for name in re.findall(NAME, quoted) if name.lower() not in known} == set()


def test_derived_words_have_the_form() -> None:
    """Every kind of slip, those too that no solution of ours leads to: a verb, and what to look at."""
    for does, look in (*derived_words.FORMS.values(), *derived_words.STEMS.values()):
        first = does.split(" ")[0]
        assert VERB.fullmatch(first.capitalize()), does
        assert look.rstrip(".?") == look != ""


READINGS = [*differences.ADVICE.values(), mixing.ADVICE, mixing.EXCHANGED_ADVICE, float32.ADVICE, nearly.ADVICE]


@pytest.mark.parametrize(
    "text", [*READINGS, exceptions.UNSET_ADVICE, exceptions.UNFITTING_ADVICE, exceptions.NO_NUMBER_ADVICE]
)
def test_every_reading_has_the_form(text: str) -> None:
    """What is read from a difference or an exception speaks as mutants do."""
    assert [*faults(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The gradient of the bias is summed over the samples, not averaged.",
        "Adds the bias twice.",
        "Add the bias once. Look at the sum.",
        "Yours adds the bias twice. Look at the sum.",
        "Adds the bias twice. It belongs into the sum once.",
        "Adds your bias twice. Look at the sum.",
        "Adds the bias twice. Look at the sum",
        "Adds the bias twice. " + 20 * "Look at the sum. ",
    ],
)
def test_another_form_is_seen(text: str) -> None:
    """A planted text of each wrong form is found."""
    assert [*faults(text)]


@pytest.mark.parametrize(
    ("said", "wrong", "gives_away"),
    [
        ("Sums otherwise. Is it c_new = f * c + i * g?", "f * c", True),
        ("Leaves something out. Look at f*c + i*g.", "f * c", True),
        ("Takes 1 - (f * c + i * g) for it. Look at the sum.", "f * c", False),
        ("Has f * c + i * g here. Look at the brackets.", "f * c + i * g", False),
        ("Loses the candidate. What enters?", "f * c", False),
    ],
)
def test_the_line_of_the_solution_is_seen(said: str, wrong: str, gives_away: bool) -> None:
    """In an advice it is found, however spaced; what the mutant does itself may be said."""
    assert bool(given_away("lstm-step", Mutant("planted", said, {"cell": wrong}))) is gives_away
