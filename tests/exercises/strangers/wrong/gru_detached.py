# exercise: torch-gru-cell
# mistake: old_state_detached
# base: right/gru_two_linears.py

# replace:
        gate_x = self.x2h(x)
# by:
        gate_x = self.x2h(x)
        hidden = hidden.detach()
