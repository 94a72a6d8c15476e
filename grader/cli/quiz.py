"""`quiz`: questions whose answers are checked by code, in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli import options
from grader.cli.exits import Stop, refusing
from grader.cli.group import Group
from grader.cli.output import colour, say
from grader.cli.program import PROGRAM

if TYPE_CHECKING:
    from grader.quiz.bank import Bank
    from grader.quiz.item import Item
    from grader.quiz.score import Score
    from grader.quiz.variant import Variant
    from grader.report.layout import Paint

COMMANDS = "Type an answer, or: ? for a hint, show for the answer, new for other numbers, skip, quit"


class Quiz(Group):
    """The name of a topic or an item stands where a command of the group might: what is none of these is asked."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, else the one that asks."""
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "ask", self.commands["ask"], args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without a command of its own everything belongs to the one that asks."""
        if not args or (args[0] not in self.commands and args[0] not in ("-h", "--help")):
            args = ["ask", *args]
        return super().parse_args(ctx, args)


@click.group("quiz", cls=Quiz)
def command() -> None:
    """Ask questions whose answers are checked by code.

    \b
    quiz               everything, one question at a time
    quiz quiz-2.10     one topic
    quiz q01 --seed 7  one question, with a seed's numbers
    quiz week3.toml    a course's set, with its attempts
    quiz --list        what there is
    quiz ask --help    all options
    """


@command.command("ask")
@click.argument("what", required=False, metavar="[TOPIC|ITEM|SET.toml]")
@click.option("--list", "listing", is_flag=True, help="List topics and items, done or not.")
@click.option("--seed", type=click.IntRange(0, options.MOST_SEED), help="The numbers of this seed.")
@click.option(
    "--score", type=click.Path(path_type=Path, dir_okay=False), help="Where the score is kept [default: at home]."
)
@click.option("--page", "browser", is_flag=True, help="Ask in the browser, on a page of this machine's own.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port of the page [default: a free one].")
@click.option("--no-open", is_flag=True, help="Print the page's address only.")
@options.exercises
def ask(
    what: str | None,
    listing: bool,
    seed: int | None,
    score: Path | None,
    browser: bool,
    port: int,
    no_open: bool,
    exercises: Path | None,
) -> None:
    """Ask a topic, an item, a set, or everything, one question at a time."""
    with refusing():
        from grader.quiz import bank, sets
        from grader.quiz import score as scores
        from grader.report.layout import Paint

        known, path, asked = bank.load(exercises), score or scores.usual_path(PROGRAM), what
        kept = scores.read(path)
        if what is not None and what.endswith(".toml"):
            if seed is not None:
                raise Stop("a set has numbers of its own; --seed is for topics and items")
            chosen = sets.read(Path(what), known)
            known, kept, asked = chosen.bank, scores.read(path, chosen.terms()), None
        if listing:
            say(listed(known, kept, asked))
        elif browser:
            show_page(known, kept, port, no_open)
        else:
            Asking(known, kept, Paint(colour())).all(asked, seed, what or "")


def show_page(known: Bank, kept: Score, port: int, no_open: bool) -> None:
    """Serve the page until Ctrl-C."""
    import webbrowser

    from grader.page.server import Site, address, serving
    from grader.quiz.html import converter

    site = Site(known, kept)
    with serving(site, port) as server:
        if converter() is None:
            say(f"Formulas are shown in plain signs; pip install '{PROGRAM}[page]' has them set.\n")
        say(f"{address(server, site)}\nCtrl-C ends it. The address is for you alone: whoever has it can answer.\n")
        if not no_open:
            webbrowser.open(address(server, site))
        server.serve_forever(poll_interval=0.1)


@command.command("hand-out")
@click.argument("file", metavar="SET.toml", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--student", "students", multiple=True, metavar="NAME", help="For whom; once for each.")
@click.option("--roster", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Names, one a line.")
@click.option(
    "-o", "--output", required=True, type=options.Folder(), metavar="DIR", help="A folder for each student in it."
)
@options.exercises
def hand_out(file: Path, students: tuple[str, ...], roster: Path | None, output: Path, exercises: Path | None) -> None:
    """Write each student's questions, with numbers of their own: no key in them."""
    with refusing():
        from grader.cli.start import write
        from grader.quiz import bank, handout, sets

        chosen = sets.read(file, bank.load(exercises))
        names = [*students, *(roster.read_text(encoding="utf-8").split("\n") if roster else ())]
        names = [name.strip() for name in names if name.strip()]
        strange = [name for name in names if not name.replace("-", "").replace("_", "").isalnum()]
        if strange or not names:
            said = f"{strange[0]!r} is no name of a folder" if strange else "name students: --student or --roster"
            raise Stop(f"{said}; letters, digits, - and _ are welcome")
        for name in names:
            variants = [chosen.variant_for(asked, name) for asked in chosen.asked]
            terms = {asked.item.id: asked.terms for asked in chosen.asked}
            write(output / name, handout.files(chosen.title, variants, PROGRAM, quiz=chosen.name, terms=terms))
    say(f"Wrote the questions of {len(names)} students below {output}\n")


