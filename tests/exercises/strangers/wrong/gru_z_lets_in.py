# exercise: torch-gru-cell
# mistake: update_gate_lets_in_the_new
# base: right/gru_linear_per_gate.py

# replace:
        return (1 - z) * n + z * h
# by:
        return z * n + (1 - z) * h
