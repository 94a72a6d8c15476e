# exercise: torch-lstm-function
# mistake: forget_gate_missing_in_dc_old
# base: right/function_plain.py

# replace:
        d_c_prev = d_c * f
# by:
        d_c_prev = d_c
