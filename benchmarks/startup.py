"""How long `positivliste --version` takes, beside a bare click program and a Python that does nothing.

python benchmarks/startup.py
"""

from __future__ import annotations

from functools import partial

from fresh import machine, process, seconds

PROGRAMS = {
    "python -c pass": "pass",
    "a bare click program": "import click; click.command()(lambda: click.echo('0.1.0'))(standalone_mode=False)",
    "positivliste --version": "from positivliste.cli.main import main; main(['--version'])",
    "positivliste --help": "from positivliste.cli.main import main; main(['--help'])",
}
TIMES = 15


def main() -> None:
    """Print the median of each program, and its ratio to the bare click program."""
    print(f"{machine()}; median of {TIMES} fresh processes")
    for code in PROGRAMS.values():
        process(code)  # warm the file cache
    medians = {name: seconds(partial(process, code), TIMES) for name, code in PROGRAMS.items()}
    click = medians["a bare click program"]
    for name, taken in medians.items():
        print(f"{name:24} {taken * 1000:6.0f} ms  {taken / click:5.2f} × click")


if __name__ == "__main__":
    main()
