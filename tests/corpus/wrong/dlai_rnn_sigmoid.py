# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_cell_forward
# functions spoiled: rnn_cell_backward, rnn_forward, rnn_backward
# mistake: state_sigmoid
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    a_next = np.tanh(np.dot(Waa, a_prev) + np.dot(Wax, xt) + ba)
# by:
    a_next = sigmoid(np.dot(Waa, a_prev) + np.dot(Wax, xt) + ba)
