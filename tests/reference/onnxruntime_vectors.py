"""Expected values of onnxruntime's own LSTM operator tests: onnxruntime_lstm.json, with source and licence there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Flat = tuple[float, ...]
GATE_TANH = ("tanh", "sigmoid", "tanh")


@dataclass(frozen=True)
class Case:
    """One call of the operator and what it returns; the file says in which order."""

    name: str
    X: Flat
    direction: str
    N: int
    D: int
    H: int
    W: Flat
    R: Flat
    B: Flat = ()
    P: Flat = ()
    Y: Flat = ()
    Y_h: Flat = ()
    Y_c: Flat = ()
    h: Flat = ()
    c: Flat = ()
    lens: tuple[int, ...] = ()
    clip: float | None = None
    input_forget: bool = False
    activations: tuple[str, str, str] = ("sigmoid", "tanh", "tanh")
    stale: tuple[int, ...] = ()
    digits: float = 1e-6


def load(path: Path) -> tuple[Case, ...]:
    """All cases of the file."""
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    weights = stored["weights"]
    named: list[dict[str, Any]] = [
        {k: weights[v] if k in "WRBP" else v for k, v in case.items()} for case in stored["cases"]
    ]
    whole: list[dict[str, Any]] = [
        {k: tuple(v) if isinstance(v, list) else v for k, v in case.items()} for case in named
    ]
    return tuple(Case(**case) for case in whole)


CASES = load(Path(__file__).with_name("onnxruntime_lstm.json"))
