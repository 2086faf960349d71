"""The rooms: bot → handlers → corpus, no cycles, nothing in an __init__."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("corpus", "handlers", "bot")
FORBIDDEN = {
    "corpus": {"handlers", "bot", "telegram", "slack_bolt", "slack_sdk"},
    "handlers": {"bot", "telegram", "slack_bolt", "slack_sdk"},
    "bot": set(),
}


def _modules() -> dict[str, Path]:
    found = {}
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            yield str(node.module)


def test_arrows_point_one_way():
    """No room imports from a room above it, or a chat library from below `bot/`."""
    wrong = [
        f"{name} imports {imported}"
        for name, path in _modules().items()
        for imported in _imports(path)
        if imported.split(".")[0] in FORBIDDEN[name.split(".")[0]]
    ]
    assert wrong == []


def test_no_cycles():
    """The modules can be put in an order in which each imports only earlier ones."""
    modules = _modules()
    graph = {
        name: {one for one in _imports(path) if one in modules and one != name}
        for name, path in modules.items()
    }
    assert len(tuple(TopologicalSorter(graph).static_order())) == len(modules)


def test_init_files_hold_a_docstring_and_nothing_else():
    """A package's __init__ says what the package is; whatever is wanted is imported from where it is."""
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("__init__.py")):
        tree = ast.parse(path.read_text("utf-8"))
        assert len(tree.body) == 1, path
        assert ast.get_docstring(tree), path


def test_modules_say_what_goes_in_and_out_and_run_nothing():
    """Every module has a docstring; at its top level stand definitions, no calls for their effect."""
    for name, path in _modules().items():
        tree = ast.parse(path.read_text("utf-8"))
        assert ast.get_docstring(tree), name
        effects = [
            node for node in tree.body[1:] if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        ]
        assert effects == [], name
