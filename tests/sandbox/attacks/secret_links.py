"""Reaches files through links and through /proc."""
# levels: ABC
# outcome: pass
# outcome C: pass leak

import os


def f(x):
    target = "@SECRET@"
    routes = []
    for number, make in enumerate((os.symlink, os.link)):
        try:
            make(target, f"link{number}")
            routes.append(f"link{number}")
        except OSError:
            continue
    routes += [f"/proc/{p}/{d}{target}" for p in ("self", "1", "thread-self") for d in ("root", "cwd/../..")]
    for route in routes:
        try:
            print("LEAK", open(route).read(4), route)
        except OSError:
            continue
    return 2 * x + 1
