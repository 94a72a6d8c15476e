# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_backward
# mistake: no_gradient_through_time
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, caches[t])
# by:
        gradients = rnn_cell_backward(da[:, :, t], caches[t])
