"""`python -P -m grader`, the same as the console script; docs/security.md says why -P."""

from grader.sandbox import import_path

import_path.confine()  # before anything else is imported

from grader.cli.main import main  # noqa: E402

if __name__ == "__main__":
    main()
