# verdict: broken
# dialect: cs231n
# outcome: invalid: line 6: No module named '.'
# note: from . import helpers
# base: broken/closes_every_descriptor.py

# replace:
import os
# by:
from . import helpers
# replace:
    os.closerange(0, 256)
# by:
