# exercise: torch-lstm-sequence
import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence


class LSTMCell(nn.Module):
    def __init__(self, in_features, hidden):
        super().__init__()
        self.hidden = hidden
        self.x2h = nn.Linear(in_features, 4 * hidden)
        self.h2h = nn.Linear(hidden, 4 * hidden)

    def forward(self, x, state):
        h, c = state
        i, f, g, o = torch.split(self.x2h(x) + self.h2h(h), self.hidden, dim=-1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c


class LSTM(nn.Module):
    def __init__(self, in_features, hidden, batch_first=True):
        super().__init__()
        self.cell = LSTMCell(in_features, hidden)
        self.hidden = hidden
        self.batch_first = batch_first

    def forward(self, x, state=None):
        if self.batch_first:
            x = x.permute(1, 0, 2)
        T, N, _ = x.shape
        if state is None:
            h = x.new_zeros(1, N, self.hidden)
            c = torch.zeros_like(h)
        else:
            h, c = state
        h, c = h.squeeze(0), c.squeeze(0)
        outs = []
        for xt in x.unbind(0):
            h, c = self.cell(xt, (h, c))
            outs.append(h)
        out = torch.stack(outs, 1 if self.batch_first else 0)
        return out, (h[None], c[None])


class Tagger(nn.Module):
    """What it is for."""

    def __init__(self, vocab, emb, hid, tags):
        super().__init__()
        self.emb = nn.Embedding(vocab, emb)
        self.lstm = LSTM(emb, hid)
        self.out = nn.Linear(hid, tags)

    def forward(self, ids):
        out, _ = self.lstm(self.emb(ids))
        return self.out(out)


def train():
    tagger = Tagger(10, 3, 4, 2)
    ids = torch.randint(0, 10, (2, 6))
    print(tagger(ids).shape)


if __name__ == '__main__':
    train()
