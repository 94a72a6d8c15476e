# verdict: broken
# dialect: cs231n
# outcome: invalid: not loaded within
# note: an endless loop at the top level
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
while True:
    pass
