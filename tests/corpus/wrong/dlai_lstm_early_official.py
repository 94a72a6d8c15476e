# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_backward
# mistake: no_gradient_through_time
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        da_prevt = gradients["da_prev"]
        dc_prevt = gradients["dc_prev"]
# by:
