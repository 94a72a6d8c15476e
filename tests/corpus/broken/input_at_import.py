# verdict: broken
# dialect: cs231n
# outcome: right
# note: waits for the keyboard
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
hidden = int(input('hidden size? '))
