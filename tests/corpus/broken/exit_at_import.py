# verdict: broken
# dialect: cs231n
# outcome: right
# note: sys.exit(0) after the definitions
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
import sys
sys.exit(0)
