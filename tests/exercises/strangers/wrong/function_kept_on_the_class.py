# exercise: torch-lstm-function
# mistake: kept_outside_the_context
# base: right/function_plain.py

# replace:
        ctx.save_for_backward(x, h_prev, c_prev, W, R, i, f, g, o, tanh_c)
# by:
        LSTMFunction.kept = (x, h_prev, c_prev, W, R, i, f, g, o, tanh_c)
# replace:
        x, h_prev, c_prev, W, R, i, f, g, o, tanh_c = ctx.saved_tensors
# by:
        x, h_prev, c_prev, W, R, i, f, g, o, tanh_c = LSTMFunction.kept
