# exercise: torch-lstm-function
# mistake: results_exchanged_in_dh_old_dc_old
# base: right/function_plain.py

# replace:
        return d_x, d_h_prev, d_c_prev, d_W, d_R, d_b
# by:
        return d_x, d_c_prev, d_h_prev, d_W, d_R, d_b
