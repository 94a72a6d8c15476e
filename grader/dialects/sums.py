"""Biases that a course keeps apart (b_ih and b_hh): the canonical bias is their sum, and each gets its gradient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from grader.dialects.signature import Group, Parameter, leaves


def shared(args: Group) -> Group:
    """The arguments, each bias of several with its share: unequal ones, so that it matters which of them is read."""
    shares = shares_of(args)

    def one(item: Parameter | Group) -> Parameter | Group:
        if isinstance(item, Group):
            return replace(item, items=tuple(map(one, item.items)))
        if item.label not in shares or item.move is None:
            return item
        return replace(item, move=replace(item.move, share=shares[item.label]))

    return replace(args, items=tuple(map(one, args.items))) if shares else args


def shares_of(args: Group) -> Mapping[str, float]:
    """Of biases with the same gates: 1/3 and 2/3; 1/6, 1/3 and 1/2."""
    together: dict[frozenset[str], list[str]] = {}
    for item in leaves(args):
        if item.is_bias and item.move is not None:
            together.setdefault(frozenset(item.move.spelling.blocks), []).append(item.label)
    return {
        label: 2.0 * (k + 1) / (len(labels) * (len(labels) + 1))
        for labels in together.values()
        if len(labels) > 1
        for k, label in enumerate(labels)
    }
