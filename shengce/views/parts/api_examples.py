"""Three lines for each of four languages that fetch from the API; ``{api}`` is its address. The tests run them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A few lines of code, and what they are written in."""

    name: str
    code: str

    def at(self, api: str) -> Example:
        """Return the example for an address of the API."""
        return Example(self.name, self.code.replace("{api}", api))

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the code."""
        return tuple(self.code.splitlines())


EXAMPLES = (
    Example(
        "curl",
        """curl -O {api}/indicators/gdp_growth.pairs.csv
curl -O {api}/areas/jiangxi.json
head -n 3 gdp_growth.pairs.csv""",
    ),
    Example(
        "Python",
        """import pandas
pairs = pandas.read_csv("{api}/indicators/gdp_growth.pairs.csv", dtype={"province_code": str})
print(pairs[pairs.counted == "yes"].groupby("year").better_by.median().tail(10))""",
    ),
    Example(
        "JavaScript",
        """const answer = await fetch("{api}/plans/jiangxi/2023.json");
const { result } = await answer.json();
for (const { indicator, target_value, verdict } of result.pairs) console.log(indicator, target_value, verdict);""",
    ),
    Example(
        "R",
        """library(jsonlite)
answer <- fromJSON("{api}/indicators/gdp_growth.json")
table(answer$result$pairs$year, answer$result$pairs$verdict)""",
    ),
)
