"""Fills files that it has deleted and holds open: no listing shows them. Where the judge may not mount, they count
for nothing below level A (docs/security.md)."""
# levels: ABC
# outcome A: raised
# outcome: raised pass

import os


def f(x):
    kept = []
    for _ in range(12):
        kept.append(os.open("attack-unlinked", os.O_RDWR | os.O_CREAT))
        os.unlink("attack-unlinked")
        os.write(kept[-1], bytes(16 << 20))
    return 2 * x + 1
