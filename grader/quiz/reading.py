"""What a person types, as the value that it stands for. Bounded in time, and NoAnswer is all that is ever raised."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from grader.errors import NoAnswer
from grader.quiz.expression import FUNCTIONS, clean, parse, shorten

NEARLY = re.compile(
    r"^(?:(?:~|≈|≃|≅|∼|=|<=?|≤|approx(?:\.|imately)?|about|around|roughly|nearly|almost|circa|ca\.|very|close to"
    r"|near(?: to)?|tends? to|goes to|→|->|(?:at most|at|in|after|only|just|exactly)\b)\s*)+",
    re.IGNORECASE,
)
IS = r"(?:\s*(?:==?|≈|~|:|->|→|<=?|≤)\s*| +(?:is +)?(?=[-+.\d~≈]))"  # between a name and its number
NAMED = re.compile(r"^[A-Za-z_][\w'{}\-\[\]()*+/]*(?: +gate)?" + IS)
COUNTED = re.compile(
    r"(?<=[\w)])\s+(?:steps?|terms?|param(?:eter)?s?|rows?|columns?|runs?|products?|paths?|bits?|units?|entries)$",
    re.IGNORECASE,
)
SIGNED = re.compile(r"^(minus|negative|plus)\s+(?=\S)", re.IGNORECASE)
NEGATING = re.compile(r"^(?:not|no|never|below|under|above|over|beyond|less|more|greater|smaller)\b", re.IGNORECASE)
WORDS = {"zero": "0", "one": "1", "none": "0", "half": "1/2", "one half": "1/2", "a half": "1/2", "two": "2"}
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
MILLIONS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+")
DECIMAL = re.compile(r"[+-]?\d*,\d+(?:e[+-]?\d+)?", re.IGNORECASE)
# How a list may be separated, the surest first; blanks around signs belong to a formula.
WAYS = tuple(map(re.compile, (
    r";", r",\s+", r",", r"[;,]", r"\s+x\s+|(?<=\d)x(?=\d)|\s+by\s+", r"\s\*\s|\s+x\s+",
    r",?\s+and\s+|,\s*", r"(?<![=≈~*/+:])\s+(?![=≈~*/:])|;", r"[;,\s]+",
    r"[;,]\s*|(?<=[\d)])\s*(?:to|:|\.\.+|…)\s*(?=[-+.\d(])", r"[;,\s]+|(?<=\d)x(?=\d)",
)))  # fmt: skip
BRACKETS = str.maketrans("[]{}|", "()() ")
LIST = r"[^()]*(?:[,;:]|[\d.]\s+[-+]?[.\d])[^()]*"
GROUP = re.compile(rf"([A-Za-z_][\w.]*\s*(?:[:=∈]\s*)?)?\(({LIST})\)(?=\s*(?:$|[,;)]|\s\w|\())")
BETWEEN = re.compile(r"\s*(?:<=?|≤)\s*[^\W\d]\w*\s*(?:<=?|≤)\s*")  # of -1 < h < 1
BOTH_SIGNS = re.compile(r"±\s*([\d.]+)")
ALL = ("all", "all of them", "all are", "all are right", "any", "every one", "each")


def numbers(
    text: str,
    count: int,
    names: Mapping[str, float] | None = None,
    parts: Sequence[str] = (),
    whole: bool = False,
) -> tuple[float, ...]:
    """So many numbers: separated by commas, semicolons, line breaks or blanks, with or without brackets and names.

    `names` may be used in closed forms such as `f**3 * c0`; with the names of the `parts`, as in `f = 1, i = 0`, any
    order will do. Of `whole` numbers 1,234 can only mean thousands.
    """
    text = text.strip().replace("\n", "; ") if len(text) < 1000 else text
    found: list[str] = []
    for form in (text, text.replace("×", " x ") if len(text) < 1000 else text):  # a product, or rows × columns
        found = split(clean(form), count)
        if len(found) == count:
            return tuple(number(part, names, whole) for part in in_order(found, parts))
    wanted = "one number is" if count == 1 else f"{count} numbers are"
    raise NoAnswer(f"{wanted} asked for; I read {len(found)}")


def in_order(typed: list[str], parts: Sequence[str]) -> list[str]:
    """What was typed, in the order of the names of the parts where every one is named."""
    found = [headed(one, parts) for one in typed]
    by_name = {head: rest for head, rest in found if head}
    return [by_name[name] for name in parts] if parts and set(by_name) == set(parts) else typed


def headed(typed: str, parts: Sequence[str]) -> tuple[str, str]:
    """The part that a text names, and what it says of it: `forget gate: 1` is f's; empty where it names none."""
    for name in sorted(parts, key=len, reverse=True):
        found = re.match(re.escape(name) + IS, typed, re.IGNORECASE)
        if found:
            return name, typed[found.end() :]
    named = NAMED.match(typed)
    head = re.match(r"[\w'/]*", named[0]) if named else None
    alike = [name for name in parts if head and head[0].lower().startswith(name.lower())]
    return (max(alike, key=len), typed[named.end() :]) if named and alike else ("", typed)


def split(text: str, count: int) -> list[str]:
    """A list of answers as its parts; brackets around all, or around rows, are taken off."""
    if count == 1:
        return [_unwrapped(text)]
    text = _flat(text)
    for way in WAYS:
        parts = [part.strip() for part in way.split(text) if part.strip()]
        if len(parts) == count and all(map(_whole, parts)):
            return parts
    return [part.strip() for part in re.split(r"[;,\s]+", text) if part.strip()]


