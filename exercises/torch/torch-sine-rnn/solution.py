"""A network that continues a sine wave, and its training."""

import numpy as np
import torch
from torch import nn


class SineRNN(nn.Module):
    """A recurrent network of some layers, and a linear layer that makes a prediction of its output."""

    def __init__(self, hidden_size, num_layers):
        super().__init__()
        self.rnn = nn.RNN(1, hidden_size, num_layers, batch_first=True)
        self.fc = nn.Linear(hidden_size, 1)

    def forward(self, x, hidden=None):
        """x (B, L, 1), hidden (layers, B, H), zero when it is None -> out (B, L, 1), hidden."""
        out, hidden = self.rnn(x, hidden)
        return self.fc(out), hidden


def train(rnn, n_steps):
    """Trains on n_steps pieces of 20 points -> the loss of each."""
    optimiser = torch.optim.Adam(rnn.parameters(), lr=0.01)
    hidden, losses = None, []
    for step in range(n_steps):
        points = np.sin(np.linspace(step * np.pi, (step + 1) * np.pi, 21))
        x, y = (
            torch.tensor(part, dtype=torch.get_default_dtype())[None, :, None] for part in (points[:-1], points[1:])
        )
        out, hidden = rnn(x, hidden)
        hidden = hidden.detach()  # a piece ends here, for backpropagation
        loss = nn.functional.mse_loss(out, y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses
