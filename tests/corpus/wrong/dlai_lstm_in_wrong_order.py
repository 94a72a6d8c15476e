# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_backward
# mistake: steps_reversed_dH_in_dh_t
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, caches[t])
# by:
        gradients = lstm_cell_backward(da[:, :, T_x - 1 - t] + da_prevt, dc_prevt, caches[t])