def _whole(part: str) -> bool:
    """Whether a part may be one number: its parentheses are closed, and nothing is missing at its ends."""
    if re.search(r"[\d.)]\s+[\d.(]", part):
        return False
    return part.count("(") == part.count(")") and part[-1] not in "*/+-^=~" and part[0] not in "*/^"


def _flat(text: str) -> str:
    """The text without the brackets that hold lists, and without their names; those of formulas stay.

    Raises:
        NoAnswer: something is to be computed with a list.
    """
    text = BOTH_SIGNS.sub(r"-\1, \1", BETWEEN.sub(", ", text.translate(BRACKETS)))
    before = ""
    while text != before:
        before, text = text, GROUP.sub(_opened, text)
    while _wrapped(text):
        text = text[1:-1].strip()
    return text


def _opened(group: re.Match[str]) -> str:
    """A list without its brackets; the argument of a function keeps them."""
    name = (group[1] or "").strip()
    if name in FUNCTIONS:
        return group[0]
    if group.string[: group.start()].rstrip()[-1:] in ("*", "/", "-", "+", "^"):
        raise NoAnswer("nothing is computed with a list: type each number by itself")
    return group[2].strip() if group.start() == 0 or group[0][:1] == "(" else " " + group[2].strip()


def _unwrapped(text: str) -> str:
    """One number in brackets is the number."""
    text = text.strip()
    return text[1:-1] if text[:1] == "[" and text[-1:] == "]" else text


def _wrapped(text: str) -> bool:
    """Whether one pair of parentheses encloses everything."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for k, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if depth == 0 and k < len(text) - 1:
            return False
    return depth == 0


def number(text: str, names: Mapping[str, float] | None = None, whole: bool = False) -> float:
    """One number: `0.5`, `.5`, `5e-1`, `1/2`, `0,5`, `~1`, `close to 1`, `tanh(0.3)`, `h = 0.2`; raises NoAnswer."""
    plain = signed(clean(text))
    if NEGATING.match(plain):
        raise NoAnswer(f"{shorten(text)!r} is no number: type the number alone")
    named = NAMED.sub("", NEARLY.sub("", plain).strip(), count=1)
    plain = signed(NEARLY.sub("", named.strip())).strip().rstrip(".") if named.strip() else plain
    plain = COUNTED.sub("", plain)
    plain = WORDS.get(plain.lower(), plain)
    if not plain:
        raise NoAnswer(f"{shorten(text)!r} is no number")
    if plain.endswith("%"):
        raise NoAnswer("type it without the per cent sign: 0.5 for 50 %")
    if re.fullmatch(r"[+-]?(nan|inf|infinity|∞)", plain, re.IGNORECASE):
        raise NoAnswer(f"{plain} is no number that can be compared")
    if "," in plain:
        plain = plain.replace(",", "") if whole and MILLIONS.fullmatch(plain) else _with_point(plain)
    return parse(plain, names or ())(names or {})


def signed(text: str) -> str:
    """A text with a sign in the place of the word for it: `minus 1`."""
    return SIGNED.sub(lambda word: "" if word[1].lower() == "plus" else "-", text)


def _with_point(text: str) -> str:
    """A decimal comma as a point, where it can mean nothing else."""
    if THOUSANDS.fullmatch(text):
        raise NoAnswer(
            f"{text} may mean thousands or decimals: type {text.replace(',', '.')} or {text.replace(',', '')}"
        )
    if DECIMAL.fullmatch(text):
        return text.replace(",", ".")
    if text.count(",") == 1 and not re.search(r"\.\d", text):
        return text.replace(",", ".")
    raise NoAnswer(f"{shorten(text)!r} holds more than one number, or a comma that could mean two things")


def letters(text: str, known: Sequence[str], several: bool) -> frozenset[str]:
    """The options that are ticked: `b`, `b)`, `(B)`, `a, c`, `ac`; several may also be `all` or `none`."""
    found = tuple(known) if several and clean(text).lower().rstrip(".") in ALL else _listed(text, known)
    if len(set(found)) != len(found):
        raise NoAnswer("one of the letters stands there twice")
    if not several and len(found) != 1:
        raise NoAnswer(f"one of {', '.join(known)} is asked for")
    return frozenset(found)


def order(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """All letters in some order: `b a d c`, `badc`, `b > a > d > c`, `b, a, d, c`."""
    found = _listed(text, known)
    missing = [letter for letter in known if letter not in found]
    if missing or len(found) != len(known):
        said = f"; {', '.join(missing)} is missing" if missing else "; one of them stands there twice"
        raise NoAnswer(f"each of {', '.join(known)} once is asked for{said}")
    return found


def _listed(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The letters or line numbers in a text; raises NoAnswer for anything else."""
    plain = clean(text).lower()
    if plain in ("none", "-", "nothing", "none of them", "{}", "()", "[]"):
        return ()
    plain = re.sub(r"\b(?:lines?(?=\d)|(?:lines?|options?|answers?|and|then|only|is|it)\b)", " ", plain)
    words = re.findall(r"[^\W_]+", plain)
    if len(words) == 1 and words[0] not in known and all(c in known for c in words[0]):
        words = list(words[0])
    strange = [word for word in words if word not in known]
    if strange or not words:
        what = shorten(strange[0] if strange else text.strip())
        raise NoAnswer(f"{what!r} is none of {', '.join(known)}")
    return tuple(words)
