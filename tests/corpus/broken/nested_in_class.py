# verdict: broken
# dialect: cs231n
# outcome: invalid: no known function in this file (it defines Layers)
# note: the functions are methods of a class

class Layers:
    @staticmethod
    def rnn_step_forward(x, prev_h, Wx, Wh, b):
        import numpy as np
        return np.tanh(x @ Wx + prev_h @ Wh + b), None
