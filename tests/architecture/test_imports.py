"""Imports point down only. The order is that of docs/architecture.md."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# From the top of the house to its ground; names on one line do not know each other.
LAYERS = [
    ["config"],
    ["bulletins.urls"],
    ["bulletins.admin", "bulletins.views", "bulletins.management"],
    ["bulletins.doctor"],
    ["bulletins.demo"],
    [
        "bulletins.importing",
        "bulletins.assembly",
        "bulletins.rendering",
        "bulletins.templatetags",
        "accounts.admin",
        "accounts.management",
    ],
    ["bulletins.revising", "bulletins.overruling", "bulletins.originals", "bulletins.pictures"],
    ["bulletins.handover"],
    ["bulletins.permissions", "bulletins.snapshots", "bulletins.checks", "bulletins.acts"],
    ["bulletins.migrations"],
    ["bulletins.models"],
    ["accounts.migrations"],
    ["accounts.signin"],
    ["accounts.urls"],
    ["accounts.views", "accounts.context"],
    ["accounts.gates"],
    ["accounts.roster", "accounts.reviewing"],
    ["accounts.leaving", "accounts.forms"],
    ["accounts.holding", "accounts.inviting", "accounts.validators"],
    ["accounts.trees", "accounts.backends", "accounts.appointing", "accounts.explaining"],
    ["accounts.trying", "accounts.lockout", "accounts.passwords"],
    ["accounts.limits", "accounts.caching"],
    ["accounts.devices"],
    ["accounts.rights"],
    ["accounts.log"],
    ["accounts.models"],
    ["bulletins.proofing"],
    ["bulletins.text", "bulletins.errors", "bulletins.addresses"],
    ["accounts.errors", "accounts.addresses", "accounts.spreadsheets"],
]
# Django loads these by itself; they name no other part of the house.
UNLAYERED = {"accounts", "bulletins", "accounts.apps", "bulletins.apps"}
PURE = [
    "bulletins.text",
    "bulletins.proofing",
    "bulletins.importing.parsing",
    "bulletins.importing.readers",
    "bulletins.importing.reading",
    "bulletins.importing.outlining",
    "bulletins.importing.lost_links",
    "bulletins.importing.anchors",
    "bulletins.importing.fingerprints",
    "bulletins.importing.numbers",
    "bulletins.importing.correcting",
    "bulletins.importing.accounting",
    "bulletins.importing.doubts",
]


def level(module: str) -> tuple[int, str] | None:
    """The layer of ``module`` (0 at the top) and the name it has there."""
    for number, names in enumerate(LAYERS):
        for name in names:
            if module == name or module.startswith(f"{name}."):
                return number, name
    return None


def module_of(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Line and absolute name of each thing imported, ``from a import b`` as ``a.b``."""
    package = module_of(path, root).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def upward_imports(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{line} {module_of(path, root)} imports {name}"
        for path in sources(root)
        for line, name in imports(path, root)
        if is_upward(module_of(path, root), name)
    ]


def is_upward(importer: str, imported: str) -> bool:
    here, there = level(importer), level(imported)
    if here is None or there is None or here[1] == there[1]:
        return False
    return there[0] <= here[0]


def sources(root: Path) -> list[Path]:
    return sorted(
        path for top in ("accounts", "bulletins", "config") for path in (root / top).rglob("*.py")
    )


def test_imports_point_down_only():
    assert upward_imports(ROOT) == []


def test_every_module_has_its_layer():
    modules = {module_of(path, ROOT) for path in sources(ROOT)}
    assert {name for name in modules if level(name) is None} <= UNLAYERED


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("bulletins/models/issue.py", "from bulletins.assembly import publish_issue"),
        ("bulletins/models/issue.py", "from .. import assembly"),
        ("bulletins/text/dates.py", "from bulletins.models import Issue"),
        ("accounts/models/user.py", "import bulletins.models"),
        ("bulletins/assembly.py", "from .rendering import html"),
        ("bulletins/revising.py", "def late():\n    from bulletins import views"),
    ],
)
def test_a_planted_upward_import_is_found(tmp_path, place, line):
    planted = tmp_path / place
    planted.parent.mkdir(parents=True)
    planted.write_text(line)
    assert len(upward_imports(tmp_path)) == 1


def test_nothing_is_imported_inside_a_function():
    inside = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources(ROOT)
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


@pytest.mark.parametrize("package", PURE)
def test_what_is_about_text_alone_does_not_know_django(package):
    knowing = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in sources(ROOT)
        if module_of(path, ROOT).startswith(package)
        for line, name in imports(path, ROOT)
        if name.partition(".")[0] in {"django", "mptt"}
    ]
    assert knowing == []


def test_public_pages_read_only_what_publication_wrote():
    """No view touches the working copies: what staff type cannot leak through one."""
    working = {"Article", "Section", "Measure", "Figure", "Contribution", "ArticleRevision"}
    working |= {"Picture"}
    touched = [
        f"{path.name}:{line} {name}"
        for path in (ROOT / "bulletins" / "views").rglob("*.py")
        for line, name in imports(path, ROOT)
        if name.startswith("bulletins.models") and name.rpartition(".")[2] in working
    ]
    assert touched == []
