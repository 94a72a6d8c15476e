# exercise: torch-lstm-function
# mistake: number_of_gradients
# base: right/function_plain.py

# replace:
        return d_x, d_h_prev, d_c_prev, d_W, d_R, d_b
# by:
        return d_x, d_h_prev, d_c_prev, d_W, d_R
