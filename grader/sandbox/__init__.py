"""A submission's file in, its functions out: run in a process that can reach nothing of the judge's.

`start.start` probes what this machine can enforce and starts a sandbox; docs/security.md says what each level means.
"""
