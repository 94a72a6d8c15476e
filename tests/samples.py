"""Submissions for the tests of the front ends: small, and each of one kind."""

from pathlib import Path

RIGHT = """import numpy as np


def rnn_step(x, h, W, R, b):
    h = np.tanh(x @ W.T + h @ R.T + b)
    return h, None
"""
WRONG = RIGHT.replace("h @ R.T + b", "h @ R.T - b")
STARTER = "def rnn_step(x, h, W, R, b):\n    raise NotImplementedError\n"


def written(path: Path, text: str) -> Path:
    """A file with this text."""
    path.write_text(text, encoding="utf-8")
    return path
