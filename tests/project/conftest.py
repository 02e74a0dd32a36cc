"""What the tests of the project itself share: its root, its files, and its tools as modules."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def files(root: Path) -> list[Path]:
    """Every file that git keeps or would keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode()
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


@pytest.fixture(scope="session")
def tool(root: Path) -> Callable[[str], ModuleType]:
    """A program of tools/ as a module."""

    if str(root / "tools") not in sys.path:
        sys.path.append(str(root / "tools"))  # where one of them uses another, as it does when it is run

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, root / "tools" / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load
