# verdict: broken
# dialect: cs231n
# outcome: right
# note: an endless loop at the top level: what it defines is graded
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
while True:
    pass
