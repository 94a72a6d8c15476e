# exercise: torch-lstm-function
# mistake: backward_never_called
# base: right/function_plain.py

# replace:
        return h, c

# by:
        return h, c

    @classmethod
    def apply(cls, x, h, c, W, R, b):
        class Nothing:
            def save_for_backward(self, *tensors):
                pass

        return cls.forward(Nothing(), x, h, c, W, R, b)

