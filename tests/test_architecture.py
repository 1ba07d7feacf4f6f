"""The rooms of the house and the doors between them.

A module's room is the first name after ``l10n``. What a room may import stands
in one table; the rest of this file reads the source and compares.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "l10n"
BASE = {"model", "errors", "languages"}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "languages": {"errors"},
    "store": {"errors"},
    "text": BASE,
    "lexicon": BASE,
    "changes": BASE | {"lexicon"},
    "catalogs": BASE | {"store", "changes"},
    "memory": BASE | {"store", "lexicon", "terms", "checks"},
    "terms": BASE | {"lexicon"},
    "engine": BASE | {"store", "text", "lexicon"},
    "checks": BASE | {"lexicon", "terms", "text"},
    "review": {"model", "errors", "checks"},
    "report": {"model", "languages"},
    "export": BASE | {"text", "catalogs"},
    "exchange": BASE,
    "config": BASE,
    "project": BASE | {"config"},
    "people": BASE | {"review"},
    "training": BASE | {"exchange", "engine", "checks", "lexicon", "project"},
}
MAY_IMPORT["workflow"] = set(MAY_IMPORT)
MAY_IMPORT["__init__"] = BASE | {"text"}
MAY_IMPORT["web"] = set(MAY_IMPORT)
MAY_IMPORT["cli"] = set(MAY_IMPORT)
SHELLS = {"web", "cli"}
SLOW = {"argostranslate", "ctranslate2", "numpy", "sacremoses", "sentencepiece"}
# Inside a function: what takes long to load, and what the package root offers by name.
MAY_HIDE = {"engine": SLOW, "memory": {"numpy"}, "__init__": {"l10n"}}
ONLY_IN = {
    **{name: {"engine"} for name in SLOW},
    "ctranslate2": {"engine", "training"},
    "sentencepiece": {"engine", "training"},
    "numpy": {"engine", "memory", "training"},
    **{name: {"training"} for name in ("torch", "sacrebleu")},
    "babel": {"languages", "lexicon", "catalogs"},
    "click": {"cli"},
    **{name: {"web"} for name in ("starlette", "uvicorn", "jinja2", "markupsafe", "anyio")},
    "argon2": {"people"},
    "polib": {"catalogs"},
    "rapidfuzz": {"changes", "checks", "memory"},
    "sentencex": {"text"},
}
WORLD = {  # the clock, the environment, the terminal: parameters below the shells
    *("print", "input", "os.environ", "os.environb", "os.getenv", "sys.argv", "sys.stdout"),
    *("time.time", "time.time_ns", "time.localtime", "datetime.now", "datetime.utcnow"),
    *("datetime.today", "date.today", "Path.home", "os.path.expanduser"),
}
# The project's files, and, outside of any project, the translation packages.
WRITERS = {"l10n.project.durable", "l10n.engine.download", "l10n.engine.unpacking"}
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def room(module: str) -> str:
    return [*module.split("."), "__init__"][1]


def imports(tree: ast.AST) -> Iterator[str]:
    """Dotted names; ``from l10n.catalogs import po`` is ``l10n.catalogs.po``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def hidden(tree: ast.AST) -> set[str]:
    """Top names of what is imported inside a function."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {name.split(".")[0] for function in functions for name in imports(function)}


def ours(name: str) -> str:
    """The module of this package that an import reaches, or nothing."""
    parent = name.rpartition(".")[0]
    return name if name in MODULES else parent if parent in MODULES else ""


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_only_what_its_room_may(module: str) -> None:
    own, names = room(module), set(imports(tree_of(module)))
    assert own in MAY_IMPORT, "a new room needs a line in the table"
    reached = {room(ours(name)) for name in names if ours(name)} - {own}
    assert reached <= MAY_IMPORT[own]
    outside = {name.split(".")[0] for name in names}
    assert [name for name in outside if own not in ONLY_IN.get(name, {own})] == []
    assert own in SHELLS or hidden(tree_of(module)) <= MAY_HIDE.get(own, set())


def test_no_import_goes_in_a_circle() -> None:
    TopologicalSorter(MAY_IMPORT).prepare()
    graph = {
        module: {ours(name) for name in imports(tree_of(module))} - {"", module}
        for module in MODULES
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("module", [name for name in MODULES if room(name) not in SHELLS])
def test_nothing_below_the_shells_reads_the_world(module: str) -> None:
    tree = tree_of(module)
    used = {ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Name | ast.Attribute)}
    assert (used | set(imports(tree))) & WORLD == set()
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree))


def writes(tree: ast.AST) -> Iterator[str]:
    """Calls that put something into a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            modes = {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
            opened = name == "open" and any(set(str(mode)) & set("wax+") for mode in modes)
            if opened or name in {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile"}:
                yield ast.unparse(node)


@pytest.mark.parametrize("module", [name for name in MODULES if name not in WRITERS])
def test_only_the_project_writes_its_files(module: str) -> None:
    assert list(writes(tree_of(module))) == []


PROBE = f"""
import sys
from l10n.cli.__main__ import main
try:
    main()
except SystemExit as end:
    code = end.code
print(sorted({SLOW} & {{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
sys.exit(code)
"""


def test_command_line_loads_nothing_slow(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es"]\n', "utf-8")
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "note.txt").write_text("Rain fell. It stopped.\n", "utf-8")
    for verb in "--help", "extract", "status":
        command = [sys.executable, "-c", PROBE, verb]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.splitlines()[-1:]) == (0, ["[]"]), done.stderr
