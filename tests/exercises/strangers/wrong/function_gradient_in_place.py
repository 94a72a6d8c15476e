# exercise: torch-lstm-function
# mistake: callers_tensor_changed
# base: right/function_plain.py

# replace:
        d_c = grad_h * o * (1 - tanh_c * tanh_c) + grad_c
# by:
        d_c = grad_c
        d_c += grad_h * o * (1 - tanh_c * tanh_c)
