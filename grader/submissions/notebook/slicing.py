"""What a notebook keeps: the statements that its definitions need, chosen without running any.

A notebook also does things: it loads data, trains, plots. Of the statements at the top of its cells, these are kept:
1. what defines: imports, functions, classes, blocks that hold such, assignments that call at most a library's
   functions on names that are known, and what the notebook's own functions and classes make of things that are no
   data (`net = RNN(np.tanh)`);
2. settings of a library: `set_*`, `seed*`, `manual_seed*`, `seterr*`;
3. by need: what binds or fills a name that something kept reads, unless it trains, plots, loads or is a loop that
   only binds anew what is bound.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections import defaultdict
from collections.abc import Iterator

from grader.submissions.notebook.statement import Statement, nodes_here, root_of

LIBRARIES = frozenset({"np", "numpy", "math", "scipy", "special", "functools", "collections", "torch", "nn"})
MAKERS = frozenset({"float", "int", "tuple", "list", "dict", "set", "range", "len", "namedtuple", "partial"})
READS_FILES = frozenset({"load", "loadtxt", "genfromtxt", "fromfile", "memmap", "open", "read_csv", "imread"})
DOES = re.compile(
    r"(^|_)(train|fit|solve|plot|show|imshow|draw|print|display|load|read|open|save|download|urlopen|urlretrieve|mount"
    r"|check|test|eval|evaluate|run|main|demo|experiment|benchmark|simulate|sleep|input|exit|quit|system)(_|\d|$)"
)
SETS = re.compile(r"(set_|seed|manual_seed|seterr)")
LOOPS = (ast.For, ast.While, ast.AsyncFor)
BLOCKS = (ast.If, ast.Try, ast.With)
DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
BY_NEED = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, *LOOPS, *BLOCKS, ast.Match)


def chosen(statements: list[Statement]) -> list[bool]:
    """Which of the statements of a notebook, in the order of its cells, are kept."""
    choice = Choice(statements)
    choice.by_form()
    choice.by_need()
    return choice.kept


class Choice:
    """The choice on its way."""

    def __init__(self, statements: list[Statement]) -> None:
        self.statements = statements
        self.kept = [False] * len(statements)
        self.known: set[str] = set()  # names that something kept binds
        self.data: set[str] = set()  # names of what is computed, drawn or loaded
        self.own = {name for s in statements if isinstance(s.node, DEFINING) for name in s.binds}
        self.imported = {
            name for s in statements if isinstance(s.node, ast.Import | ast.ImportFrom) for name in s.binds
        }

    def by_form(self) -> None:
        """Keep what defines and what sets, in the order of the cells."""
        for index, statement in enumerate(self.statements):
            surely = isinstance(statement.node, (*DEFINING, ast.Import, ast.ImportFrom))
            if (self.defines(statement) or self.sets(statement)) and (surely or statement.compiles()):
                self.kept[index] = True
                self.known |= statement.binds
            else:
                self.data |= statement.binds

    def by_need(self) -> None:
        """Keep what binds or fills what is read, and what that reads in turn."""
        giving: dict[str, list[int]] = defaultdict(list)
        for index, statement in enumerate(self.statements):
            if not self.kept[index] and isinstance(statement.node, BY_NEED):
                for name in sorted(statement.binds | statement.fills):
                    giving[name].append(index)
        todo = sorted({name for s, kept in zip(self.statements, self.kept, strict=True) if kept for name in s.reads})
        seen = set(todo)
        while todo:
            name = todo.pop()
            for index in giving.pop(name, ()):
                if not self.kept[index] and self.gives(self.statements[index], name):
                    self.kept[index] = True
                    self.known |= self.statements[index].binds
                    todo += sorted(self.statements[index].reads - seen)
                    seen |= self.statements[index].reads

    def defines(self, statement: Statement) -> bool:
        """Whether a statement defines, rather than does, something."""
        match statement.node:
            case ast.Import() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return True
            case ast.ImportFrom(module=module):
                return not (module or "").startswith("google.colab")
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                return not statement.fills and (self.makes(statement, value) or self.plain(statement, value))
            case ast.If() | ast.Try() | ast.With():
                defining = (*DEFINING, ast.Import, ast.ImportFrom)
                defines = any(isinstance(n, defining) for n in nodes_here(statement.node))
                return defines and not does(statement) and self.light(statement)
            case _:
                return False

    def makes(self, statement: Statement, value: ast.expr) -> bool:
        """Whether one of the notebook's own functions or classes makes something of what is no data."""
        if not isinstance(value, ast.Call) or does(statement):
            return False
        for node in nodes_here(value):
            if isinstance(node, ast.Call) and root_of(node.func) not in self.own:
                return False
            if isinstance(node, ast.Name) and (node.id in self.data or not self.knows(node.id)):
                return False
        self.own |= statement.binds
        return True

    def knows(self, name: str) -> bool:
        """Whether a name stands for something at this point of the notebook."""
        return name in self.known or hasattr(builtins, name)

    def plain(self, statement: Statement, value: ast.expr) -> bool:
        """Whether a value uses only names that are known, and calls nothing but libraries' functions."""
        computed = False
        for node in nodes_here(value):
            if isinstance(node, ast.Await | ast.Yield | ast.NamedExpr | ast.comprehension):
                return False
            if isinstance(node, ast.Call) and not of_a_library(node.func):
                return False
            if isinstance(node, ast.Name) and not self.knows(node.id):
                return False
            computed = computed or isinstance(node, ast.Call) or getattr(node, "id", None) in self.data
        if computed:
            self.data |= statement.binds
        return True

    def sets(self, statement: Statement) -> bool:
        """Whether a statement is a setting of something imported."""
        match statement.node:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name) as function)):
                return SETS.match(name) is not None and root_of(function) in self.imported
            case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
                return SETS.match(name) is not None and name in self.imported
            case _:
                return False

    def gives(self, statement: Statement, name: str) -> bool:
        """Whether a statement that binds or fills a needed name may run at all."""
        if does(statement) or not statement.compiles():
            return False
        if name in self.imported and name not in statement.binds:  # np.int = int, but no plt.rcParams["..."] = ...
            return name in LIBRARIES and not isinstance(statement.node, ast.Expr)
        if isinstance(statement.node, ast.Expr) or any(isinstance(n, LOOPS) for n in nodes_here(statement.node)):
            return self.light(statement) and (name in statement.fills or name not in self.known)
        return True

    def light(self, statement: Statement) -> bool:
        """Whether no function of the notebook is called on data."""
        calls = (n for n in nodes_here(statement.node) if isinstance(n, ast.Call) and root_of(n.func) in self.own)
        return not any(isinstance(n, ast.Name) and n.id in self.data for call in calls for n in ast.walk(call))


def does(statement: Statement) -> bool:
    """Whether a statement calls what trains, shows, loads or saves by its name."""
    calls: Iterator[ast.expr] = (n.func for n in nodes_here(statement.node) if isinstance(n, ast.Call))
    names = (f.attr if isinstance(f, ast.Attribute) else f.id if isinstance(f, ast.Name) else "" for f in calls)
    return any(DOES.search(name) for name in names)


def of_a_library(function: ast.expr) -> bool:
    """`np.sqrt`, `np.random.default_rng`, `float`: a dotted name that makes a value and reads no file."""
    names: list[str] = []
    while isinstance(function, ast.Attribute):
        names.append(function.attr)
        function = function.value
    if not isinstance(function, ast.Name) or READS_FILES & {*names, function.id}:
        return False
    return function.id in (LIBRARIES if names else MAKERS)
