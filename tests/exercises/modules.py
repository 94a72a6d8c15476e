"""Modules as people write them: right ones of several structures, and wrong ones, each with one mistake and its names."""

# ruff: noqa: E501 - what was written is kept as it was

HEAD = "import math\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n\n"
STEP = """        i, f, g, o = gates.chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
"""
FUSED = (
    """class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.ih = nn.Linear(input_size, 4 * hidden_size)
        self.hh = nn.Linear(hidden_size, 4 * hidden_size)

    def forward(self, x, state):
        h, c = state
        gates = self.ih(x) + self.hh(h)
"""
    + STEP
    + "        return h, c\n"
)
GATED = """class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        for k in 'ifgo':
            setattr(self, f'W_i{k}', nn.Linear(input_size, hidden_size))
            setattr(self, f'W_h{k}', nn.Linear(hidden_size, hidden_size, bias=False))

    def forward(self, x, h, c):
        i = torch.sigmoid(self.W_ii(x) + self.W_hi(h))
        f = torch.sigmoid(self.W_if(x) + self.W_hf(h))
        g = torch.tanh(self.W_ig(x) + self.W_hg(h))
        o = torch.sigmoid(self.W_io(x) + self.W_ho(h))
        c = f * c + i * g
        return o * c.tanh(), c
"""
JOINED = """class MyLSTMCell(nn.Module):
    def __init__(self, hidden_dim, input_dim):
        super().__init__()
        self.H = hidden_dim
        self.linear = nn.Linear(input_dim + hidden_dim, 4 * hidden_dim)

    def forward(self, x, hidden=None):
        if hidden is None:
            hidden = (x.new_zeros(x.size(0), self.H), x.new_zeros(x.size(0), self.H))
        h, c = hidden
        i, f, g, o = torch.split(self.linear(torch.cat((x, h), dim=-1)), self.H, dim=-1)
        c = c * f.sigmoid() + i.sigmoid() * g.tanh()
        h = o.sigmoid() * c.tanh()
        return h, (h, c)
"""
RAW = (
    """class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.W = nn.Parameter(torch.randn(input_size, 4 * hidden_size))
        self.U = nn.Parameter(torch.randn(hidden_size, 4 * hidden_size))
        self.bias = nn.Parameter(torch.zeros(4 * hidden_size))
        for p in self.parameters():
            p.data.uniform_(-1 / math.sqrt(hidden_size), 1 / math.sqrt(hidden_size))

    def forward(self, x, init_states):
        h, c = init_states
        gates = x @ self.W + h @ self.U + self.bias
"""
    + STEP
    + "        return (h, c)\n"
)
LISTED = """class LSTMCell(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.x = nn.ModuleList([nn.Linear(D, H) for _ in range(4)])
        self.h = nn.ModuleList([nn.Linear(H, H) for _ in range(4)])

    def forward(self, x, h, c):
        i, f, g, o = [a(x) + b(h) for a, b in zip(self.x, self.h)]
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c
"""
RNN = """class RNNCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.i2h = nn.Linear(input_size + hidden_size, hidden_size)

    def forward(self, x, hidden):
        return torch.tanh(self.i2h(torch.cat([hidden, x], 1)))
"""
RNN_TWO = """class VanillaRNNCell(nn.Module):
    def __init__(self, n_in, n_hidden):
        super().__init__()
        self.Wx = nn.Linear(n_in, n_hidden, bias=False)
        self.Wh = nn.Linear(n_hidden, n_hidden)

    def forward(self, x, h):
        h = torch.tanh(self.Wx(x) + self.Wh(h))
        return h, h
"""
LOOP = """class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.cell = LSTMCell(input_size, hidden_size)
        self.H = hidden_size

    def forward(self, x, state=None):
        T, N, _ = x.shape
        if state is None:
            state = (x.new_zeros(1, N, self.H), x.new_zeros(1, N, self.H))
        h, c = state[0].squeeze(0), state[1].squeeze(0)
        out = []
        for t in range(T):
            h, c = self.cell(x[t], (h, c))
            out.append(h)
        return torch.stack(out), (h.unsqueeze(0), c.unsqueeze(0))
"""
FIRST = """class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size, batch_first=True):
        super().__init__()
        self.batch_first = batch_first
        self.weight_ih_l0 = nn.Parameter(torch.randn(4 * hidden_size, input_size))
        self.weight_hh_l0 = nn.Parameter(torch.randn(4 * hidden_size, hidden_size))
        self.bias_ih_l0 = nn.Parameter(torch.zeros(4 * hidden_size))
        self.bias_hh_l0 = nn.Parameter(torch.zeros(4 * hidden_size))

    def forward(self, x, hx):
        if self.batch_first:
            x = x.transpose(0, 1)
        h, c = hx[0][0], hx[1][0]
        out = x.new_zeros(x.shape[0], x.shape[1], h.shape[1])
        for t, step in enumerate(x):
            gates = F.linear(step, self.weight_ih_l0, self.bias_ih_l0) + F.linear(h, self.weight_hh_l0, self.bias_hh_l0)
            i, f, g, o = gates.chunk(4, 1)
            c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            out[t] = h
        if self.batch_first:
            out = out.transpose(0, 1)
        return out, (h.unsqueeze(0), c.unsqueeze(0))
"""
CELL, RNNS, SEQUENCE = "torch-lstm-cell", "torch-rnn-cell", "torch-lstm-sequence"
RIGHT = {
    "fused": (CELL, FUSED), "gated": (CELL, GATED), "joined": (CELL, JOINED), "raw": (CELL, RAW), "listed": (CELL, LISTED),
    "own sigmoid": (CELL, FUSED.replace("torch.sigmoid(f)", "(1 / (1 + torch.exp(-f)))")),
    "slices": (CELL, FUSED.replace("gates.chunk(4, 1)", "(gates[:, k * self.hidden_size:(k + 1) * self.hidden_size] for k in range(4))")),
    "one bias": (CELL, FUSED.replace("nn.Linear(hidden_size, 4 * hidden_size)", "nn.Linear(hidden_size, 4 * hidden_size, bias=False)")),
    "three results": (CELL, FUSED.replace("return h, c", "return h, (h, c)")),
    "state first": (CELL, GATED.replace("self, x, h, c", "self, h, c, x")),
    "kept for show": (CELL, FUSED.replace("        return h, c", "        self.last = h.detach()\n        return h, c")),
    "rnn joined": (RNNS, RNN), "rnn two": (RNNS, RNN_TWO),
    "loop": (SEQUENCE, FUSED + "\n\n" + LOOP), "batch first": (SEQUENCE, FIRST),
}  # fmt: skip
WRONG = {
    "candidate sigmoid": (CELL, FUSED.replace("torch.tanh(g)", "torch.sigmoid(g)"), "candidate_sigmoid"),
    "no tanh out": (CELL, RAW.replace("torch.tanh(c)", "c"), "output_tanh_missing"),
    "order ifog": (CELL, RAW.replace("i, f, g, o =", "i, f, o, g ="), ""),
    "gates exchanged": (CELL, GATED.replace("f * c + i * g", "i * c + f * g"), ""),
    "forget missing": (CELL, JOINED.replace("c * f.sigmoid()", "c"), "forget_gate_ignored"),
    "cell detached": (CELL, FUSED.replace("* c +", "* c.detach() +"), "old_cell_detached"),
    "h detached": (CELL, RAW.replace("h @ self.U", "h.detach() @ self.U"), "old_state_detached"),
    "data": (CELL, RAW.replace("h @ self.U", "h @ self.U.data"), "recurrent_weights_cut"),
    "no grad": (CELL, FUSED.replace("    def forward", "    @torch.no_grad()\n    def forward"), "graph_cut"),
    "tensor": (CELL, RAW.replace("nn.Parameter(torch.zeros(4 * hidden_size))", "torch.zeros(4 * hidden_size)"), "parameter_not_registered"),
    "list": (CELL, LISTED.replace("nn.ModuleList(", "list("), "parameter_not_registered"),
    "zeros on the cpu": (CELL, JOINED.replace("x.new_zeros(x.size(0), self.H)", "torch.zeros(x.size(0), self.H)"), "made_on_the_cpu"),
    "dropout": (CELL, FUSED.replace("return h, c", "return F.dropout(h, 0.3), c"), "random_in_eval_mode"),
    "squeezed": (CELL, FUSED.replace("self.ih(x) + self.hh(h)", "(self.ih(x) + self.hh(h)).squeeze()"), "squeezed_without_dim"),
    "in place": (CELL, FUSED.replace("return h, c", "c.tanh_()\n        return h, c"), ""),
    "swapped": (CELL, GATED.replace("return o * c.tanh(), c", "return c, o * c.tanh()"), "states_swapped_on_return"),
    "state kept": (CELL, FUSED.replace("        h, c = state\n", "        h, c = getattr(self, 's', state)\n        if h.shape[0] != len(x):\n            h, c = state\n").replace("return h, c", "self.s = (h, c)\n        return h, c"), ""),
    "turned": (CELL, RAW.replace("torch.randn(hidden_size, 4 * hidden_size)", "torch.randn(4 * hidden_size, hidden_size)"), "weights_the_wrong_way_round"),
    "library": (CELL, FUSED.replace("        h, c = state\n", "        return nn.LSTMCell(x.shape[1], self.hidden_size)(x, state)\n        h, c = state\n"), "forbidden_module"),
    "relu": (RNNS, RNN.replace("torch.tanh", "torch.relu"), "state_relu"),
    "rnn no tanh": (RNNS, RNN_TWO.replace("torch.tanh(self.Wx(x) + self.Wh(h))", "self.Wx(x) + self.Wh(h)"), "tanh_missing"),
    "initial ignored": (SEQUENCE, FUSED + "\n\n" + LOOP.replace("        h, c = state[0].squeeze(0), state[1].squeeze(0)\n", "        h = c = x.new_zeros(N, self.H)\n"), "initial_state_ignored"),
    "c0 is h0": (SEQUENCE, FIRST.replace("hx[0][0], hx[1][0]", "hx[0][0], hx[0][0]"), "c0_is_h0"),
    "detached inside": (SEQUENCE, FUSED + "\n\n" + LOOP.replace("            out.append(h)\n", "            out.append(h)\n            h, c = h.detach(), c.detach()\n"), ""),
    "viewed": (SEQUENCE, FIRST.replace("            x = x.transpose(0, 1)\n", "            x = x.reshape(x.shape[1], x.shape[0], -1)\n"), "input_viewed_from_batch_first"),
}  # fmt: skip
