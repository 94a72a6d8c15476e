# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: cell_from_hidden_state
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        a_next, c_next, yt, cache = lstm_cell_forward(xt, a_next, c_next, parameters)
# by:
        a_next, c_next, yt, cache = lstm_cell_forward(xt, a_next, a_next, parameters)
