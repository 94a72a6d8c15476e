"""Modules of a course that were not handed in: those of the grader stand in, where a submission imports them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace

from grader.model import Remark, Submission
from grader.submissions.source import tree_or_empty


def completed(submission: Submission, modules: Mapping[str, str]) -> Submission:
    """A submission with those `modules` that it imports and that do not lie beside it.

    They are texts by path, and may be imported from any package: `course.rnn_utils` as `rnn_utils`.
    """
    lacking = {path: text for path, text in modules.items() if not any(same(path, other) for other in submission.files)}
    found: dict[str, str] = {}
    for module, home in imported(submission) if lacking else ():
        for path, text in lacking.items():
            if f".{module}".endswith(f".{dotted(path)}"):
                found[f"{home}{module.replace('.', '/')}.py"] = text
    names = dict.fromkeys(dotted(path) for path in found)
    said = (Remark("stood_in", f"{name} was not handed in; one of the grader's own stands in for it") for name in names)
    return replace(submission, files={**found, **submission.files}, remarks=(*submission.remarks, *said))


def same(path: str, other: str) -> bool:
    """Whether a file that there is would be taken for a module, in whatever folder: as a file or as a package."""
    stem = path.removesuffix(".py")
    return f"/{other}".endswith((f"/{stem}.py", f"/{stem}/__init__.py"))


def dotted(path: str) -> str:
    """The name under which a file is imported."""
    return path.removesuffix(".py").replace("/", ".")


def imported(submission: Submission) -> Iterator[tuple[str, str]]:
    """The modules that a submission imports, names that may be such too, each with the folder that is looked into."""
    for text in (submission.source, *submission.files.values()):
        for node in ast.walk(tree_or_empty(text)):
            if isinstance(node, ast.Import):
                yield from ((alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                home = f"{submission.home}/" if node.level and submission.home else ""
                base = f"{node.module}." if node.module else ""
                yield from (
                    (name, home) for name in (node.module, *(base + alias.name for alias in node.names)) if name
                )
