# exercise: torch-gru-cell
# mistake: factor_dropped_one_minus_z_in_h_new
# base: right/gru_linear_per_gate.py

# replace:
        return (1 - z) * n + z * h
# by:
        return n + z * h
