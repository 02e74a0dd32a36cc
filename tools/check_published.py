"""Check what `positivliste demo` published against the counts of the council's minutes of March 2020.

python tools/check_published.py DEMO-FOLDER
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

BY_GROUP = (42, 103, 36, 28, 94, 68, 14, 6, 13, 17, 27, 38)
"""The courses of each of the 12 groups, in the order of the minutes: 486 in all."""


def flaws(folder: Path) -> list[str]:
    """In what the published list differs from the minutes."""
    files = sorted(folder.glob("documents/*/positivliste-*.json"))
    if len(files) != 1:
        return [f"{len(files)} published lists in {folder}, not one"]
    entries = json.loads(files[0].read_text(encoding="utf-8"))["content"]["entries"]
    counts = tuple(Counter(entry["group"] for entry in entries).values())
    return [] if counts == BY_GROUP else [f"{len(entries)} courses: {counts}, not {BY_GROUP}"]


def main(arguments: list[str]) -> int:
    """Check the demo in the folder named; 1 if it differs."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    found = flaws(Path(arguments[0]))
    print("\n".join(found) or f"published: {sum(BY_GROUP)} courses in {len(BY_GROUP)} groups")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
