# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_cell_forward
# functions spoiled: lstm_cell_backward, lstm_forward, lstm_backward
# mistake: candidate_sigmoid
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    cct = np.tanh(np.dot(Wc, concat) + bc)
# by:
    cct = sigmoid(np.dot(Wc, concat) + bc)
