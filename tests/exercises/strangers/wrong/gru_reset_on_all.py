# exercise: torch-gru-cell
# mistake: reaches_every_term_r_in_n
# base: right/gru_linear_per_gate.py

# replace:
        n = torch.tanh(self.W_in(x) + r * self.W_hn(h))
# by:
        n = torch.tanh(r * (self.W_in(x) + self.W_hn(h)))
