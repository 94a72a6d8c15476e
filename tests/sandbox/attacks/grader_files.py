"""chmod, utime, truncate, unlink, rename and setxattr on a file of the grader."""
# levels: ABC
# outcome: pass
# outcome C: pass leak

import os


def f(x):
    path = "@SECRET@"
    for name, change in (
        ("chmod", lambda: os.chmod(path, 0o777)), ("utime", lambda: os.utime(path)), ("truncate", lambda: os.truncate(path, 0)),
        ("unlink", lambda: os.unlink(path)), ("rename", lambda: os.rename(path, path + "x")),
        ("setxattr", lambda: os.setxattr(path, "user.x", b"x")), ("write", lambda: open(path, "a").write("x")),
    ):
        try:
            change()
            print("LEAK", name)
        except OSError:
            continue
    return 2 * x + 1
