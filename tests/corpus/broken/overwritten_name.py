# verdict: broken
# dialect: cs231n
# outcome: invalid: no known function in this file
# note: the function's name is used for its result afterwards
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
rnn_step_forward = rnn_step_forward(np.ones((2, 3)), np.ones((2, 4)), np.ones((3, 4)), np.ones((4, 4)), np.ones(4))
rnn_step_backward = rnn_step_backward(np.ones((2, 4)), rnn_step_forward[1])
