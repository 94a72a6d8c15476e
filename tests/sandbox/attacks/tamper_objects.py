"""Objects that run code when they are compared, converted or pickled."""
# levels: ABCD
# outcome: opaque

class Hostile:
    def __reduce__(self):
        print("LEAK reduce")
        return print, ("LEAK",)

    def __eq__(self, other):
        return True

    def __array__(self, *args, **kwargs):
        print("LEAK array")


def f(x):
    return Hostile()
