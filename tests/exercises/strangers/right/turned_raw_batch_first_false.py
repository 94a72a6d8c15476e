# exercise: torch-lstm-sequence
import torch
from torch import nn


class MyLSTM(nn.Module):
    def __init__(self, input_size, hidden_size, batch_first=False):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.batch_first = batch_first
        self.W = nn.Parameter(torch.randn(input_size, hidden_size * 4) * 0.1)
        self.U = nn.Parameter(torch.randn(hidden_size, hidden_size * 4) * 0.1)
        self.bias = nn.Parameter(torch.zeros(hidden_size * 4))

    def forward(self, x, init_states=None):
        """x: (seq, batch, feature), or (batch, seq, feature) when batch_first"""
        if self.batch_first:
            x = x.transpose(0, 1)
        seq_len, bs, _ = x.size()
        HS = self.hidden_size
        if init_states is None:
            h_t = torch.zeros(bs, HS, dtype=x.dtype, device=x.device)
            c_t = torch.zeros(bs, HS, dtype=x.dtype, device=x.device)
        else:
            h_t, c_t = init_states
            h_t, c_t = h_t[0], c_t[0]
        hidden_seq = []
        for t in range(seq_len):
            gates = x[t] @ self.W + h_t @ self.U + self.bias
            i_t = torch.sigmoid(gates[:, :HS])
            f_t = torch.sigmoid(gates[:, HS:HS * 2])
            g_t = torch.tanh(gates[:, HS * 2:HS * 3])
            o_t = torch.sigmoid(gates[:, HS * 3:])
            c_t = f_t * c_t + i_t * g_t
            h_t = o_t * torch.tanh(c_t)
            hidden_seq.append(h_t.unsqueeze(0))
        hidden_seq = torch.cat(hidden_seq, dim=0)
        if self.batch_first:
            hidden_seq = hidden_seq.transpose(0, 1).contiguous()
        return hidden_seq, (h_t.unsqueeze(0), c_t.unsqueeze(0))
