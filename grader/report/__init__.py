"""Renderings of a report: each module has one function from a report to text, and nothing else of ours decides."""
