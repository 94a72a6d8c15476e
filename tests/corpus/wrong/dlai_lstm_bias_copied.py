# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_cell_forward
# functions spoiled: lstm_cell_backward, lstm_forward, lstm_backward
# mistake: bias_copy_paste_i_from_f
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    it = sigmoid(np.dot(Wi, concat) + bi)
# by:
    it = sigmoid(np.dot(Wi, concat) + bf)
