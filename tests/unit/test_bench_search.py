"""The search benchmark's samplers and measures: that they would notice what they are there to notice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lxml import html

from bench.search_parts.engines import Answer
from bench.search_parts.host import answer
from bench.search_parts.measuring import failures, judge, measures_of, percentile
from bench.search_parts.page_text import Corpus, Layout, PageText, blocks_of, tokens
from bench.search_parts.sampling import HAN, Query, english_phrase, equal_forms, figures, han_substring

CORPUS = Corpus(
    [
        PageText("one/", ("产业大脑，产值 1.15万亿元", "Growth of 8% and 8.0%")),
        PageText("two/", ("工业", "大脑产业", "A plan; plans of 11,500亿")),
    ]
)


@pytest.mark.parametrize(
    ("phrase", "pages"),
    [
        ("产业大脑", {"one/"}),
        ("業大腦", {"one/"}),
        ("业大", {"one/"}),
        ("plan", {"two/"}),
        ("PLANS OF", {"two/"}),
        ("15万", set()),
        ("1.15 万亿", {"one/"}),
        ("8%", {"one/"}),
        ("工业大脑", set()),
        ("业，产", set()),
        ("", set()),
    ],
)
def test_contains_whole_tokens_within_a_block(phrase: str, pages: set[str]) -> None:
    assert CORPUS.pages_with(phrase) == pages


def test_blocks_follow_the_layout() -> None:
    first, second = (
        '<p>一<b>二</b><sup class="sc-cite">3</sup></p>',
        '<p><span>四</span><span class="x">五</span>六</p>',
    )
    article = html.fragment_fromstring(f"<article>{first}{second}</article>")
    assert list(blocks_of(article, Layout())) == ["一二", "四五六"]
    apart = Layout(apart=frozenset({("article.", "p.", "span.x")}))
    assert list(blocks_of(article, apart)) == ["一二", "四", "五", "六"]


def test_quotes_width_and_case_do_not_matter() -> None:
    assert tokens("“５Ｇ”＋Ａ") == tokens('"5g"+a')


def test_samples_stand_on_their_pages_and_repeat() -> None:
    drawn = [han_substring(CORPUS, random.Random(seed)) for seed in range(50)]
    assert drawn == [han_substring(CORPUS, random.Random(seed)) for seed in range(50)]
    assert all(text and 2 <= len(text) <= 8 and CORPUS.pages_with(text) for text in drawn)
    words = [english_phrase(CORPUS, random.Random(seed)) for seed in range(50)]
    assert all(text and CORPUS.pages_with(text) for text in words)


@pytest.mark.parametrize(
    ("printed", "forms"),
    [
        ("1.15万亿", {"1.15万亿", "11500亿", "11,500亿", "1.15 trillion", "1150 billion", "1150000 million"}),
        ("10900亿", {"1.09万亿", "10900亿", "10,900亿", "1.09 trillion", "1090 billion", "1090000 million"}),
        ("8%", {"8%", "8.0%", "8 per cent", "8 percent"}),
    ],
)
def test_forms_of_one_number(printed: str, forms: set[str]) -> None:
    assert set(equal_forms(printed)) == forms


def test_figures_lead_to_the_pages_of_every_form() -> None:
    found = {query.text: query.pages for query in figures("zh", CORPUS, 10, random.Random(1))}
    assert len(found) == 4
    assert {pages for text, pages in found.items() if "亿" in text or "illion" in text} == {frozenset({"one/", "two/"})}


def test_judging_sees_every_fault() -> None:
    query = Query(HAN, "zh", "产业大脑", frozenset({"one/"}))
    wrong = judge(query, Answer(("two/",), frozenset({"two/"}), 1, 9.0), CORPUS)
    assert (wrong.missed, wrong.recall, wrong.wrong, wrong.first_is_right) == (("one/",), 0.0, ("two/",), False)
    nothing = judge(query, Answer((), frozenset(), 0, 5.0), CORPUS)
    right = judge(query, Answer(("one/", "two/"), frozenset({"one/"}), 2, 1.0), CORPUS)
    measures = measures_of([wrong, nothing, right])
    assert measures.no_result == pytest.approx(1 / 3)
    assert measures.recall == pytest.approx(1 / 3)
    assert measures.precision == pytest.approx(1 / 2)
    assert measures.first_right == pytest.approx(1 / 3)
    assert (measures.median, measures.percentile_95) == (5.0, 9.0)
    assert len(list(failures([wrong, nothing, right]))) == 2


def test_own_quotation_marks_are_no_part_of_the_phrase() -> None:
    query = Query(HAN, "zh", "“产业大脑”", frozenset({"one/"}))
    assert judge(query, Answer(("one/",), frozenset({"one/"}), 1, 1.0), CORPUS).wrong == ()


def test_percentile_is_the_nearest_rank() -> None:
    values = [float(value) for value in range(1, 101)]
    assert (percentile(values, 95), percentile(values, 100), percentile([7.0], 95)) == (95.0, 100.0, 7.0)


def test_host_serves_nothing_beside_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "index.html").write_text("here", encoding="utf-8")
    (folder.parent / "secret").write_text("there", encoding="utf-8")
    assert b"Content-Encoding: gzip" in answer(folder, "/a/?q=1")
    assert answer(folder, "/../secret").startswith(b"HTTP/1.1 404")
