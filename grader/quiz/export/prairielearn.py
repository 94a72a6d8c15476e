"""PrairieLearn: a folder for each item with `info.json`, `question.html`, `server.py` and the variants.

The variants stay on the server: `server.py` picks one by the seed that PrairieLearn gives each student.
"""

from __future__ import annotations

import itertools
import json
import uuid
from collections.abc import Sequence
from typing import Any

from grader.quiz.export.moodle import tex
from grader.quiz.export.portable import Form, Portable
from grader.quiz.html import block, inline

NAMESPACE = uuid.UUID("5f0a3f0e-4f7e-5d4b-9d53-8b1f3e0a6a11")  # of our own: the same item has the same id
SERVER = '''"""Picks a variant and says what is known of a wrong answer."""

import json
import pathlib
import random

VARIANTS = json.loads(pathlib.Path(__file__).with_name("variants.json").read_text(encoding="utf-8"))


def generate(data):
    """The variant of a student."""
    chosen = random.Random(data["variant_seed"]).choice(VARIANTS)
    data["params"].update(chosen["params"])
    data["correct_answers"].update(chosen["correct_answers"])


def grade(data):
    """Explanations of wrong answers that are known, and orders that are right as well."""
    for name, texts in data["params"].get("accepted", {}).items():
        given = str(data["submitted_answers"].get(name, "")).replace(" ", "").lower()
        if given in texts:
            data["partial_scores"][name] = {"score": 1, "weight": 1}
            data["score"] = 1
    for name, known in data["params"].get("known", {}).items():
        given = data["submitted_answers"].get(name)
        for entry in known:
            if isinstance(given, (int, float)) and abs(given - entry["value"]) <= entry["tolerance"]:
                data["feedback"][name] = entry["text"]
'''
NUMBER = (
    '<pl-number-input answers-name="{name}" comparison="relabs" rtol="{rtol}" atol="{atol}" label="{label}">'
    "</pl-number-input>\n{{{{#feedback.{name}}}}}<p>{{{{{{feedback.{name}}}}}}}</p>{{{{/feedback.{name}}}}}"
)
TEXT = (
    '<pl-string-input answers-name="{name}" remove-spaces="true" ignore-case="true" label="{label}"></pl-string-input>'
)
INPUTS = {Form.NUMBER: NUMBER, Form.TEXT: TEXT}


def prairielearn(title: str, questions: Sequence[Portable]) -> dict[str, str]:
    """The files by path."""
    files: dict[str, str] = {}
    for (item, *_), members in itertools.groupby(questions, key=lambda q: (q.item,)):
        group = list(members)
        variants = [list(parts) for _, parts in itertools.groupby(group, key=lambda q: q.name.split("-")[1])]
        info = {"uuid": str(uuid.uuid5(NAMESPACE, f"{title}/{item}")), "title": group[0].title, "topic": title,
                "tags": [item], "type": "v3"}  # fmt: skip
        files[f"{item}/info.json"] = json.dumps(info, indent=2) + "\n"
        files[f"{item}/question.html"] = page(variants[0])
        files[f"{item}/server.py"] = SERVER
        files[f"{item}/variants.json"] = json.dumps([drawn(parts) for parts in variants], indent=1) + "\n"
    return files


def page(parts: list[Portable]) -> str:
    """The template; all that differs between variants stands in the parameters."""
    inputs = "\n".join(field(part, k) for k, part in enumerate(parts))
    return (
        f"<pl-question-panel>\n{{{{{{params.stem}}}}}}\n</pl-question-panel>\n{inputs}\n"
        "<pl-answer-panel>\n{{{params.reason}}}\n</pl-answer-panel>\n"
    )


def field(part: Portable, k: int) -> str:
    """Where one part of the answer goes."""
    name = f"a{k}"
    if part.form in INPUTS:
        rtol, atol = ("0", "1e-6") if part.answers[0].tolerance <= 1e-6 else ("1e-3", "1e-8")
        label = part.name.split("-", 2)[2] if part.name.count("-") > 1 else ""
        return INPUTS[part.form].format(name=name, rtol=rtol, atol=atol, label=label)
    tag = "pl-multiple-choice" if part.form is Form.SINGLE else "pl-checkbox"
    fixed = "" if part.shuffle else (' order="fixed"' if part.form is Form.SINGLE else ' fixed-order="true"')
    inner = (
        "{{#params.options}}\n"
        '<pl-answer correct="{{correct}}">{{{text}}}</pl-answer>\n'
        "{{/params.options}}\n"
    )  # fmt: skip
    return f'<{tag} answers-name="{name}"{fixed}>\n{inner}</{tag}>'


def drawn(parts: list[Portable]) -> dict[str, Any]:
    """The parameters and right answers of a variant."""
    first = parts[0]
    stem = "\n\n".join([first.stem, *(part.stem.rpartition("\n\n")[2] for part in parts[1:])])
    params: dict[str, Any] = {"stem": block(stem, tex), "reason": block(first.reason, tex)}
    right: dict[str, Any] = {}
    known: dict[str, list[dict[str, Any]]] = {}
    for k, part in enumerate(parts):
        if part.form is Form.NUMBER:
            right[f"a{k}"] = float(part.answers[0].text)
            known[f"a{k}"] = [{"value": float(a.text), "tolerance": a.tolerance, "text": block(a.feedback, tex)}
                              for a in part.answers[1:]]  # fmt: skip
        elif part.form is Form.TEXT:
            right[f"a{k}"] = part.answers[0].text.replace(" ", "")
            params["accepted"] = {f"a{k}": sorted({a.text.replace(" ", "") for a in part.answers if a.right})}
        else:
            params["options"] = [{"text": inline(a.text, tex), "correct": str(a.right).lower()} for a in part.answers]
    return {"params": {**params, **({"known": known} if known else {})}, "correct_answers": right}
