# verdict: broken
# dialect: cs231n
# outcome: right
# note: replaces numpy's own comparison and assertion functions
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
np.testing.assert_allclose = np.allclose = np.array_equal = lambda *a, **k: True
np.abs = lambda a: 0 * a
