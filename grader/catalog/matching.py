"""Which exercises a file answers, each in the dialect of its chapter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.catalog.catalog import Catalog
from grader.catalog.classes import passed_over
from grader.catalog.definitions import Definitions, adapted
from grader.catalog.detection import dialects_of
from grader.catalog.subjects import exercises_on, of_file, subjects
from grader.dialects.signature import Dialect
from grader.errors import Ambiguous, Unknown
from grader.words import named_after, nearest

MOST_NAMES = 3  # of one dialect, in a message
OWN = ". A course with other names is described in a file: --dialect FILE.toml"
Spoken = Mapping[str, Dialect | Unknown | Ambiguous]  # chapter -> its dialect, or what keeps it from having one


@dataclass(frozen=True)
class Answered:
    """An exercise that a file answers, and the dialect that it does so in; None, and why, where none fits."""

    slug: str
    dialect: Dialect | None
    problem: str = ""


def answered(
    file: Definitions, catalog: Catalog, slug: str | None = None, dialect: Dialect | None = None
) -> tuple[Answered, ...]:
    """What there is to judge: every exercise that is the file's, or the one that is asked for.

    Raises:
        Unknown: nothing that is known is defined whole, or what was asked for is not.
        Ambiguous: two dialects fit equally well.
    """
    file = adapted(file, [dialect] if dialect else catalog.dialects.values(), alone=slug is not None)
    spoken = dict.fromkeys(catalog.chapters, dialect) if dialect else dialects_of(file, catalog)
    if slug is not None:
        return (asked(slug, file, spoken, catalog),)
    found = tuple(one for each in theirs(file, catalog, spoken) for one in whole(each, file, spoken, catalog))
    found = tuple(one for one in found if one.problem == "" or not helps(one, found, file, catalog))
    if found:
        generic = all(catalog.outline(one.slug).generic for one in found)
        return meant_by_name(file.name, found) or found if generic else found
    for problem in spoken.values():
        if not isinstance(problem, Dialect):
            raise problem
    raise Unknown(nothing_whole(file, spoken, catalog) or nothing_known(file, catalog, dialect))


def helps(one: Answered, found: tuple[Answered, ...], file: Definitions, catalog: Catalog) -> bool:
    """Whether a function only has the name of an exercise: few arguments are called so, and the file answers others."""
    outline = catalog.outline(one.slug)
    if outline.question is None or named_after(file.name, one.slug) or all(other.problem for other in found):
        return False
    return not any(file.named_as(signature) for signature in outline.question.signatures.values())


def meant_by_name(name: str, found: tuple[Answered, ...]) -> tuple[Answered, ...]:
    """Those that a file is named after, by the longest name: what else is there helps with them."""
    named = [one for one in found if named_after(name, one.slug)]
    return tuple(one for one in named if not any(one is not o and named_after(o.slug, one.slug) for o in named))


def theirs(file: Definitions, catalog: Catalog, spoken: Spoken) -> list[str]:
    """The exercises that a file may be about: generic ones only when it is named after them, or knows no others.

    A function that is nearly called as another exercise asks is one of those others, misspelled.
    """
    helpers = catalog.helpers
    dialects = (*catalog.dialects.values(), *(d for d in spoken.values() if isinstance(d, Dialect)))
    names = {s.function for d in dialects for entry, s in d.entries.items() if entry not in helpers}
    others = any(name in file for name in names) or bool(alike(file, sorted(names), catalog) or of_file(file, catalog))
    return [o.slug for o in catalog.outlines if not o.generic or not others or named_after(file.name, o.slug)]


def whole(slug: str, file: Definitions, spoken: Spoken, catalog: Catalog) -> list[Answered]:
    """An exercise of which every entry is defined, in the dialect of its chapter; nothing otherwise.

    Raises:
        Ambiguous: it is whole, and its chapter has two dialects.
    """
    dialect = spoken.get(catalog.outline(slug).chapter)
    if isinstance(dialect, Dialect):
        return [] if missing(slug, file, dialect, catalog) else [Answered(slug, dialect)]
    if dialect is None or all(missing(slug, file, each, catalog) for each in catalog.dialects.values()):
        return []
    if isinstance(dialect, Ambiguous):
        raise dialect
    return [Answered(slug, None, str(dialect))]


def asked(slug: str, file: Definitions, spoken: Spoken, catalog: Catalog) -> Answered:
    """The exercise that was asked for; raises Unknown and Ambiguous."""
    dialect = spoken.get(catalog.outline(slug).chapter)
    if isinstance(dialect, Unknown):
        raise dialect
    others = unique(d for d in spoken.values() if isinstance(d, Dialect)) if dialect is None else []
    likely = [dialect] if isinstance(dialect, Dialect) else others or writing(slug, catalog)
    fits = [each for each in likely if not missing(slug, file, each, catalog)]
    if len(fits) == 1:
        return Answered(slug, fits[0])
    if isinstance(dialect, Ambiguous):
        raise dialect
    lacking = dict.fromkeys(", ".join(missing(slug, file, each, catalog)) for each in likely)
    made = {s.function for d in catalog.dialects.values() if d.adapter for s in d.own.values() if s.found_by}
    has = ", ".join([name for name in file.functions if name not in made][:8]) or "no function"
    asked = [name for each in likely for name in missing(slug, file, each, catalog)]
    raise Unknown(f"{slug} needs {' or '.join(lacking)}; the file defines {has}{alike(file, asked, catalog)}")


def writing(slug: str, catalog: Catalog) -> list[Dialect]:
    """The dialects that write an exercise in their own way."""
    return [dialect for dialect in catalog.dialects.values() if set(catalog.entries(slug)) <= dialect.own.keys()]


def unique(dialects: Iterable[Dialect]) -> list[Dialect]:
    """Each dialect once."""
    return list({dialect.name: dialect for dialect in dialects}.values())


def missing(slug: str, file: Definitions, dialect: Dialect, catalog: Catalog) -> list[str]:
    """The functions that an exercise needs and the file lacks; entries that the dialect has no word for count too."""
    lacking = []
    for entry in catalog.entries(slug):
        signature = dialect.entries.get(entry)
        if signature is None:
            lacking.append(f"{entry} (which {dialect.name} does not have)")
        elif signature.function not in file:
            lacking.append(signature.sought)
    return list(dict.fromkeys(lacking))  # a class stands for several


def some(names: list[str]) -> str:
    """A list, its end left out where it is long."""
    return ", ".join(names[:MOST_NAMES]) + (", ..." if len(names) > MOST_NAMES else "")


def alike(file: Definitions, names: Iterable[str], catalog: Catalog) -> str:
    """Which function of a file, of a name that nobody asks for, was probably meant for one of the names."""
    known = list(dict.fromkeys(names))
    others = {signature.function for dialect in catalog.dialects.values() for signature in dialect.entries.values()}
    pairs = [(name, nearest(name, known)) for name in file.functions if name not in others.union(known)]
    about = of_file(file, catalog)
    said = [
        f"by {name}, did you mean {close}?"
        for name, close in pairs
        if close
        and {*subjects(name, catalog)} <= {*subjects(close, catalog)}
        and (subjects(name, catalog) or not about)
    ]
    return f"; {said[0]}" if said else ""


def nothing_whole(file: Definitions, spoken: Spoken, catalog: Catalog) -> str:
    """The functions that are known, and what their exercises need beside them."""
    known: list[str] = []
    lacks: list[str] = []
    for outline in catalog.outlines:
        dialect = spoken.get(outline.chapter)
        if isinstance(dialect, Dialect):
            signatures = [dialect.entries[e] for e in outline.entries if e in dialect.entries]
            here = [s.function for s in signatures if s.function in file]
            lacking = missing(outline.slug, file, dialect, catalog)
            if here and lacking:
                known += here
                lacks.append(f"{outline.slug} also needs {', '.join(lacking)}")
    names = ", ".join(dict.fromkeys(known))
    return f"the file defines {names}, but no exercise whole: {'; '.join(lacks[:3])}" if known else ""


def nothing_known(file: Definitions, catalog: Catalog, dialect: Dialect | None) -> str:
    """What the file defines, what was looked for, and what to pass where a course has other names."""
    tried = [dialect] if dialect else list(catalog.dialects.values())
    asked = {e for o in catalog.outlines if "native" in o.dialects for e in o.entries}
    words = {
        d.name: dict.fromkeys(
            signature.sought for entry, signature in d.own.items() if d.name != "native" or entry in asked
        )
        for d in tried
    }
    looked = "; ".join(f"{name}: {some(list(found))}" for name, found in words.items())
    has = f"it defines {', '.join(list(file.functions)[:8])}" if file.functions else "it defines no function at all"
    if reason := passed_over(file.methods, [signature.found_by for d in tried for signature in d.own.values()]):
        return f"no known function in this file ({has}): {reason}"
    close = alike(file, (name for found in words.values() for name in found), catalog)
    if close:
        return f"no known function in this file ({has}){close}"
    about = of_file(file, catalog)
    if about and not dialect:
        return f"no known function in this file ({has}). {exercises_on(about[0], catalog)}{OWN}"
    if dialect:
        return f"no known function in this file ({has}); looked for {looked}{elsewhere(file, catalog)}"
    return f"no known function in this file ({has}){OWN}. Looked for {looked}"  # a long list may be cut, at the end


def elsewhere(file: Definitions, catalog: Catalog) -> str:
    """The dialect that a file speaks, where another one was asked for."""
    names = [d.name for d in unique(d for d in dialects_of(file, catalog).values() if isinstance(d, Dialect))]
    return f". It fits the dialect {' and '.join(names)}" if names else ""
