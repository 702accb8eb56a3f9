"""What the documents say is there is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from tests.architecture.test_imports import LAYERS

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh-CN.md"]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def read(name: str) -> str:
    return (ROOT / name).read_text()


@pytest.mark.parametrize("name", READMES)
def test_a_readme_is_short_and_names_the_two_commands(name):
    text = read(name)
    assert len(text.splitlines()) <= 100
    assert "python3 dev.py run" in text and "python3 dev.py test" in text


@pytest.mark.parametrize("name", READMES)
def test_each_folder_of_the_tree_in_a_readme_exists(name):
    tree = read(name).split("```")[3]
    inside = re.findall(r"^  ([a-z_]+(?:/|\.py)) ", tree, re.MULTILINE)
    top = re.findall(r"^((?:[a-z_.]+(?:/|\.py) ?)+)", tree, re.MULTILINE)
    named = [*(word for line in top for word in line.split()), *(f"bulletins/{n}" for n in inside)]
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_both_readmes_show_the_same_tree():
    trees = [re.findall(r"^ *[a-z_/.]+(?:/|\.py)", read(name), re.MULTILINE) for name in READMES]
    assert trees[0] == trees[1]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path):
    prose = re.sub(r"`[^`\n]*`", "", path.read_text())
    links = re.findall(r"\]\((?!https?:|mailto:|#|/)([^)#]+)", prose)
    assert [link for link in links if not (path.parent / link).exists()] == []


def options(name: str) -> set[str]:
    command = load_command_class(get_commands()[name], name)
    return {
        option
        for option in command.create_parser("manage.py", name)._option_string_actions
        if option.startswith("--")
    }


def test_operations_names_each_command_with_its_options():
    text = read("docs/operations.md")
    own = {name for name, app in get_commands().items() if app in ("bulletins", "accounts")}
    for name in own:
        assert f"manage.py {name}" in text, name
        parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        ours = {option for option in parser._option_string_actions if option.startswith("--")}
        common = {"--help", "--version", "--verbosity", "--settings", "--pythonpath"}
        for option in (
            ours - common - {"--traceback", "--no-color", "--force-color", "--skip-checks"}
        ):
            assert option in text, f"{name} {option}"


def test_operations_names_each_variable_the_settings_read():
    settings = read("config/settings.py")
    variables = re.findall(r'(?:environ\.get|env\.\w+)\(\s*"([A-Z_]+)"', settings)
    assert len(variables) > 10
    assert [name for name in variables if f"`{name}`" not in read("docs/operations.md")] == []


def test_architecture_lists_the_layers_as_they_are_enforced():
    text = read("docs/architecture.md")
    place = text.index("## Imports point down only")
    for names in LAYERS:
        if "migrations" in names[0]:
            continue
        for name in names:
            word = name if name in ("config", "bulletins.urls") else name.rpartition(".")[2]
            assert word in text[place:], name
        place = text.index(names[0].rpartition(".")[2], place)
