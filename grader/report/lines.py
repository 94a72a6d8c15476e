"""One report as one line of JSON: what `results.jsonl` holds and `check --format json` prints."""

from __future__ import annotations

import json
import math
from typing import Any

from grader.model import Diagnosis, Note, Report, Verdict


def render(report: Report) -> str:
    """The report as strict JSON without line breaks: ASCII, and NaN and infinities as text."""
    return json.dumps(as_json(report), allow_nan=False)


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain lists and dicts, with the keys of the result format in their order."""
    line: dict[str, Any] = {
        "submission": report.submission,
        "sha256": report.sha256,
        "exercise": report.exercise,
        "dialect": report.dialect,
        "status": report.status.value,
        "score": None if report.score is None else float(report.score),
        "max_score": float(report.max_score),
        "seed": report.seed,
        "duration_s": round(report.duration_s, 3),
        "sandbox": report.sandbox,
        "checks": [verdict_json(verdict) for verdict in report.verdicts],
        "diagnosis": [diagnosis_json(diagnosis) for diagnosis in report.diagnosis],
        "environment": dict(report.environment),
    }
    if report.device:
        line["device"] = report.device
    if report.notes:
        line["notes"] = [note_json(note) for note in report.notes]
    if report.reason:
        line["reason"] = report.reason
    finite: dict[str, Any] = plain(line)
    return finite


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """One entry of `checks`; a counterexample where there is one, `begun` and `counts` where the answer is no."""
    entry: dict[str, Any] = {
        "id": verdict.check,
        "title": verdict.title,
        "status": verdict.status.value,
        "points": float(verdict.points),
        "max_points": float(verdict.max_points),
        "facts": verdict.facts,
    }
    if verdict.counterexample is not None:
        entry["counterexample"] = dict(verdict.counterexample)
    if verdict.partial:
        entry["partial"] = verdict.partial
    if not verdict.begun:
        entry["begun"] = False
    if not verdict.counts:
        entry["counts"] = False
    return entry


def diagnosis_json(diagnosis: Diagnosis) -> dict[str, Any]:
    """One entry of `diagnosis`."""
    return {
        "id": diagnosis.id,
        "advice": diagnosis.advice,
        "evidence": diagnosis.evidence,
        "checks": list(diagnosis.checks),
        "kind": diagnosis.kind.value,
    }


def note_json(note: Note) -> dict[str, Any]:
    """One entry of `notes`."""
    return {"id": note.id, "text": note.text}


def plain(value: Any) -> Any:
    """The same value with NaN and infinities, which JSON does not have, spelled out."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
