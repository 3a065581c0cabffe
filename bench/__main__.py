"""Runs the benchmarks named on the command line, or all; prints each table and writes it to bench/results/<name>.md."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

import bench

RESULTS = Path(__file__).parent / "results"


def benchmark_names() -> tuple[str, ...]:
    """Return the names of the benchmark modules: those of this package that have a function ``run``."""
    names = (module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    return tuple(name for name in sorted(names) if hasattr(importlib.import_module(f"bench.{name}"), "run"))


def main(arguments: list[str]) -> int:
    """Run the benchmarks; return 2 when a name is unknown."""
    known = benchmark_names()
    names = arguments or list(known)
    unknown = sorted(set(names) - set(known))
    if unknown:
        print(f"no benchmark named {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    RESULTS.mkdir(exist_ok=True)
    for name in names:
        table: str = importlib.import_module(f"bench.{name}").run()
        print(table)
        (RESULTS / f"{name}.md").write_text(table + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
