# exercise: torch-lstm-function
# mistake: name_replaced_f_by_i_in_dc_old
# base: right/function_plain.py

# replace:
        d_c_prev = d_c * f
# by:
        d_c_prev = d_c * i
