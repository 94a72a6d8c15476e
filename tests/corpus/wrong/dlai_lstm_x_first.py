# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_cell_forward
# functions spoiled: lstm_cell_backward, lstm_forward, lstm_backward
# mistake: joined_in_wrong_order_x_h_in_a_2
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    concat = np.zeros((n_a + n_x, m))
    concat[:n_a, :] = a_prev
    concat[n_a:, :] = xt
# by:
    concat = np.concatenate((xt, a_prev), axis=0)
