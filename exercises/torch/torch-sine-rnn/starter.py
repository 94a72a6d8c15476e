"""A network that continues a sine wave, and its training. The task: task.md."""

from torch import nn


class SineRNN(nn.Module):
    """A recurrent network of num_layers layers with hidden_size units each, and a linear layer that predicts."""

    def __init__(self, hidden_size, num_layers):
        super().__init__()
        raise NotImplementedError

    def forward(self, x, hidden=None):
        """x (B, L, 1), hidden (num_layers, B, hidden_size); zero when it is None.

        Returns out (B, L, 1), a prediction for every point, and the hidden state after the last point.
        """
        raise NotImplementedError


def train(rnn, n_steps):
    """Trains on n_steps pieces of the wave, 20 points each, one after the other.

    Returns the loss of each piece, n_steps numbers.
    """
    raise NotImplementedError
