# verdict: broken
# dialect: cs231n
# outcome: right
# note: reads a data file that is not there
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
data = open('input_shakespeare.txt').read()
