"""The documentation: its commands, its sample output and its sample dialect are what the program does."""

import re
from pathlib import Path

import pytest

from grader.authoring.starter import files
from grader.catalog.catalog import load
from grader.cli.main import COMMANDS, run
from grader.report.lines import as_json
from grader.run.plan import Plan
from tests.report.reports import FAILING, INVALID, RIGHT

ROOT = Path(__file__).parents[2]


def fences(path: str, language: str) -> list[str]:
    """The code blocks of a page."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_sample_output_is_what_check_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The README shows the report of the shipped sample, word for word."""
    monkeypatch.chdir(ROOT)
    assert run(["check", "examples/rnn_layers.py", "--exercise", "lstm-step-backward"]) == 1
    assert capsys.readouterr().out == fences("README.md", "text")[0]


@pytest.mark.long
def test_the_sample_submission_has_one_mistake(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The README's first command: all is right but the LSTM's backward, and the mistake is named."""
    monkeypatch.chdir(ROOT)
    first, tests = fences("README.md", "sh")[:2]
    assert first.endswith(".venv/bin/lstm-grader check examples/rnn_layers.py\n")
    assert tests.endswith(".venv/bin/python -m pytest -n auto --dist loadgroup\n")
    assert run(["check", "examples/rnn_layers.py"]) == 1
    output = capsys.readouterr().out
    assert output.count("✓") == 6
    assert "This matches a known mistake" in output


def test_every_command_of_the_readme_is_one_of_ours() -> None:
    """No page names a command that does not exist."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for name in re.findall(r"lstm-grader ([a-z]+)", page.read_text(encoding="utf-8")):
            assert name in COMMANDS, f"{page.name}: {name}"


def test_every_link_leads_somewhere() -> None:
    """Relative links of the pages point at files that are there."""
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        prose = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", prose):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_sample_dialect_works(tmp_path: Path) -> None:
    """The file in docs/dialects.md can be used as it stands."""
    path = tmp_path / "one.toml"
    path.write_text(fences("docs/dialects.md", "toml")[0])
    made = files(Plan(exercise="lstm-step-backward", dialect=str(path)))["lstm_step_backward.py"]
    assert "def cell(x, h_old, c_old, Theta):" in made
    assert (
        "dTheta (1+D+H, 4H), in blocks f i g o, reading the constant 1 then the input then the old hidden"
        in " ".join(made.split())
    )
    assert load().dialect(str(path)).name == "one-matrix"


ONE_MATRIX = """
import numpy as np


def gates(x, h_old, Theta):
    read = np.hstack([np.ones((len(x), 1)), x, h_old])
    f, i, g, o = np.split(read @ Theta, 4, axis=1)
    return read, 1 / (1 + np.exp(-f)), 1 / (1 + np.exp(-i)), np.tanh(g), 1 / (1 + np.exp(-o))


def cell(x, h_old, c_old, Theta):
    read, f, i, g, o = gates(x, h_old, Theta)
    c = f * c_old + i * g
    return o * np.tanh(c), c, (x, h_old, c_old, Theta, c)


def cell_backward(dh, dc, cache):
    x, h_old, c_old, Theta, c = cache
    read, f, i, g, o = gates(x, h_old, Theta)
    dc = dc + dh * o * (1 - np.tanh(c) ** 2)
    da = np.hstack([dc * c_old * f * (1 - f), dc * g * i * (1 - i), dc * i * (1 - g**2),
                    dh * np.tanh(c) * o * (1 - o)])
    dread = da @ Theta.T
    D = x.shape[1]
    return read.T @ da, dread[:, 1:D + 1], dread[:, D + 1:], dc * f
"""


def test_the_sample_dialect_grades(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Right code in its words earns everything; a mistake is told in its words."""
    dialect, path = tmp_path / "one.toml", tmp_path / "alice.py"
    dialect.write_text(fences("docs/dialects.md", "toml")[0])
    path.write_text(ONE_MATRIX)
    assert run(["check", str(path), "--dialect", str(dialect)]) == 0
    assert "20 of 20 points" in capsys.readouterr().out
    path.write_text(ONE_MATRIX.replace("dread[:, D + 1:], dc * f", "dread[:, D + 1:], dc"))
    assert run(["check", str(path), "--dialect", str(dialect)]) == 1
    assert "dc_old" in capsys.readouterr().out


def test_every_key_of_a_result_is_explained() -> None:
    """docs/results.md has each key that a line can have."""
    page = (ROOT / "docs" / "results.md").read_text(encoding="utf-8")
    for report in (RIGHT, FAILING, INVALID):
        for key in as_json(report):
            assert f"`{key}`" in page
