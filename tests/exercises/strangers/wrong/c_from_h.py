# exercise: torch-lstm-sequence
# mistake: c0_is_h0
import torch
import torch.nn as nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size, bias=True):
        super().__init__()
        self.hidden_size = hidden_size
        self.xh = nn.Linear(input_size, hidden_size * 4, bias=bias)
        self.hh = nn.Linear(hidden_size, hidden_size * 4, bias=bias)

    def forward(self, input, hx=None):
        if hx is None:
            hx = input.new_zeros(input.size(0), self.hidden_size)
            hx = (hx, hx)
        hx, cx = hx
        gates = self.xh(input) + self.hh(hx)
        i_t, f_t, g_t, o_t = torch.chunk(gates, 4, dim=1)
        cy = cx * torch.sigmoid(f_t) + torch.sigmoid(i_t) * torch.tanh(g_t)
        return torch.sigmoid(o_t) * torch.tanh(cy), cy


class LSTM(nn.Module):
    def __init__(self, input_size, hidden_size, num_layers=1, bias=True):
        super().__init__()
        self.rnn_cell_list = nn.ModuleList([LSTMCell(input_size, hidden_size, bias)])
        self.num_layers, self.hidden_size = num_layers, hidden_size

    def forward(self, input, hx=None):
        T, N, _ = input.shape
        if hx is None:
            h0 = torch.zeros(self.num_layers, N, self.hidden_size, dtype=input.dtype, device=input.device)
        else:
            h0 = hx[0]
        hidden = [(h0[layer], h0[layer]) for layer in range(self.num_layers)]
        outs = []
        for t in range(T):
            hidden[0] = self.rnn_cell_list[0](input[t], hidden[0])
            outs.append(hidden[0][0])
        h, c = hidden[0]
        return torch.stack(outs), (h.unsqueeze(0), c.unsqueeze(0))
