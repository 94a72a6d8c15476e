# exercise: torch-lstm-function
# mistake: gradient_of_another_shape
# base: right/function_plain.py

# replace:
        d_W = d_gates.t().mm(x)
# by:
        d_W = x.t().mm(d_gates)
