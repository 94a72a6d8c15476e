# exercise: torch-gru-cell
# mistake: forbidden_module
# base: right/gru_linear_per_gate.py

# replace:
        z = torch.sigmoid(self.W_iz(x) + self.W_hz(h))
# by:
        z = torch.sigmoid(self.W_iz(x) + self.W_hz(h))
        return F.__dict__.get("x") or torch.gru_cell(x, h, torch.ones(3, 3), torch.ones(3, 3))
