"""Change one part of the library in a thousand small ways, one at a time, and say which changes no test notices.

python tools/mutants.py store             # the diffs of what survived are in build/mutants/store.txt
python tools/mutants.py process/engine    # the same of one module

A survivor is a test that is missing, code that nobody needs, or a change that changes nothing. mutmut wants the package
as it is installed, so it works on a copy. It needs fork: Linux or macOS.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from check_wheel import ROOT, package_folders

BUILD = ROOT / "build" / "mutants"
TESTS = {
    "matching": [
        "tests/matching",
        "tests/rounds/test_rounds_review.py",
        "tests/siri/test_siri_screening.py",
    ],
    "process": [
        *(f"tests/unit/test_unit_{name}.py" for name in ("process", "fold")),
        *("tests/rounds/test_rounds_results.py", "tests/rounds/test_rounds_consultation.py::TestDeadline"),
        *("tests/rounds/test_rounds_answers.py", "tests/siri/test_siri_suggestions.py"),
        *("tests/siri/test_siri_screening.py", "tests/siri/test_siri_listing.py"),
    ],
    "rules": ["tests/rules", "tests/unit/test_unit_limits.py", "tests/siri/test_siri_screening.py"],
    "store": [f"tests/unit/test_unit_{name}.py" for name in ("journal", "codec", "files_and_contacts")],
}
"""The parts, each with the tests that concern it: every survivor costs all of those that come by."""

PUBLISHING = ("step_by_step", "never_late", "after_the_publication", "no_consultation", "cost_does_not_grow")
HOUSE = ("command_folds", "no_command_is_left_out", "no_demo_types", "no_other_module", "no_template")
"""In the names of tests that are left out: those that write documents, and those about the whole house."""

QUICK = ("-x", "-W", "ignore", "-p", "no:cacheprovider", "--tb=no", "--assert=plain")
"""A failure only counts: nobody reads how two states differ."""

FOLDERS, FILES = ("tests", "docs", "tools"), ("README.md", "setup.cfg", "pyproject.toml")
"""What tests read beside the package."""


def copy(target: Path) -> None:
    """Copy the project into a folder of its own, each package to the place where it is installed."""
    shutil.rmtree(target, ignore_errors=True)
    for name, folder in package_folders().items():
        shutil.copytree(folder, target.joinpath(*name.split(".")), dirs_exist_ok=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, target / name)
    for name in FILES:
        shutil.copy(ROOT / name, target)


def settings(part: str) -> str:
    """What mutmut is told. Workers start from a process that has run no test, so that no cache hides a change."""
    skipped = " and ".join(f"not {name}" for name in PUBLISHING + HOUSE)
    return f"""
[tool.mutmut]
source_paths = ["positivliste"]
only_mutate = ["positivliste/{part}*"]
also_copy = {[*FOLDERS, *FILES]}
pytest_add_cli_args_test_selection = {TESTS[part.partition("/")[0]]}
pytest_add_cli_args = {[*QUICK, "-k", skipped]}
process_isolation = "forkserver"
track_dependencies = false
timeout_multiplier = 5.0
"""


def main(arguments: list[str]) -> int:
    """Try every change of the part named, and write what survived."""
    if len(arguments) != 1 or arguments[0].partition("/")[0] not in TESTS:
        print(__doc__, f"The parts: {', '.join(TESTS)}", sep="\n")
        return 2
    (part,) = arguments
    folder = BUILD / part.replace("/", "-")
    copy(folder)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as stream:
        stream.write(settings(part))
    mutmut = [sys.executable, "-m", "mutmut"]
    subprocess.run([*mutmut, "run", "--max-children", "2"], cwd=folder, check=True)  # noqa: S603

    def told(*words: str) -> str:
        return subprocess.run([*mutmut, *words], cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603

    results = [line.strip().split(": ") for line in told("results", "--all", "true").splitlines()]
    report = folder.with_suffix(".txt")
    report.write_text("\n".join(told("show", name) for name, state in results if state != "killed"), encoding="utf-8")
    print(", ".join(f"{count} {state}" for state, count in Counter(state for _, state in results).most_common()))
    print(f"the changes that no test notices: {report.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
