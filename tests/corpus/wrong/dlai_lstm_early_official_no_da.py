# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_backward
# mistake: no_gradient_through_time
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, caches[t])
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
# by:
        gradients = lstm_cell_backward(da[:, :, t], dc_prevt, caches[t])
