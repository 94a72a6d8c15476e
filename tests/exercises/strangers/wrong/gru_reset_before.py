# exercise: torch-gru-cell
# mistake: reset_before_the_product
# base: right/gru_linear_per_gate.py

# replace:
        n = torch.tanh(self.W_in(x) + r * self.W_hn(h))
# by:
        n = torch.tanh(self.W_in(x) + self.W_hn(r * h))
