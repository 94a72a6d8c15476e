"""Ends the process at the top of the file."""
# levels: ABCD
# outcome: load-died

import os
os._exit(0)
