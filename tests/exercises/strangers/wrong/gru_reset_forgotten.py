# exercise: torch-gru-cell
# mistake: factor_dropped_r_in_n
# base: right/gru_linear_per_gate.py

# replace:
        n = torch.tanh(self.W_in(x) + r * self.W_hn(h))
# by:
        n = torch.tanh(self.W_in(x) + self.W_hn(h))
