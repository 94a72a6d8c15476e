# verdict: broken
# dialect: cs231n
# outcome: invalid: no known function in this file
# note: the names are bound to numbers

rnn_step_forward = 1
rnn_step_backward = None
lstm_step_forward = 'todo'
