"""What the explorer draws: of each indicator, area and year THE target beside its outcome, or the year's result alone.

Core indicators have the cells of all pages; of every other, the same rule chooses among what is stated of its main
series. A cell that states nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from shengce.derive.knowledge import Knowledge
from shengce.derive.promises import Promise, other_promises_of


def core_cells(knowledge: Knowledge) -> Iterator[Promise]:
    """Yield the cells of the core indicators, in the order of indicators; the nation's come last of each level."""
    for level in knowledge.levels.values():
        for cells in level.promises.by_indicator.values():
            yield from (cell for cell in cells.values() if cell.shown)


def other_cells(knowledge: Knowledge) -> Iterator[Promise]:
    """Yield the cells of all other indicators."""
    catalogue = knowledge.catalogue
    for name, level in knowledge.levels.items():
        cells = other_promises_of(catalogue.plans_of(name), level.facts, knowledge.outcomes, catalogue)
        yield from (cell for cell in cells if cell.shown)
