"""What pages say of words: each with the way to the viewer, and nothing where no words are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from shengce.addresses import phrase_path
from shengce.derive.knowledge import Knowledge, knowledge_of
from shengce.derive.shades import Shade
from shengce.records.base import AbsenceReason, Absent
from shengce.records.vocabulary import Term, TermKind
from shengce.views.context import Context, SiteAddress
from shengce.views.parts.own_words import own_words_of_newest_years, own_words_of_year
from shengce.views.parts.phrases import phrase_link, times_text, viewer_link
from shengce.views.parts.word_bets import word_bets
from shengce.views.parts.word_life import word_life
from shengce.views.parts.word_rules import word_rules
from shengce.views.parts.word_turns import word_turns
from shengce.words.reading import WordCounts
from tests.unit.builders import NATION, catalogue, language, province, text
from tests.unit.counted import Place, hand_counts
from tests.unit.drawn import draw

AREAS = tuple(f"p{number}" for number in range(8))
YEARS = (2021, 2022, 2023)
PLACES = (*((area, year) for year in YEARS for area in AREAS), (NATION, 2023))
TERM = Term(
    id="lighthouse",
    name=text("“灯塔”", "Lighthouse"),
    kind=TermKind.CONCEPT,
    definition=Absent(absent=AbsenceReason.NOT_STATED),
    themes=(),
)


def known(words: Mapping[str, Mapping[Place, int]] | None) -> Knowledge:
    records = replace(catalogue(provinces=map(province, AREAS)), terms={TERM.id: TERM})
    counts = None if words is None else hand_counts(PLACES, words)
    return knowledge_of(records, cast("WordCounts | None", counts))


def context(words: Mapping[str, Mapping[Place, int]] | None, code: str = "en") -> Context:
    address = SiteAddress("https://example.org", "https://example.org/repository", "main")
    return Context(known(words), language(code), address, draw, "years/2023/")


def test_nothing_is_said_where_no_words_are_counted() -> None:
    nothing = context(None)
    assert word_life(nothing, TERM) is None and word_turns(nothing, 2023) is None
    assert word_bets(nothing) is None and word_rules(nothing) is None
    assert own_words_of_year(nothing, "p0", 2023) is None and own_words_of_newest_years(nothing, "p0") is None


def test_a_phrase_leads_to_the_viewer_in_the_letters_of_print() -> None:
    link = phrase_link(context(None), "5g+工业")
    assert (link.text, link.url) == ("5G+工业", "../../words/?q=5g%2B%E5%B7%A5%E4%B8%9A")
    assert viewer_link(context(None), "see", ("灯", "塔")).url == f"../../{phrase_path('灯 + 塔')}"


def test_occurrences_of_a_shade_are_said_in_words() -> None:
    shades = (Shade(1, 1, 1), Shade(2, 2, 3), Shade(3, 4, None))
    assert [times_text(context(None), shade) for shade in shades] == ["1 time", "2–3 times", "4 or more"]
    assert [times_text(context(None, "zh"), shade) for shade in shades] == ["1 次", "2–3 次", "4 次及以上"]


def test_a_term_that_no_report_names_says_so_and_has_no_chart() -> None:
    life = word_life(context({"灯塔": {}}), TERM)
    assert life and life.chart is None and life.viewer is None and not life.firsts
    assert [sentence.plain for sentence in life.sentences] == [
        "No report prints it in these words from 2021 to 2023, of the provinces (24 reports) or of the nation."
    ]


def test_a_term_of_few_years_is_told_and_not_drawn() -> None:
    life = word_life(context({"灯塔": {("p1", 2021): 2, ("p2", 2022): 1}}), TERM)
    assert life and life.chart is None and not life.years
    assert "2 of 24 reports of the provinces name it, first in 2021" in life.sentences[0].plain
    assert life.sentences[-1].plain == "No report of the nation names it."
    assert "The last to name it are of 2022." in [sentence.plain for sentence in life.sentences]


def test_a_term_of_many_years_is_drawn_with_its_numbers() -> None:
    cells = {**{(area, 2022): 1 for area in AREAS[:6]}, ("p1", 2021): 2, ("p2", 2023): 9, (NATION, 2023): 1}
    life = word_life(context({"灯塔": cells}), TERM)
    assert life and life.chart and "<svg" in life.chart.wide
    assert [(row.named, row.share, row.occurrences, row.national) for row in life.years] == [
        ("1 of 8", "12%", "2", ""),
        ("6 of 8", "75%", "6", ""),
        ("1 of 8", "12%", "9", "1"),
    ]
    assert [len(row.provinces) for row in life.firsts] == [1, 5]
    assert life.chart.note.endswith("2 never do.")


def test_risers_and_own_words_show_their_numbers() -> None:
    words = {
        "浮标": {(area, 2023): 2 for area in AREAS[:7]},
        "盐湖": {("p0", 2023): 4, ("p1", 2022): 1},
    }
    turns = word_turns(context(words), 2023)
    assert turns and [(row.word.text, row.before, row.now) for row in turns.risen] == [("浮标", "0", "7")]
    assert turns.fallen == () and "of 8 the year before" in turns.rule
    own = own_words_of_year(context(words), "p0", 2023)
    assert own and [(word.word.text, word.count) for word in own.words] == [("盐湖", "4")]
    assert own.words[0].title == "Times here: 4; in all other provinces together: 0"
