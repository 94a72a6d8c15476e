# exercise: torch-lstm-function
# mistake: dc_overwritten
# base: right/function_plain.py

# replace:
        d_c = grad_h * o * (1 - tanh_c * tanh_c) + grad_c
# by:
        d_c = grad_h * o * (1 - tanh_c * tanh_c)
