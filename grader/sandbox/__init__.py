"""A submission's file in, its functions out: run in a process that can reach nothing of the judge's.

`start` probes what this machine can enforce and starts a sandbox; see docs/security.md for what each level means.
"""

from grader.sandbox.capabilities import survey
from grader.sandbox.errors import LoadFailed, Raised, SandboxUnavailable, WorkerLost
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox, start
from grader.sandbox.worker import Arity, Reply, Worker
from grader.worker.wire import Handle, Opaque, Value, encode_call, encode_forget, encode_read, overwritten

__all__ = [
    "Arity", "Handle", "Limits", "LoadFailed", "Opaque", "Raised", "Reply", "Rules", "Sandbox", "SandboxUnavailable",
    "Value", "Worker", "WorkerLost", "encode_call", "encode_forget", "encode_read", "overwritten", "start",
    "survey",
]  # fmt: skip
