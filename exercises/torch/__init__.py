"""Modules of PyTorch, judged as functions of arrays."""
