"""What a file is about, as its names say: of chapters whose functions carry the chapter's name."""

from __future__ import annotations

import re

from grader.catalog.catalog import Catalog
from grader.catalog.definitions import Definitions
from grader.words import folded

MOST = 6  # exercises of a subject, in a message


def subjects(name: str, catalog: Catalog) -> list[str]:
    """The chapters that a name names."""
    there = (
        chapter for chapter, one in catalog.chapters.items() if any(chapter in call.split("_") for call in one.calls)
    )
    return [chapter for chapter in there if chapter in folded(name)]


def of_file(file: Definitions, catalog: Catalog) -> list[str]:
    """The chapters that the functions and classes of a file name."""
    names = {*file.functions, *(re.split(r"[.(>]", method)[0] for method in file.methods)}
    return list(dict.fromkeys(one for name in sorted(names) for one in subjects(name, catalog)))


def exercises_on(subject: str, catalog: Catalog) -> str:
    """The exercises that have a chapter's name in theirs, and how to see what one asks for."""
    slugs = [outline.slug for outline in catalog.outlines if subject in outline.slug.split("-")]
    shown = [slug for slug in slugs if "backward" not in slug][:MOST]
    more = ", ..." * (len(shown) < len(slugs))
    return f"Exercises on {subject}: {', '.join(shown)}{more}; `start SLUG` shows how each is called"
