"""Compare a wheel with the tree: every file of the packages is in it, at its place, and nothing else.

    python tools/check_wheel.py dist/positivliste-0.1.0-py3-none-any.whl

The places come from `packages` and `package_dir` in setup.cfg. What is in a package's folder belongs in the wheel, code
and data alike, so a module or a template that setup.cfg forgets is found here and not by a user.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
NOT_SHIPPED = (
    "examples/autumn-2023/*.py",
    "examples/scripts/*",
    "examples/spring-2020/*.py",
    "examples/spring-2020/courses.toml",
    "examples/spring-2020/facit.json",
)
"""What stands in a package's folder and stays in the repository: scripts to read, the maker of the example round."""


def package_folders(root: Path = ROOT) -> dict[str, Path]:
    """The packages that setup.cfg lists, each with its folder in the tree."""
    config = ConfigParser()
    config.read(root / "setup.cfg", encoding="utf-8")
    lines = filter(None, config["options"]["package_dir"].splitlines())
    mapped = {package.strip(): folder.strip() for package, _, folder in (line.partition("=") for line in lines)}
    found = {}
    for name in config["options"]["packages"].split():
        base = max((prefix for prefix in mapped if f"{name}.".startswith(f"{prefix}.")), key=len)
        found[name] = root.joinpath(mapped[base], *name.removeprefix(base).split(".")[1:])
    return found


def expected(root: Path = ROOT) -> set[str]:
    """The paths in the wheel of every file that belongs there."""
    return set(_expected(root))


def _expected(root: Path) -> Iterator[str]:
    folders = package_folders(root)
    for name, folder in folders.items():
        others = {other for other in folders.values() if other != folder and folder in other.parents}
        for path in folder.rglob("*"):
            inside = path.relative_to(folder)
            hidden = any(part == "__pycache__" or part.startswith(".") for part in inside.parts)
            place = path.relative_to(root).as_posix()
            stays = any(fnmatch(place, pattern) for pattern in NOT_SHIPPED)
            if path.is_file() and not hidden and not stays and not others & set(path.parents):
                yield str(PurePosixPath(*name.split("."), *inside.parts))


def flaws(wheel: Path, root: Path = ROOT) -> list[str]:
    """Everything in which the wheel differs from the tree; nothing where all is well."""
    names = zipfile.ZipFile(wheel).namelist()
    inside = {name for name in names if ".dist-info/" not in name and not name.endswith("/")}
    wanted = expected(root)
    found = [f"missing in the wheel: {name}" for name in sorted(wanted - inside)]
    found += [f"does not belong in the wheel: {name}" for name in sorted(inside - wanted)]
    if not any(name.endswith(".dist-info/licenses/LICENSE") for name in names):
        found.append("missing in the wheel: LICENSE")
    return found


def main(arguments: list[str]) -> int:
    """Check each wheel that is named; 1 if any differs."""
    if not arguments:
        print(__doc__)
        return 2
    found = [flaw for name in arguments for flaw in flaws(Path(name))]
    print("\n".join(found) or f"the wheel holds the {len(expected())} files of the packages and nothing else")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
