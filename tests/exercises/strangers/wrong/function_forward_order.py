# exercise: torch-lstm-function
# mistake: gate_order_ifog
# base: right/function_plain.py

# replace:
        i, f, g, o = gates.chunk(4, 1)
# by:
        i, f, o, g = gates.chunk(4, 1)
