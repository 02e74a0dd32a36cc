"""What the benchmarks share: median times, of a fresh process or of a call."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median


def machine() -> str:
    """The machine that the figures are from."""
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}"


def seconds(call: Callable[[], object], times: int) -> float:
    """The median time of a call, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return median(taken)


def process(code: str, arguments: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """Run Python code in a fresh process. A process that ends with another code than 0 or 1 raises."""
    command = [sys.executable, "-c", code, *arguments]
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # an installed package is compiled
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=kept, check=False)  # noqa: S603 - our own code
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr or done.stdout)
    return done
