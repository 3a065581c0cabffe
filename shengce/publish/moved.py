"""Addresses that pages once had: each leads on to where the page is now, with and without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Moved:
    """A page that moved: both addresses below a language's home, and the anchors that have another name there."""

    old: str
    new: str
    anchors: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The present names of anchors by their old ones."""
        return dict(self.anchors)

    @property
    def way(self) -> str:
        """The relative way from the old address to the new one."""
        return "../" * self.old.count("/") + self.new
