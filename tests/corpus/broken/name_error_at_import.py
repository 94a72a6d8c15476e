# verdict: broken
# dialect: cs231n
# outcome: right
# note: uses a notebook variable at the top level
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
print(X_train.shape)
