# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: hidden_state_not_carried
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
# by:
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a0, parameters)
