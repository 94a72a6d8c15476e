# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_forward
# mistake: outputs_before_update
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        a[:, :, t] = a_next
# by:
        a[:, :, t] = a_next
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
