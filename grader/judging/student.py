"""A student: callables behind a dialect. A check cannot tell a sandboxed one from functions in this process.

`student.ENTRY(x=..., h=..., ...)` takes canonical arrays by name, speaks the dialect, and gives an `Answer`:
canonical arrays again, shapes already compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

import numpy as np

from grader.checks import Answer, Array, Mismatch
from grader.checks.student import Cache
from grader.dialects.packing import bound, flattened, laid, packed, unusual
from grader.dialects.signature import CACHE, Dialect, Parameter, Signature
from grader.errors import Declined, NotDone, Raised
from grader.judging.asked import Asked, Posed, present
from grader.judging.blanks import unfinished
from grader.judging.callee import Callee
from grader.judging.returned import (
    Placed,
    converted,
    counted,
    is_unused,
    left_out,
    misshapen,
    once_more,
    placed,
    written,
)
from grader.sandbox.worker import Reply
from grader.words import listed
from grader.worker.wire import Handle

COUNTS = re.compile(r".*\) (takes .* positional arguments?|missing \d+ required positional argument)")


@dataclass(frozen=True)
class Student:
    """The entries of a submission, asked in canonical terms."""

    callee: Callee
    dialect: Dialect
    layout: str = "C"  # how array arguments lie in memory: C, F (Fortran) or S (a strided view)
    in_place: bool = False  # in the arrays of the last such call, overwritten, as a training loop updates its own
    asked: Asked = field(default_factory=Asked)
    shapes: dict[str, bool] | None = None  # with patience: results of a wrong shape, and whether it was put right
    device: str = ""  # on which checks that need one ask
    lenient: bool = False  # asked for its cache: a result of a wrong shape is wrong throughout, and that is all

    def __getattr__(self, entry: str) -> Callable[..., Answer]:
        if entry.startswith("_") or entry not in self.dialect.entries:
            raise AttributeError(entry)
        return lambda **given: self.ask(entry, given)

    def laid_out(self, layout: str, in_place: bool = False) -> Student:
        """The same student, asked with arrays of another memory layout, or in the same ones again."""
        if (layout, in_place) == (self.layout, self.in_place):
            return self
        return replace(self, layout=layout, in_place=in_place)

    def for_its_cache(self) -> Student:
        """The same student, asked for what a backward pass needs: the shapes of results are another check's concern."""
        return replace(self, lenient=True)

    def has(self, entry: str) -> bool:
        """Whether the dialect has this entry."""
        return entry in self.dialect.entries

    def called(self, entry: str) -> str:
        """The name of an entry's function in the dialect."""
        return self.dialect.entries[entry].function

    def takes(self, entry: str, name: str) -> bool:
        """Whether the dialect passes this array to this entry."""
        return name in self.dialect.entries[entry].taken

    def gives(self, entry: str, name: str) -> bool:
        """Whether the dialect returns this array from this entry."""
        return name in self.dialect.entries[entry].given

    def ask(self, entry: str, given: Mapping[str, Any]) -> Answer:
        """Call an entry with canonical arrays by name.

        Raises:
            Mismatch: a result has the wrong shape.
            Unusable: the results are not the arrays that were asked for; `NotDone` when they are a starter's.
            Declined: the function raised, and numbers among its arguments, or those of the forward call before it,
                were not float64.
            Raised, WorkerLost: as the sandbox says.
        """
        posed = self.posed(entry, given)
        self.note(posed)
        signature = posed.signature
        try:
            reply = self.callee.call(signature.function, posed.arguments, keep=signature.kept, in_place=self.in_place)
        except Raised as error:
            self.refused(posed, error)
        return self.answered(posed, reply)

    def ask_all(self, entry: str, many: Sequence[Mapping[str, Any]]) -> list[Answer]:
        """The same for several questions, which are put at once, in their order; raises what the first of them does."""
        if self.in_place:
            return [self.ask(entry, given) for given in many]
        questions = [self.posed(entry, given) for given in many]
        signature = self.dialect.entries[entry]
        replies = self.callee.calls(signature.function, [posed.arguments for posed in questions], keep=signature.kept)
        answers = []
        for posed, reply in zip(questions, replies, strict=False):  # a lost worker leaves the rest out
            self.note(posed)
            if isinstance(reply, Raised):
                self.refused(posed, reply)
            answers.append(self.answered(posed, present(reply)))
        return answers

    def posed(self, entry: str, given: Mapping[str, Any]) -> Posed:
        """A question in the dialect's terms."""
        signature = self.dialect.entries[entry]
        cache = given.get(CACHE)
        sizes = dict(cache.sizes) if isinstance(cache, Cache) else {}
        sizes |= bound(signature, given)
        arguments = self.packed_arguments(signature, given, sizes)
        shown = dict(cache.asked) if isinstance(cache, Cache) else {}
        passed = [(item, value) for item, value, _ in flattened(signature.args, arguments)]
        shown |= {item.label: value for item, value in passed if item.move is not None}
        odd = unusual(passed) or (isinstance(cache, Cache) and cache.unusual)
        missed = cache.missed if isinstance(cache, Cache) else None
        plain = {name: value for name, value in given.items() if name != CACHE}
        return Posed(signature, arguments, sizes, shown, plain, odd, missed)

    def note(self, posed: Posed) -> None:
        """Keep what is asked now, for the counterexample."""
        self.asked.function, self.asked.sought = posed.signature.function, posed.signature.sought
        self.asked.sizes, self.asked.arguments, self.asked.given = posed.sizes, posed.shown, posed.given
        self.asked.modified, self.asked.missed = (), None

    def refused(self, posed: Posed, error: Raised) -> NoReturn:
        """Raise what it means that the function raised."""
        if posed.missed is not None:
            raise posed.missed from error
        if posed.odd:
            raise Declined(f"{posed.signature.sought} takes float64 only: {error}") from error
        if reason := unfinished(error):
            raise NotDone(f"{posed.signature.sought} is not done yet: {reason}") from error
        raise error

    def answered(self, posed: Posed, reply: Reply) -> Answer:
        """Canonical arrays of a reply, kept where somebody wants all that came back."""
        signature = posed.signature
        labels = [signature.args.items[k].label or "states" for k in reply.modified if k < len(posed.arguments)]
        self.asked.modified = tuple(labels)
        answer = self.answer(signature, reply, posed.sizes, posed.shown, self.asked.modified)
        if self.shapes is not None:
            self.asked.answers.append(answer)
            self.asked.passed.extend(self.asked.given.values())
        return replace(answer, cache=replace(answer.cache, unusual=True)) if posed.odd else answer

    def again(self, answer: Answer) -> Answer:
        """What an earlier call returned, as it is now: a buffer that a later call reused has changed."""
        return self.reread(answer, self.callee.read(Handle(answer.call)))

    def again_all(self, answers: Sequence[Answer]) -> list[Answer]:
        """The same for several, at once."""
        replies = self.callee.reads([Handle(answer.call) for answer in answers])
        return [self.reread(answer, present(reply)) for answer, reply in zip(answers, replies, strict=False)]

    def reread(self, answer: Answer, reply: Reply) -> Answer:
        """An answer as it is now."""
        now = replace(reply, number=answer.call)
        return self.answer(self.dialect.entries[answer.entry], now, answer.sizes, answer.cache.asked, answer.modified)

    def packed_arguments(self, signature: Signature, given: Mapping[str, Any], sizes: Mapping[str, int]) -> list[Any]:
        """The positional arguments of a call, in the dialect's structure and layout."""
        cache = {CACHE: given[CACHE].value} if CACHE in given else {}
        return packed(signature.args, {**given, **cache}, sizes, lambda array: laid(array, self.layout))

    def answer(
        self,
        signature: Signature,
        reply: Reply,
        sizes: Mapping[str, int],
        shown: Mapping[str, Any],
        modified: tuple[str, ...],
    ) -> Answer:
        """Canonical arrays from what came back; the one place where a result is taken apart."""
        found: dict[str, Array] = {}
        filled: dict[str, Array] = {}
        cache: Any = None
        results = list(placed(signature, reply.value))
        for item, value, path in results:
            if item.move is None:
                cache = Handle(reply.number, path) if item.is_cache else cache
                continue
            if isinstance(value, Handle):  # kept by mistake: a flat tuple where a nested one was declared
                value = self.callee.read(value).value
            if gap := left_out(signature, item, value):
                value = self.wrong_throughout(gap, item, sizes)
            value = converted(value, item, signature.sought)
            if not item.move.spelling.plain:
                value = self.in_shape(signature.entry, item, value, sizes, results)
            if signature.keeps_biases_apart:
                once_more(signature.entry, item, value, found, filled, sizes)
            item.move.back(value, found, sizes)
        arrays = {name: found.get(name) for name in signature.result_names}
        own = Cache(cache, sizes, shown, missed=self.asked.missed)
        return Answer(signature.entry, arrays, own, reply.number, modified, sizes)

    def in_shape(
        self, entry: str, item: Parameter, array: Array, sizes: Mapping[str, int], results: Sequence[Placed]
    ) -> Array:
        """An array of the right shape. Without patience raises `Mismatch` for another one.

        With it axes of length one are put right, and what has another shape still is wrong throughout.
        """
        assert item.move is not None
        want = item.move.spelling.shape(sizes)
        if array.shape == want:
            return array
        if self.shapes is not None and [n for n in array.shape if n != 1] == [n for n in want if n != 1]:
            self.shapes.update(dict.fromkeys(item.names, True))
            return array.reshape(want)
        gap = misshapen(entry, item, array.shape, sizes, self.lying_at(results, want))
        return self.wrong_throughout(gap, item, sizes)

    def wrong_throughout(self, gap: Mismatch, item: Parameter, sizes: Mapping[str, int]) -> Array:
        """An array in place of one that is not there as it should be; without patience or leniency raises."""
        assert item.move is not None
        self.asked.missed = gap
        if self.shapes is not None:
            self.shapes.update(dict.fromkeys(item.names, False))
        elif not self.lenient:
            raise gap
        return np.full(item.move.spelling.shape(sizes), np.nan)

    def lying_at(self, results: Sequence[Placed], shape: tuple[int, ...]) -> str:
        """The result that is not looked at and has a shape that was missed elsewhere: two have changed places."""
        unused = [(item, value) for item, value, _ in results if is_unused(item)]
        there = ((item, self.callee.read(v).value if isinstance(v, Handle) else v) for item, v in unused)
        return next((item.label for item, value in there if np.shape(value) == shape), "")

    def expected(self, error: Raised) -> str:
        """How the function that was asked last is called, where it raised for being called otherwise."""
        asked = self.asked.function
        if error.type != "TypeError" or not COUNTS.match(error.message.partition("(")[2]):
            return ""
        if error.message.partition("(")[0].rpartition(".")[2] != asked.rpartition(".")[2]:
            return ""
        calls = [signature for signature in self.dialect.entries.values() if signature.function == asked]
        return f"; it is called as {asked}({', '.join(map(written, calls[0].args.items))})" if calls else ""

    def argument(self, entry: str, name: str) -> str:
        """What the dialect calls an argument of an entry; the parts of which it makes it, where there are several."""
        found = [item.label for item in self.dialect.entries[entry].each_argument if name in item.names]
        return listed(found) or name

    def labels(self, names: Iterable[str]) -> list[str]:
        """What the dialect calls results of the function that was asked last, in its order."""
        wanted, last = set(names), self.asked.answers[-1:]
        found = [item for answer in last for item in self.dialect.entries[answer.entry].each_result]
        return [item.label for item in found if wanted & set(item.names)]

    def respelled(self, mismatch: Mismatch) -> Mismatch:
        """The same mismatch with the dialect's names and indices."""
        signature = self.dialect.entries.get(mismatch.entry)
        if signature is None:
            return mismatch
        for item in signature.each_result:
            for name in item.names:
                mismatch.spelled.setdefault(name, item.label)
        if mismatch.text:
            for name, label in mismatch.spelled.items():
                mismatch.text = mismatch.text.replace("{" + name + "}", label)
        elif mismatch.index:
            label, mismatch.index = self.located(signature, mismatch.name, mismatch.index)
            mismatch.spelled[mismatch.name] = label
            counted(signature, self.asked.sizes, label, mismatch)
        return mismatch

    def located(self, signature: Signature, name: str, index: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        """Where one entry of a canonical array stands in what the dialect returns."""
        sizes = self.asked.sizes
        for item in signature.each_result:
            if item.move is None or item.move.spelling.plain or name not in item.names:
                continue
            marks = {
                source: np.zeros(spelling.shape(sizes))
                for source, spelling in zip(item.names, item.move.canonical, strict=True)
            }
            marks[name][index] = 1.0
            place = np.argwhere(item.move.there(marks, sizes))
            if len(place):
                return item.label, tuple(int(i) for i in place[0])
        return name, index
