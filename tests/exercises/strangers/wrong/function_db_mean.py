# exercise: torch-lstm-function
# mistake: bias_averaged
# base: right/function_plain.py

# replace:
        d_b = d_gates.sum(0)
# by:
        d_b = d_gates.mean(0)
