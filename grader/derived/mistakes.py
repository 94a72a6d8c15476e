"""What is known of mistakes when the solution is all that there is: what can be derived from its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from grader.derived.loading import adapter_of, beside
from grader.model import Mistakes


def mistakes(path: Path, words: Mapping[str, str]) -> Mistakes:
    """The mistakes of a solution; `words` are what its names are called in advice."""
    from grader.mutation.derive import mistakes_of  # 18 ms, which what is right need not wait for

    found = mistakes_of(path.read_text(encoding="utf-8"), words)
    if not adapter_of(path.parent):
        return found

    def build(replaces: Mapping[str, Any]) -> dict[str, Callable[..., Any]]:
        return beside(path.parent, found.build(replaces))

    return replace(found, build=build, derived=cache(lambda: tuple(replace(m, build=build) for m in found.derived())))