@command.command("export")
@click.argument("what", metavar="SET.toml|TOPIC|ITEM")
@click.option("-o", "--output", required=True, type=options.Folder(), metavar="DIR", help="Where the files go.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME",
    help="moodle, gift, text2qti, prairielearn or markdown [default: all].",
)
@click.option(
    "--variants", type=click.IntRange(1, 500), default=5, show_default=True, help="Of each item with numbers."
)
@options.exercises
def export(what: str, output: Path, formats: tuple[str, ...], variants: int, exercises: Path | None) -> None:
    """Write questions for Moodle, Canvas, PrairieLearn or paper, keys in them.

    Without a set of your own the numbers are those of the seeds 1, 2, 3, ...
    """
    with refusing():
        from grader.cli.start import write
        from grader.quiz import bank, sets
        from grader.quiz.export.formats import FORMATS, exported

        strange = [name for name in formats if name not in FORMATS]
        if strange:
            raise Stop(f"no format {strange[0]!r}; there are {', '.join(FORMATS)}")
        known = bank.load(exercises)
        chosen = sets.read(Path(what), known) if what.endswith(".toml") else sets.of_items(what, known)
        texts: dict[str, str] = {}
        for name in formats or FORMATS:
            texts |= exported(chosen, name, variants)
        write(output, texts)
    say(f"Wrote {len(texts)} files into {output}: keys are in them, so they are not for students\n")


def listed(known: Bank, kept: Score, what: str | None) -> str:
    """Topics and items, with a mark for each that was right the last time."""
    from grader.report.layout import Paint, columns

    plain = Paint(False)
    wanted = known.of(what)
    lines = []
    for topic in known.topics:
        items = [item for item in topic.items if item in wanted]
        if items:
            lines.append(columns(plain, "", f"{topic.id:<14}  {topic.title}", f"{kept.done(items)} of {len(items)}"))
        for item in items:
            mark = "!" if kept.of(item).due else "✓" if kept.of(item).right else " "
            lines.append(columns(plain, "", f"  {mark} {item.id}  {item.title}", str(item.kind)))
    return "\n".join([*lines, "", f"Begin with: {PROGRAM} quiz TOPIC"]) + "\n"


class Asking:
    """One sitting at the terminal."""

    def __init__(self, known: Bank, kept: Score, paint: Paint) -> None:
        self.known, self.kept, self.paint = known, kept, paint

    def all(self, what: str | None, seed: int | None, called: str) -> None:
        """Ask until everything is asked or the person has had enough; `called` is what was typed to begin."""
        items = self.known.of(what)
        if not self.kept.in_order(items):
            say(f"Nothing is left to ask: {self.kept.done(items)} of {len(items)} right, no attempt is left.\n")
            return
        tell_commands()
        try:
            for item in self.kept.in_order(items):
                from grader.quiz.variant import variant

                found = self.kept.next_variant(item) if seed is None else variant(item, seed)
                again = self.one(found, items)
                while again is not None:
                    again = self.one(again, items)
        except Enough:
            pass
        practice = all(self.kept.limit(item) is None for item in items)  # a course may grant more attempts than one
        done = f"{self.kept.done(items)} of {len(items)} right{' at the first try' * practice}."
        on = f" Go on with: {PROGRAM} quiz{' ' + called if called else ''}"
        say(f"\n{done}{on if self.kept.in_order(items) else ''}\n")

    def one(self, found: Variant, items: Any) -> Variant | None:
        """Ask one variant until it is right or given up; gives another one where the person asks for new numbers."""
        from grader.quiz.marking import Outcome, mark
        from grader.quiz.terminal import hint, question, shown, verdict

        item, hints = found.item, 0
        say("\n" + question(found, self.paint, f"{self.kept.done(items)} of {len(items)} right") + self.left(item))
        while True:
            typed = entered()
            if typed in ("?", "hint"):
                say(hint(item, found, min(hints, 1)))
                hints += 1
            elif typed == "help":
                tell_commands()
            elif typed == "skip":
                return None
            elif typed == "new" and self.kept.limit(item) is not None:
                say("Your course asks for these numbers; others are there in practice, without a set.\n")
            elif typed == "new":
                self.kept.skip(item)
                return self.kept.next_variant(item)
            elif typed == "show":
                say(shown(found))
                self.kept.note(item, right=False)
                return None
            else:
                given = mark(found, typed)
                say(verdict(given, self.paint))
                if given.right:
                    self.kept.note(item, right=True)
                    return None
                if given.outcome is not Outcome.UNREADABLE:
                    self.kept.note_wrong(item)
                    say(self.left(item))
                if self.kept.over(item):
                    say(shown(found))
                    return None

    def left(self, item: Item) -> str:
        """How many attempts there are, where a set counts them."""
        from grader.quiz.score import attempts

        limit, left = self.kept.limit(item), self.kept.left(item)
        return "" if limit is None or left is None else attempts(left, limit) + "\n"


def tell_commands() -> None:
    """What may be typed."""
    from grader.report.layout import paragraph

    say("\n".join(paragraph(COMMANDS, "")) + "\n")


class Enough(Exception):
    """The person wants to stop."""


def entered() -> str:
    """What the person types, an empty line apart; raises Enough at the end of the input or on `quit`."""
    try:
        while not (typed := input("> ")).strip():
            pass
    except EOFError:
        say("\n")
        raise Enough from None
    except UnicodeDecodeError as error:
        raise Stop("what was typed is no text in the terminal's encoding") from error
    if typed.strip() in ("quit", "exit"):
        raise Enough
    return typed if len(typed) > 100 else typed.strip()
