"""Makes empty files as fast as it can, below a path of more than 4096 characters."""
# levels: ABC
# outcome: output raised

import os


def f(x):
    for _ in range(18):
        os.mkdir("d" * 250)
        os.chdir("d" * 250)
    number = 0
    while True:
        os.close(os.open(f"f{number}", os.O_WRONLY | os.O_CREAT))
        number += 1
