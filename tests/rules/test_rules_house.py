"""A rule is one module: its code stands nowhere else, but in the process files where it acts."""

import ast
import re
from pathlib import Path

import pytest

from positivliste.model.finding import Kind
from positivliste.process.definition import all_processes
from positivliste.rules import all_rules, rule
from positivliste.rules.registry import RETIRED
from positivliste.rules.subjects import NearCase, PairCase, VerdictCase

ROOT = Path(__file__).resolve().parents[2]
EVERY = {found.code: found for found in all_rules()}
CODES = EVERY.keys() | RETIRED
MAY_NAME_CODES = {
    ROOT / "cli" / "demo_scripts.py": "the demonstration shows which rule refuses a command",
}


def words(text):
    """Every string of a module, its documentation too, and every name."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name):
            yield node.id


def modules():
    folders = [path for path in (ROOT / "positivliste").rglob("*.py") if path.parent.name != "rules"]
    return [path for path in (*folders, *(ROOT / "cli").rglob("*.py")) if path not in MAY_NAME_CODES]


def named(text):
    return CODES & set(re.findall(r"\b[A-Z]\d{3}\b", text))


def test_the_search_finds_a_code_in_code_and_documentation_and_not_the_section_of_a_source():
    found = [named(text) for text in words('"""See V101. [A6]"""\nx = ["V102", f"see V103 {y}"]\nK101 = 1\n')]
    assert set().union(*found) == {"V101", "V102", "V103", "K101"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_other_module_knows_a_code(path):
    assert not [text for text in words(path.read_text(encoding="utf-8")) if named(text)]


def left_open(text):
    """The lines in which the template of a new rule still waits for its text."""
    return [f"{number}: {line.strip()}" for number, line in enumerate(text.splitlines(), 1) if "TODO" in line]


def test_the_search_finds_what_the_template_left_open():
    assert left_open('"""V101.\n\nTODO: why.\n"""\nx = "TODO: a name"\n') == ["3: TODO: why.", '5: x = "TODO: a name"']


@pytest.mark.parametrize("path", sorted((ROOT / "positivliste" / "rules").glob("*.py")), ids=lambda path: path.name)
def test_no_text_of_a_rule_is_left_open(path):
    left = left_open(path.read_text(encoding="utf-8"))
    assert not left, "\n".join([f"{path.name} still has the words of tools/new_rule.py; write its own at", *left])


TEXTS = [*(ROOT / "templates").rglob("*.md"), *(ROOT / "templates").rglob("*.typ")]
TEXTS += [path for path in (ROOT / "positivliste").rglob("*.toml") if path.parent.name != "process"]


@pytest.mark.parametrize("path", sorted(TEXTS), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_and_no_table_knows_a_code(path):
    assert not named(path.read_text(encoding="utf-8"))


def told_elsewhere(path):
    """The codes in a module of the rules that are not its own; the names of examples may say which rule asks instead."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        id(call.args[0])
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Example"
    }
    texts = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in names
    )
    return set().union(*map(named, texts)) - {path.name[:4].upper()}


@pytest.mark.parametrize("path", sorted((ROOT / "positivliste" / "rules").glob("*.py")), ids=lambda path: path.name)
def test_no_rule_knows_the_code_of_another(path):
    """Those that are retired stand in the registry."""
    assert told_elsewhere(path) <= (RETIRED if path.name == "registry.py" else set())


def acting():
    """Every place of a process file in which a rule acts: the process, the place, the code."""
    for process in all_processes():
        places = [("guards", process.guards), ("dates", process.dates)]
        for step in process.steps:
            names = ("rules", "notes", "again", "merges", "applies", "compares", "judges")
            places += [(f"{step.name}: {name}", getattr(step, name)) for name in names]
        for name, action in process.actions.items():
            places += [(f"{name}: rules", action.rules), (f"{name}: notes", action.notes)]
        yield from ((process.title, place, code) for place, codes in places for code in codes)


ACTING = list(acting())
KINDS = {
    "guards": {Kind.STOP},
    "rules": {Kind.STOP},
    "dates": {Kind.NOTE},
    "notes": {Kind.NOTE},
    "again": {Kind.REJECT, Kind.REVIEW},
    "merges": {Kind.MERGE},
    "applies": {Kind.REJECT, Kind.REVIEW, Kind.NOTE},
    "compares": {Kind.REVIEW},
    "judges": {Kind.REJECT},
}
CASES = {"merges": PairCase, "compares": NearCase, "judges": VerdictCase}


@pytest.mark.parametrize("code", EVERY)
def test_every_rule_stands_in_the_process_files(code):
    assert code in {acts for _, _, acts in ACTING}


@pytest.mark.parametrize(("process", "place", "code"), ACTING)
def test_a_rule_fits_the_place_where_it_acts(process, place, code):
    where = place.rpartition(" ")[2]
    assert rule(code).kind in KINDS[where], process
    assert bool(rule(code).judgement) == (where == "judges"), process
    if where in CASES:
        assert rule(code).about is CASES[where], process
