"""The picture of the house: its rooms and who imports whom, read from the imports, as a Mermaid graph."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "positivliste"
OUTSIDE = ("cli", "examples")
"""Folders beside the package that are installed as parts of it."""

GROUND = ("danish", "english", "errors", "canonical", "_version")
"""Modules that all may use: drawn as one."""

Arrows = Mapping[str, set[str]]


def modules() -> dict[str, Path]:
    """Every module of the installed package, by its dotted name."""
    found = {}
    for folder, prefix in [(ROOT / PACKAGE, PACKAGE), *((ROOT / name, f"{PACKAGE}.{name}") for name in OUTSIDE)]:
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            if all((folder.joinpath(*parts[:deep]) / "__init__.py").is_file() for deep in range(len(parts))):
                found[".".join([prefix, *(part for part in parts if part != "__init__")])] = path
    return found


def rooms(names: Mapping[str, Path]) -> dict[str, str]:
    """The room of every module: its package; of a module beside the packages, itself."""
    packages = {name for name, path in names.items() if path.name == "__init__.py" and name != PACKAGE}
    return {name: name if name in packages else _parent(name, packages) for name in names}


def _parent(name: str, packages: set[str]) -> str:
    above, _, last = name.rpartition(".")
    if above in packages:
        return above
    return f"{PACKAGE}.{', '.join(GROUND[:-1])}" if last in GROUND else name


def arrows() -> Arrows:
    """Which room imports from which, also inside functions and for types only."""
    names = modules()
    room = rooms(names)
    found: dict[str, set[str]] = defaultdict(set)
    for name, path in names.items():
        for target in _imported(path):
            known = next((part for part in (target, target.rpartition(".")[0]) if part in room), None)
            if known and room[known] != room[name] != PACKAGE:
                found[room[name]].add(room[known])
    return found


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def needed(found: Arrows) -> dict[str, set[str]]:
    """The arrows without those that follow from others: if a uses b and b uses c, a may use c."""

    def reach(start: str, without: str) -> set[str]:
        seen, waiting = set[str](), [target for target in found.get(start, ()) if target != without]
        while waiting:
            room = waiting.pop()
            if room not in seen:
                seen.add(room)
                waiting.extend(found.get(room, ()))
        return seen

    return {
        room: {target for target in targets if target not in reach(room, target)} for room, targets in found.items()
    }


def mermaid() -> Iterator[str]:
    """The graph, line by line."""
    graph = needed(arrows())
    drawn = sorted(graph.keys() | {target for targets in graph.values() for target in targets})
    yield "graph TD"
    for room in drawn:
        short = room.removeprefix(f"{PACKAGE}.")
        yield f'  {_id(room)}["{short.replace(".", "/")}"]'
    for room in drawn:
        for target in sorted(graph.get(room, ())):
            yield f"  {_id(room)} --> {_id(target)}"


def _id(room: str) -> str:
    return re.sub(r"\W+", "_", room.removeprefix(f"{PACKAGE}."))
