"""Writes the golden reports anew: python -m tests.front.regold. Read the difference before you commit it."""

from grader.report import lines
from grader.report.terminal import render
from tests.front.test_reports import CASES, GOLDEN, STYLE

if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, reports in CASES.items():
        (GOLDEN / f"{name}.txt").write_text(render(reports, STYLE), encoding="utf-8")
        text = "".join(lines.render(report) + "\n" for report in reports)
        (GOLDEN / f"{name}.jsonl").write_text(text, encoding="ascii")
