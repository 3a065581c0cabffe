"""The method: how figures are read, verified and judged, and how sure that is, with numbers from the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shengce.derive.finality import AverageBeside, Finalities, Restatements, early_share, finalities_of
from shengce.derive.newest import newest_judged_year
from shengce.derive.readings import AGREEMENTS, OUTSIDE_NEWEST, OUTSIDE_PAST, Agreement
from shengce.derive.scorecards import core_score, headline_indicators, score_of
from shengce.derive.statistics import documents_read
from shengce.language.dates import period_text
from shengce.language.values import whole_percent
from shengce.views.context import Context
from shengce.views.parts.word_rules import WordRules, word_rules
from shengce.views.shown import CiteThis, Link, PageHead, RichText

_ECONOMISTS = "https://github.com/maswiebe/meritocratic_promotion"
_COLLECTION = "https://github.com/yqcao/China-Fiscal-Data"

Paragraph = tuple[RichText, ...]


@dataclass(frozen=True)
class AgreementRow:
    """What was compared, how many, how many differed, and their share."""

    text: str
    n: str
    differing: str
    share: str


@dataclass(frozen=True)
class MethodPage:
    """The paragraphs that say numbers, a sentence each part; what says none stands in the template."""

    head: PageHead
    reading: RichText
    agreements: tuple[AgreementRow, ...]
    sure: tuple[Paragraph, ...]
    strict: Paragraph
    outside: Paragraph
    words: WordRules | None
    cite_this: CiteThis


def method_page(context: Context) -> MethodPage:
    """Build the page of the method."""
    title = context.say("nav.method")
    return MethodPage(
        head=context.head(title, (Link(title),), description=context.say("method.description"), contents=True),
        reading=_reading(context),
        agreements=tuple(_agreement(context, agreement) for agreement in AGREEMENTS),
        sure=tuple(_sure(context)),
        strict=tuple(_strict(context)),
        outside=_outside(context),
        words=word_rules(context),
        cite_this=context.cite_this(title, "shengce-method"),
    )


def _reading(context: Context) -> RichText:
    documents = documents_read(context.knowledge.catalogue)
    data = Link(context.say("method.reading.data"), context.url("data/"))
    return context.counted_sentence("method.reading.documents", documents, data=data)


def _agreement(context: Context, agreement: Agreement) -> AgreementRow:
    return AgreementRow(
        text=context.say(f"method.agreement.{agreement.name}"),
        n=context.number(agreement.n),
        differing=context.number(agreement.differing),
        share=f"{agreement.share:.1f}%",
    )


def _sure(context: Context) -> Iterator[Paragraph]:
    """Yield what the records tell of early outcomes, a paragraph each kind; nothing where no target is judged."""
    found = finalities_of(context.knowledge)
    if found.standing.early:
        yield tuple(_early(context, found))
    if found.restatements.all:
        yield tuple(_restated(context, found.restatements))
    if found.early.largest and found.final.n:
        yield _averages(context, found, found.early.largest)


def _early(context: Context, found: Finalities) -> Iterator[RichText]:
    standing = found.standing
    yield context.counted_sentence(
        "method.sure.early",
        standing.early,
        judged=standing.judged,
        share=whole_percent(early_share(context.knowledge.provinces.promises)),
        expected=standing.expected,
        preliminary=standing.preliminary,
    )
    yield context.sentence("method.sure.marked")
    yield context.counted_sentence("method.sure.edge", standing.on_edge)


def _restated(context: Context, found: Restatements) -> Iterator[RichText]:
    national = len(found.of_area(context.knowledge.catalogue.nation.slug).all)
    yield context.counted_sentence("method.sure.restated", len(found.all), national=national)
    if found.differing:
        largest = found.differing[0].size
        yield context.counted_sentence("method.sure.differing", len(found.differing), largest=largest)
    else:
        yield context.sentence("method.sure.none_differs")
    if found.changing:
        yield context.counted_sentence("method.sure.changing", found.changing)
    else:
        yield context.sentence("method.sure.none_changes")


def _averages(context: Context, found: Finalities, furthest: AverageBeside) -> Paragraph:
    fact = furthest.stated
    plan = context.plan_path(fact.province, fact.plan_year)
    name = context.say(
        "method.sure.furthest_name",
        area=context.province(fact.province).text,
        period=period_text(fact.figure.period, context.language),
    )
    values = {
        "furthest": Link(name, context.url(plan, fact.figure.id)),
        "stated": fact.value,
        "compounded": furthest.rounded,
    }
    early, final = found.early, found.final
    counts = {"n": early.n, "off": early.off, "final_n": final.n, "final_off": final.off}
    return context.sentence("method.sure.averages", **counts), context.sentence("method.sure.furthest", **values)


def _strict(context: Context) -> Iterator[RichText]:
    """Yield how many targets the allowance decides: of the newest year's first indicator, and of all."""
    table = context.knowledge.provinces.promises
    indicator = headline_indicators(table)[0]
    year = newest_judged_year(table, indicator)
    newest, every = score_of(table.in_year(indicator, year)), core_score(table)
    if newest.judged:
        yield context.counted_sentence(
            "method.strict.newest",
            newest.judged,
            indicator=context.indicator(indicator),
            year=context.year(year),
            met=newest.met,
            strict=newest.strict.met,
        )
    if every.judged:
        yield context.counted_sentence(
            "method.strict.every",
            every.judged,
            met=every.met,
            strict=every.strict.met,
        )


def _outside(context: Context) -> Paragraph:
    past, newest = OUTSIDE_PAST, OUTSIDE_NEWEST
    economists = Link(context.say("method.outside.economists"), _ECONOMISTS)
    collection = Link(context.say("method.outside.collection"), _COLLECTION)
    return (
        context.counted_sentence("method.outside.past", past.n, agreeing=past.agreeing, economists=economists),
        context.sentence("method.outside.differing", number=past.differing),
        context.counted_sentence("method.outside.newest", newest.n, agreeing=newest.agreeing, collection=collection),
        context.sentence("method.outside.kept"),
    )
