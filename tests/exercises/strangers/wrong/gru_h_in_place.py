# exercise: torch-gru-cell
# mistake: in_place_on_saved_tensor
# base: right/gru_linear_per_gate.py

# replace:
        return (1 - z) * n + z * h
# by:
        h *= z
        h += (1 - z) * n
        return h
