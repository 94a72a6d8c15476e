"""Writes the golden reports, and the README's sample, anew: python -m tests.report.regold. Read the difference."""

import re
import subprocess
import sys

from grader.report import lines
from grader.report.terminal import render
from tests.cli.test_docs import ROOT
from tests.report.test_reports import CASES, GOLDEN, STYLE

SAMPLE = ["check", "examples/rnn_layers.py", "--exercise", "lstm-step-backward"]


def sample() -> str:
    """What the README shows."""
    command = [sys.executable, "-m", "grader", *SAMPLE]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, reports in CASES.items():
        (GOLDEN / f"{name}.txt").write_text(render(reports, STYLE), encoding="utf-8")
        text = "".join(lines.render(report) + "\n" for report in reports)
        (GOLDEN / f"{name}.jsonl").write_text(text, encoding="ascii")
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.sub(r"(?s)(?<=^```text\n).*?(?=^```$)", lambda _: sample(), page, count=1, flags=re.MULTILINE)
    (ROOT / "README.md").write_text(shown, encoding="utf-8")
