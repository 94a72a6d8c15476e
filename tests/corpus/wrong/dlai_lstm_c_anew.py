# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: cell_state_not_carried or cell_state_reset
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    c_next = np.zeros((n_a, m))
    for t in range(T_x):
        xt = x[:, :, t]
# by:
    for t in range(T_x):
        xt = x[:, :, t]
        c_next = np.zeros((n_a, m))
