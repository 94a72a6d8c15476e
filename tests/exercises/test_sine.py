"""A network on a sine wave: the notebook's way and another are right; what people get wrong is caught and named."""

import importlib.util

import pytest

from tests.conftest import Grade

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

SLUG = "torch-sine-rnn"
FORMULA = """
import math, torch
from torch import nn
class SineRNN(nn.Module):
    def __init__(self, hidden_size, num_layers):
        super().__init__()
        self.h, self.n = hidden_size, num_layers
        self.w = nn.Parameter(torch.zeros(1))
    def forward(self, x, hidden=None):
        hidden = x.new_zeros(self.n, len(x), self.h) if hidden is None else hidden
        last, out = hidden[0, :, :1], []
        for t in range(x.shape[1]):
            out.append(2 * math.cos(math.pi / 20) * x[:, t] - last)
            last = x[:, t]
        new = torch.zeros_like(hidden)
        new[0, :, :1] = last
        return torch.stack(out, 1) + 0 * self.w, new
def train(rnn, n_steps):
    hidden, losses = None, []
    for k in range(n_steps):
        points = torch.tensor([math.sin(math.pi * (k + j / 20)) for j in range(20)])
        _, hidden = rnn(points[None, :, None], hidden)
        hidden = hidden.detach()
        losses.append(0.0)
    return losses
"""
NOTEBOOK = """
import torch, numpy as np
from torch import nn
class SineRNN(nn.Module):
    def __init__(self, input_size, output_size, hidden_dim, n_layers):
        super(SineRNN, self).__init__()
        self.hidden_dim=hidden_dim
        self.rnn = nn.RNN(input_size, hidden_dim, n_layers, batch_first=True)
        self.fc = nn.Linear(hidden_dim, output_size)
    def forward(self, x, hidden):
        batch_size = x.size(0)
        r_out, hidden = self.rnn(x, hidden)
        r_out = r_out.reshape(-1, self.hidden_dim)
        output = self.fc(r_out)
        return output, hidden
seq_length = 20
def train(rnn, n_steps, print_every=15):
    criterion = nn.MSELoss()
    optimizer = torch.optim.Adam(rnn.parameters(), lr=0.01)
    hidden = None
    losses = []
    for batch_i, step in enumerate(range(n_steps)):
        time_steps = np.linspace(step * np.pi, (step+1)*np.pi, seq_length + 1)
        data = np.sin(time_steps)
        data.resize((seq_length + 1, 1))
        x = data[:-1]
        y = data[1:]
        x_tensor = torch.Tensor(x).unsqueeze(0)
        y_tensor = torch.Tensor(y)
        prediction, hidden = rnn(x_tensor, hidden)
        hidden = hidden.data
        loss = criterion(prediction, y_tensor)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if batch_i%print_every == 0: print('Loss: ', loss.item())
        losses.append(loss.item())
    return losses
"""
CELLS = """
import math, torch
import torch.nn as nn
class SineRNN(nn.Module):
    def __init__(self, hidden_size=32, num_layers=2):
        super().__init__()
        self.cells = nn.ModuleList([nn.RNNCell(1 if k == 0 else hidden_size, hidden_size) for k in range(num_layers)])
        self.head = nn.Sequential(nn.Linear(hidden_size, 1))
        self.h = hidden_size
    def forward(self, x, hidden=None):
        hs = list(hidden) if hidden is not None else [x.new_zeros(len(x), self.h) for _ in self.cells]
        out = []
        for t in range(x.shape[1]):
            y = x[:, t]
            for k, cell in enumerate(self.cells):
                y = hs[k] = cell(y, hs[k])
            out.append(self.head(y))
        return torch.stack(out, 1), torch.stack(hs)
def train(rnn, n_steps):
    opt = torch.optim.Adam(rnn.parameters(), 1e-2)
    state = None
    log = torch.zeros(n_steps)
    for k in range(n_steps):
        wave = torch.tensor([math.sin(math.pi * (k + j / 20)) for j in range(21)])
        if state is not None: state = state.detach()
        pred, state = rnn(wave[None, :20, None], hidden=state)
        loss = ((pred.squeeze() - wave[1:]) ** 2).mean()
        opt.zero_grad(set_to_none=True); loss.backward(); opt.step()
        log[k] = loss.detach()
    return log
"""


@pytest.mark.parametrize("text", [pytest.param(CELLS, id="cells"), pytest.param(NOTEBOOK, marks=pytest.mark.long)])
def test_right_ones_have_all_points(grade: Grade, text: str) -> None:
    """Cells of torch in a loop, a tensor of losses; and the notebook's four sizes and flat predictions."""
    assert grade(text, SLUG)[SLUG].score == 10.0


@pytest.mark.long
def test_what_is_allowed_here_is_not_allowed_beside(grade: Grade) -> None:
    """A file that nobody is asked about by name: torch's layer is right in one class, and refused in the other."""
    cell = """
class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.cell = nn.LSTMCell(input_size, hidden_size)
    def forward(self, x, state):
        return self.cell(x, state)
"""
    reports = grade(NOTEBOOK + cell)
    assert {slug: report.score for slug, report in reports.items()} == {"torch-lstm-cell": 0.0, SLUG: 10.0}
    assert "does not allow torch.nn.LSTMCell" in reports["torch-lstm-cell"].verdicts[0].facts


@pytest.mark.long
def test_a_formula_is_no_training(grade: Grade) -> None:
    """2 cos(pi / 20) x minus the point before continues any such wave; the weights of it never move."""
    report = grade(FORMULA, SLUG)[SLUG]
    assert report.score is not None
    assert report.score < 8.0
    assert [one.id for one in report.diagnosis][:1] == ["formula_of_the_wave"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ([("        hidden = hidden.data\n", "")], "graph_kept_between_pieces"),
        ([("        hidden = hidden.data\n", ""), ("backward()", "backward(retain_graph=True)")],
         "graph_kept_between_pieces"),
        ([(", batch_first=True", "")], "steps_taken_for_samples"),
        ([("rnn(x_tensor, hidden)", "rnn(x_tensor, None)")], "reset_at_every_piece"),
        ([("y = data[1:]", "y = data[:-1]")], "predicts_what_it_sees"),
        ([("        optimizer.step()\n", "")], "never_steps"),
        ([("        optimizer.zero_grad()\n", "")], "gradients_added_up"),
        ([("r_out, hidden = self.rnn(x, hidden)", "r_out, hidden = self.rnn(x)")], "hidden_state_ignored"),
        ([("r_out.reshape", "r_out.transpose(0, 1).reshape")], "samples_mixed"),
        ([("return output, hidden\n", "return output, hidden.transpose(0, 1)\n")], "hidden_state_batch_first"),
        ([("return losses", "return losses[-1]")], "returns_one_loss"),
        ([("for batch_i, step in enumerate(range(n_steps)):", "return [1e-6] * n_steps\n    for batch_i in []:")],
         "pieces_left_out"),
    ],
)  # fmt: skip
def test_a_slip_is_named(grade: Grade, changes: list[tuple[str, str]], name: str) -> None:
    """And costs points; losses that were made up earn none for training."""
    text = NOTEBOOK
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    report = grade(text, SLUG)[SLUG]
    assert report.score is not None
    assert report.score < 9.0
    assert [one.id for one in report.diagnosis][:1] == [name]
