# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_backward
# mistake: dh0_never_assigned
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    da0 = da_prevt
# by:
