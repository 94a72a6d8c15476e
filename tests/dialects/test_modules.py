"""Modules of PyTorch, met by the shipped adapter: how a file is told to have one, and where its weights are found."""

import importlib.util
from pathlib import Path

import pytest

from grader.catalog.catalog import Catalog
from grader.catalog.definitions import in_text
from grader.catalog.matching import answered
from grader.errors import Unknown
from grader.model import Report, ReportStatus
from tests.conftest import Grade

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

HEAD = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\n\n"
CELL = (Path(__file__).parents[2] / "exercises/torch/torch-lstm-cell/solution.py").read_text(encoding="utf-8")
GATES = '''
class MyLSTMCell(nn.Module):
    """A Linear for every gate, on [h, x]; states one by one; two results and a third."""
    def __init__(self, hidden_size, input_size):
        super().__init__()
        for gate in ("forget", "input", "cell", "output"):
            setattr(self, f"{gate}_gate", nn.Linear(input_size + hidden_size, hidden_size))

    def forward(self, x, h, c):
        z = torch.cat([h, x], dim=1)
        c = torch.sigmoid(self.forget_gate(z)) * c + torch.sigmoid(self.input_gate(z)) * torch.tanh(self.cell_gate(z))
        h = torch.sigmoid(self.output_gate(z)) * torch.tanh(c)
        return h, (h, c)
'''
TURNED = '''
class RNNCell(nn.Module):
    """Matrices with one column a unit, one bias, the state first."""
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.Wxh = nn.Parameter(torch.randn(input_size, hidden_size))
        self.Whh = nn.Parameter(torch.randn(hidden_size, hidden_size))
        self.bh = nn.Parameter(torch.zeros(1, hidden_size))

    def forward(self, h, x):
        return torch.tanh(x @ self.Wxh + h @ self.Whh + self.bh)
'''
HALVES = '''
class GRUCell(nn.Module):
    """Two gates on [x, h], and a candidate with a matrix for either; no word tells which gate the latter are for."""
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.W_r = nn.Linear(input_size + hidden_size, hidden_size)
        self.W_z = nn.Linear(input_size + hidden_size, hidden_size)
        self.current = nn.Linear(input_size, hidden_size)
        self.before = nn.Linear(hidden_size, hidden_size)

    def forward(self, x, h):
        both = torch.cat([x, h], 1)
        r, z = torch.sigmoid(self.W_r(both)), torch.sigmoid(self.W_z(both))
        return z * h + (1 - z) * torch.tanh(self.current(x) + r * self.before(h))
'''
MODEL = '''
class RNN(nn.Module):
    """A model around a cell, as it is named: nobody asked for it."""
    def __init__(self, input_size, hidden_size, output_size):
        super().__init__()
        self.i2h = nn.Linear(input_size + hidden_size, hidden_size)
        self.h2o = nn.Linear(hidden_size, output_size)

    def forward(self, x, h):
        h = torch.tanh(self.i2h(torch.cat([x, h], 1)))
        return self.h2o(h), h
'''
BATCH_FIRST = '''
class Cell(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.H = H
        self.x2g, self.h2g = nn.Linear(D, 4 * H), nn.Linear(H, 4 * H, bias=False)

    def forward(self, x, h, c):
        i, f, g, o = (self.x2g(x) + self.h2g(h)).chunk(4, -1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c

class LSTM(nn.Module):
    """Around a cell, batch first, as its constructor says alone."""
    def __init__(self, input_size, hidden_size, batch_first=True):
        super().__init__()
        self.cell = Cell(input_size, hidden_size)

    def forward(self, x, state=None):
        N, T, _ = x.shape
        h, c = state if state is not None else (x.new_zeros(N, self.cell.H), x.new_zeros(N, self.cell.H))
        out = []
        for t in range(T):
            h, c = self.cell(x[:, t], h, c)
            out.append(h)
        return torch.stack(out, dim=1), (h, c)
'''


def alone(reports: dict[str, Report]) -> Report:
    """The only report."""
    (report,) = reports.values()
    return report


def test_a_file_is_told_by_its_modules(exercises: Catalog) -> None:
    """Other names that hold the name will do, the longest counts; one that is no module speaks another dialect."""
    found = {
        "class LSTMCell(nn.Module):": "torch-lstm-cell",
        "class my_lstm_cell(torch.nn.Module):": "torch-lstm-cell",
        "class CustomLSTM(Module):": "torch-lstm-sequence",
        "class Base(nn.Module):\n    pass\nclass VanillaRNNCell(Base):": "torch-rnn-cell",
        "class LSTM(nn.LSTM):": "torch-lstm-sequence",
        "from torch.nn import LSTMCell as Theirs\nclass LSTMCell(Theirs):": "torch-lstm-cell",
        "class LSTMCell:": "lstm-step",
    }
    for text, slug in found.items():
        file = in_text(f"{text}\n    def forward(self, x, h, c):\n        pass\n", "mine.py")
        assert answered(file, exercises)[0].slug == slug
    other = in_text("class Memory(nn.Module):\n    def forward(self, x, h, c):\n        pass\n", "mine.py")
    assert answered(other, exercises, "torch-lstm-cell")[0].slug == "torch-lstm-cell"
    with pytest.raises(Unknown):
        answered(other, exercises)


@pytest.mark.parametrize("text", [CELL, HEAD + GATES, HEAD + TURNED, HEAD + HALVES, HEAD + BATCH_FIRST])
def test_right_modules_of_several_structures(grade: Grade, text: str) -> None:
    """Each is right, with all gradients."""
    report = alone(grade(text))
    assert report.passed, report.verdicts
    assert report.dialect == "torch"


@pytest.mark.long
def test_wrong_ones_are_named(grade: Grade) -> None:
    """A wrong formula as in NumPy, a graph that is cut as only a module can cut it."""
    wrong = {
        ("torch.tanh(g)", "torch.sigmoid(g)"): "candidate_sigmoid",
        ("h, c = state", "h, c = state[0].detach(), state[1]"): "old_state_detached",
    }
    for change, name in wrong.items():
        report = alone(grade(CELL.replace(*change)))
        assert not report.passed
        assert report.diagnosis[0].id == name


@pytest.mark.long
def test_what_does_not_fit_is_told(grade: Grade) -> None:
    """A parameter that no such cell has, a gate without a weight, results of another number, a forbidden module."""
    told = {
        CELL.replace("4 * hidden_size, input_size", "5 * hidden_size, input_size"): "no such cell has",
        (HEAD + GATES).replace('"forget", ', ""): "cannot tell which gates",
        CELL.replace("return h, c", "return h, c, c, c"): "returned 4 tensors, but should return h, c",
        CELL.replace("        h, c = state\n", "        return nn.LSTMCell(len(x.T), 4)(x)\n"): "does not allow",
    }
    for text, said in told.items():
        report = alone(grade(text))
        assert report.status is ReportStatus.GRADED
        assert report.score == 0.0
        assert said in report.verdicts[0].facts, report.verdicts[0].facts


def test_a_model_beside_a_cell_is_not_graded(exercises: Catalog) -> None:
    """It is built with more sizes than a layer has; alone it is what is meant."""
    slugs = [one.slug for one in answered(in_text(CELL + MODEL), exercises)]
    assert slugs == ["torch-lstm-cell"]
    assert [one.slug for one in answered(in_text(HEAD + MODEL), exercises)] == ["torch-rnn-cell"]
