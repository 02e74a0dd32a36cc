"""The documentation: generated pages are fresh, links lead somewhere, and every command that it shows exists."""

import re
import shlex

import click
import pytest
from positivliste.cli.main import cli

PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs")
GLOBAL = {"-C", "--today", "--as-of", "--user"}


@pytest.fixture(scope="module")
def pages(root):
    """Every page, by its path."""
    found = [
        path for name in PAGES for path in ([root / name] if name.endswith(".md") else (root / name).rglob("*.md"))
    ]
    return {path: path.read_text(encoding="utf-8") for path in found}


def test_the_generated_pages_are_fresh(tool):
    assert tool("generate_docs").stale() == [], "run `make docs`"


def test_a_stale_page_is_named_with_the_command_that_mends_it(tool, monkeypatch, capsys):
    docs = tool("generate_docs")
    monkeypatch.setitem(docs.PAGES, "rules.md", lambda: iter(["# Another page"]))
    assert docs.main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/rules.md is stale: run `make docs`\n"


def test_every_link_leads_somewhere(pages):
    for path, text in pages.items():
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def commands(text):
    """The command lines in the code blocks of a page, with those that go on over a line's end joined."""
    for block in re.findall(r"^```[^\n]*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL):
        for line in re.sub(r"[\\`]\n\s*", " ", block).splitlines():
            found = re.match(r"(?:\$ |PS> |PS C:[^>]*> )?(?:\S*/)?positivliste (.*)", line)
            if found and "…" not in found[1]:
                yield re.sub(r"\s# .*", "", found[1])


def flaw(line):
    """What is wrong with a command line as far as its names go."""
    words, command, context = shlex.split(line), cli, click.Context(cli)
    while words:
        word = words.pop(0)
        if word in GLOBAL:
            words.pop(0)
        elif word.startswith("-"):
            known = {name for param in (*command.params, *cli.params) for name in param.opts} | {"--help"}
            if word not in known:
                return f"{command.name} has no {word}"
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            if found is None:
                return None if word.isupper() or word.startswith("[") else f"there is no command {word}"
            command = found
    return None


def test_every_command_in_the_pages_exists(pages):
    shown = [(path.name, line) for path, text in pages.items() for line in commands(text)]
    assert len(shown) > 20
    assert {name: line for name, line in shown if flaw(line)} == {}


@pytest.mark.parametrize("line", ["publsh ROUND", "check 1 --onn DATE", "-C x round opne"])
def test_a_command_that_does_not_exist_is_found(line):
    assert flaw(line)


def test_every_make_target_in_the_pages_exists(pages, root):
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = {name for text in pages.values() for name in re.findall(r"`make ([a-z-]+)", text)}
    assert named <= targets
    assert {"demo", "test"} <= named


def test_the_library_example_of_the_readme_runs(root, tmp_path, monkeypatch, capsys):
    from click.testing import CliRunner

    assert CliRunner().invoke(cli, ["--quiet", "demo", str(tmp_path / "demo")]).exit_code == 0
    (block,) = re.findall(r"^```python\n(.*?)^```", (root / "README.md").read_text(encoding="utf-8"), flags=re.M | re.S)
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert capsys.readouterr().out
