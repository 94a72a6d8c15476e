"""The exercises whose answer is a module: our own solutions, starters and mutants, in this process."""

import importlib.util

import pytest

from grader.authoring.derived import proved
from grader.model import Status
from grader.run.proof import solution
from tests.conftest import Grade

from .fingerprints import CATALOG, exercise

MODULES = [one.slug for one in CATALOG.outlines if one.chapter == "torch"]
installed = pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is not installed")


@installed
@pytest.mark.parametrize("slug", MODULES)
def test_the_solution_is_right(slug: str) -> None:
    """In every dialect of the exercise, on the first case of every check."""
    for name in exercise(slug).dialects:
        assert not list(solution(exercise(slug), CATALOG.dialects[name], seed=0, most=1))


def test_without_torch_nothing_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is said, and is no problem of the exercise."""
    monkeypatch.setattr("grader.run.proof.find_spec", lambda name: None)
    findings = proved(CATALOG, MODULES[0])
    assert findings.problems == []
    assert "not proved, for torch is not installed" in findings.summary


@installed
@pytest.mark.parametrize(
    ("change", "check", "name"),
    [
        (("nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))", "torch.empty(*shape).uniform_(-bound, bound)"),
         "registered", "parameter_not_registered"),
        (("x.new_zeros(len(x)", "torch.zeros(len(x)"), "elsewhere", "made_on_the_cpu"),
        (("h, c = state\n", "h, c = state\n        x = x + torch.zeros(1)\n"), "elsewhere", "made_on_the_cpu"),
        (("return h, c", "return h @ torch.eye(h.shape[1], dtype=h.dtype), c"), "elsewhere", "made_on_the_cpu"),
        (("x.new_zeros(len(x)", "x.new_ones(len(x)"), "without_state", "missing_state_not_zero"),
        (("return h, c", "return nn.functional.dropout(h, 0.5), c"), "ordinary", "random_in_eval_mode"),
        (("return h, c", "return h.squeeze(), c.squeeze()"), "sizes", "squeezed_without_dim"),
        (("        h = torch.sigmoid(o) * torch.tanh(c)\n",
          "        t = torch.tanh(c)\n        h = torch.sigmoid(o) * t\n        t.mul_(0)\n"), "gradients",
         "in_place_on_saved_tensor"),
    ],
)  # fmt: skip
def test_what_only_a_module_can_do_wrong(grade: Grade, change: tuple[str, str], check: str, name: str) -> None:
    """The first check that fails, and the name; nothing where the change is harmless."""
    path = exercise("torch-lstm-cell").folder / "solution.py"
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    report = grade(text.replace(*change))["torch-lstm-cell"]
    failed = [verdict for verdict in report.verdicts if verdict.status in (Status.FAIL, Status.ERROR)]
    assert [one.check for one in failed][:1] == ([check] if check else []), failed
    assert [one.id for one in report.diagnosis][:1] == ([name] if name else [])


@installed
@pytest.mark.parametrize(
    ("slug", "old", "new", "name"),
    [
        ("torch-gru-cell", "h @ self", "h.detach() @ self", "old_state_detached_in_the_products"),
        ("torch-gru-cell", "(h @ self.weight_hh.T", "((h @ self.weight_hh.T).detach()", "recurrent_products_cut"),
        ("torch-gru-cell", "h_n)", "h_n.detach())", "recurrent_candidate_cut"),
        ("torch-gru-cell", "sigmoid(x_z + h_z)", "sigmoid(x_z + h_z).detach()", "update_gate_cut"),
        ("torch-gru-sequence", "z * h +", "z * h.detach() +", "old_state_detached_where_it_is_kept"),
        ("torch-gru-sequence", "h @ self", "h.detach() @ self", "old_state_detached_in_the_products"),
        ("torch-rnn-cell", "h @ self.weight_hh.T", "h.detach() @ self.weight_hh.T", "old_state_detached"),
        ("torch-lstm-cell", "h @ self.weight_hh.T + self.bias_hh", "(h @ self.weight_hh.T + self.bias_hh).detach()",
         "no_path_in_the_graph"),
    ],
)  # fmt: skip
def test_a_cut_in_the_recurrent_term_is_named(grade: Grade, slug: str, old: str, new: str, name: str) -> None:
    """Where the old state has another way back its gradient is not zero, and what is zero was written by nobody."""
    text = (exercise(slug).folder / "solution.py").read_text(encoding="utf-8")
    assert text.count(old) == 1
    report = grade(text.replace(old, new))[slug]
    assert [one.id for one in report.diagnosis][:1] == [name]
    assert "ever written" not in report.diagnosis[0].advice
