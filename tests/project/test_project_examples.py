"""The scripts that use the library run, and say what is true of the example round."""

import csv
import json
import subprocess
import sys
from collections import Counter

import pytest


@pytest.fixture
def run(root):
    def run_script(name):
        command = [sys.executable, "-X", "utf8", str(root / "examples" / "scripts" / name)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()

    return run_script


def test_list_by_provider(run, root):
    head, *rows = csv.reader(run("list_by_provider.py"), delimiter=";")
    assert head == ["Udbyder", "Erhvervsgruppe", "Anbefalede kurser"]
    by_group = Counter()
    for _, group, number in rows:
        by_group[group] += int(number)
    facit = json.loads((root / "examples" / "spring-2020" / "facit.json").read_text(encoding="utf-8"))
    assert by_group == facit["by_group"]


def test_what_if_two_months(run):
    head, *lines = run("what_if_two_months.py")
    assert head == "Turned down as too long: 80 at three months, 126 at two."
    assert len(lines) == 126 - 80
    assert all("longer than 2 months" in line for line in lines)
