"""20 000 empty files per folder."""
# levels: ABC
# outcome: pass output
# outcome C: pass output timeout files

import os
import tempfile


def f(x):
    made = 0
    for folder in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm", "/scratch"):
        for number in range(20_000):
            try:
                open(os.path.join(folder, f"attack-many-{number}"), "wb").close()
            except OSError:
                break
            made += 1
    print("made", made)
    return 2 * x + 1
