"""What a student receives: the questions and a file for the answers. No key, and nothing that a key follows from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.quiz.marking import wanted
from grader.quiz.sheet import NAME
from grader.quiz.variant import Variant

HOW = """Answer in `{name}`: replace the empty texts, for example `q01 = "0, 1, 0"`. Numbers may be typed as `0.25`,
`1/4`, `2^-2` or `tanh(0.3)`; formulas as `f*(1-f)`."""
OWN = "\n\n`{program} check {name}` tells which answers are right, and explains those that are not."


def files(
    title: str,
    variants: Sequence[Variant],
    program: str,
    quiz: str = "",
    seed: int | None = None,
    terms: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The files by name: the questions as Markdown, each with its terms, and the answers to be filled in."""
    questions = [
        f"# {title}",
        "",
        HOW.format(name=NAME) + (OWN.format(name=NAME, program=program) if seed is not None else ""),
    ]
    for variant in variants:
        questions += ["", *question(variant)]
        said = (terms or {}).get(variant.item.id)
        questions += ["", said] if said else []
    head = [f"quiz = {text(quiz)}"] if quiz else []
    head += [f"seed = {seed}"] if seed is not None else []
    answers = [*head, "", "[answers]", *(f'{variant.item.id} = ""' for variant in variants)]
    return {"quiz.md": "\n".join(questions) + "\n", NAME: "\n".join(answers).lstrip() + "\n"}


def text(value: str) -> str:
    """A text as TOML writes it."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def question(variant: Variant) -> list[str]:
    """One question: its prompt, the options with their letters, how to answer."""
    lines = [f"## {variant.item.id}: {variant.item.title}", "", variant.prompt, ""]
    if variant.options:
        lines += [f"- **{letter})** {variant.text(option.text)}"
                  for letter, option in zip(variant.letters, variant.options, strict=True)]  # fmt: skip
        lines.append("")
    return [*lines, f"*{wanted(variant)}*"]
