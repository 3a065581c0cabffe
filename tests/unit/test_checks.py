"""Each rule alone: silent on good records and on what comes close to breaking it, and heard when it is broken."""

from __future__ import annotations

import pytest

from shengce.checks import (
    RULES,
    absences,
    areas,
    belonging,
    changes,
    check_records,
    covered,
    days,
    figures,
    identity,
    listed,
    names,
    periods,
    phrases,
    printed,
    references,
    repeats,
    synonyms,
    texts,
    words,
)
from shengce.checks.rule import Rule
from shengce.records.load import load_records
from tests.project import JIANGXI_2023, JIANGXI_2024, NOTES, Project
from tests.unit.broken_rules import Case, said, shown

INDICATORS = "records/indicators/growth.yml"
UNITS = "records/units.yml"
FAMILIES = "records/families.yml"
INDUSTRIES = "records/industries.yml"
AREAS = "records/areas.yml"
HUNAN = 'level: province\n  within: national\n  code: "43'
NATION = "- slug: national\n  level: nation"
OTHER_NATION = "- slug: other\n  level: nation\n  name: {zh: 甲国, en: A}\n  short: {zh: 甲, en: A}\n"
HUNAN_WITHIN = HUNAN.replace("national", "jiangxi")
HUNAN_NOWHERE = HUNAN.replace("  within: national\n", "")
NATION_WITHIN = "level: nation\n  within: jiangxi"
TERMS = "records/terms/national.yml"
SCOPES = "records/scopes.yml"
SYNONYMS = "records/synonyms.yml"
ENGLISH = "records/words/english.yml"
PLACES = "records/words/places.yml"

OLD_WHOLE = "- id: province\n  kind: area\n  name: {zh: 甲, en: A}\n"
FAMILY = """- id: workshops_of_a_kind
  name: {zh: 甲, en: A}
  definition: {zh: 乙, en: B}
  unit: count
  statistic: level
  direction: neutral
"""

SECOND_ABSENCE = """
  - indicator: lighthouse_workshops
    kind: result
    period: 2022
    reason: not_stated
"""
SAME_STATEMENT = """figures:
  - id: jiangxi-2024-growth-again
    indicator: industrial_value_added_growth
    kind: result
    period: 2023
    statistic: growth
    value: 7.50
    unit: percent
    as_printed: 增长7.5%
    cite: p2-s1
    reading: read
"""


SAME_NUMBERS = (
    ("1542亿元", "CNY 154.2 billion"),
    ("1.01万亿元", "CNY 1.01 trillion"),
    ("1万亿元和2亿元", "CNY 200 million and 1 trillion"),
    ("3.5万个", "35,000"),
    ("3000家", "3 thousand"),
    ("3千家", "3,000"),
    ("20万亩", "200 thousand mu"),
    ("50百万", "50 million"),
    ("500万千瓦", "5 GW"),
    ("50万千瓦", "500 MW"),
    ("100亿千瓦时", "10 TWh"),
    ("5亿千瓦时", "500 GWh"),
    ("220千伏", "220 kV"),
    ("10千瓦", "10 kW"),
    ("600千米", "600 km"),
    ("5.0%", "5%"),
    ("5G和2024年", "5G in 2024"),
)
OTHER_NUMBERS = (
    ("1542亿元", "CNY 1542 billion"),
    ("1542亿元", "CNY 15.42 billion"),
    ("3.5万个", "3.5 million"),
    ("3.5万个", "3.5"),
    ("500万千瓦", "5 MW"),
    ("220千伏", "220,000 kV"),
    ("5%", "5 million"),
    ("2亿元和2亿元", "CNY 200 million"),
)

BUILT = "value: 131\n    unit: count\n    as_printed: 建成131家"
FUNDS = "zh: 资金, en: funds"
RANK = "statistic: rank\n    value: 4\n    unit: rank\n    as_printed: 居第4位\n    cite: p1-s1\n    reading: read\n"
SECOND_RANK = f"""{RANK}  - id: jiangxi-2023-growth-rank-west
    indicator: industrial_value_added_growth
    kind: result
    period: 2022
    among: west
    {RANK}"""
LAMPS = "    label: {zh: 灯, en: Lamps}\n"
LEVELS = """  aliases: [灯]
- {id: a, name: {zh: 甲, en: A}, parent: b}
- {id: b, name: {zh: 乙, en: B}, parent: c}
- {id: c, name: {zh: 丙, en: C}}
- id: d
  name: {zh: 丁, en: D}
"""
OTHER_LABELS = """
    label: {{zh: 灯塔, en: Lighthouses}}
    as_printed: 建成131家
    cite: p2-s1
    reading: read
  - id: jiangxi-2024-lamps
    indicator: lighthouse_workshops
    kind: result
    period: 2023
    statistic: level
    value: 131
    unit: count
    label: {{zh: {zh}, en: Lamps}}
    as_printed: 建成131家
"""


BROKEN = (
    Case(identity.unique_ids, SYNONYMS, "id: retail_sales", "id: above_designated_size", "duplicate-id", "[1].id"),
    Case(synonyms.synonyms_are_several, SYNONYMS, "社会消费品零售总额, 社零", "社零", "synonyms", "[1].zh"),
    Case(synonyms.synonyms_are_several, SYNONYMS, "  zh: [社会消费品零售总额, 社零]\n", "", "synonyms", "[1]"),
    Case(synonyms.synonyms_stand_once, SYNONYMS, "社零]", "规上]", "synonyms", "[1].zh[1]"),
    Case(phrases.english_names_lead_to_one_phrase, ENGLISH, "en: Lanterns", "en: little Lighthouses", "english-name",
         "[1].en"),
    Case(phrases.places_are_listed_once_an_area, PLACES, "area: hunan", "area: henan", "unknown-area", "[1].area"),
    Case(phrases.places_are_listed_once_an_area, PLACES, "area: hunan", "area: jiangxi", "places", "[1].area"),
    Case(phrases.places_are_listed_once_an_area, PLACES, "灯山", "灯湖", "places", "[0].names[1]"),
    Case(synonyms.synonyms_stand_once, SYNONYMS, "above-scale", "Above Designated Size", "synonyms", "[0].en[1]"),
    Case(identity.unique_ids, SCOPES, "- id: whole\n", f"{OLD_WHOLE}- id: whole\n", "duplicate-id", "[1].id"),
    Case(identity.unique_ids, SCOPES, "id: whole", "id: lanterns", "duplicate-id", "[0].id"),
    Case(areas.there_is_one_nation, AREAS, NATION, f"{OTHER_NATION}{NATION}", "nation", "[3].level"),
    Case(areas.there_is_one_nation, AREAS, "level: nation", "level: province", "nation", "[0].level"),
    Case(areas.areas_lie_within_the_level_above, AREAS, "level: nation", NATION_WITHIN, "area-tree", "[2].within"),
    Case(areas.areas_lie_within_the_level_above, AREAS, HUNAN, HUNAN_WITHIN, "area-tree", "[1].within"),
    Case(areas.areas_lie_within_the_level_above, AREAS, HUNAN, HUNAN_NOWHERE, "area-tree", "[1].level"),
    Case(areas.areas_say_what_their_level_needs, AREAS, '  code: "430000"\n', "", "area-fields", "[1].level"),
    Case(areas.slugs_are_no_years, AREAS, "slug: hunan", "slug: '2023'", "area-slug", "[1].slug"),
    Case(identity.unique_ids, AREAS, "slug: hunan", "slug: jiangxi", "duplicate-id", "[1].slug"),
    Case(identity.unique_ids, UNITS, "- id: rank", "- id: count", "duplicate-id", "[2].id"),
    Case(identity.unique_ids, FAMILIES, "- id: workshops_of_a_kind", f"{FAMILY}- id: workshops_of_a_kind",
         "duplicate-id", "[1].id"),
    Case(names.columns_of_the_panel, INDICATORS, "column: industry", "column: 5g", "panel-column", "[0].column"),
    Case(names.columns_of_the_panel, INDICATORS, "column: industry", f"column: i{'x' * 21}", "panel-column",
         "[0].column"),
    Case(names.columns_of_the_panel, INDICATORS, "  column: industry\n", "", "panel-column", "[0].id"),
    Case(names.columns_of_the_panel, INDICATORS, "counter:", "core: true\n  column: industry\n  counter:",
         "panel-column", "[1].column"),
    Case(identity.unique_area_marks, AREAS, "430000", "360000", "duplicate-code", "[1].code"),
    Case(identity.unique_area_marks, AREAS, "湘", "赣", "duplicate-abbreviation", "[1].map.abbreviation"),
    Case(identity.unique_area_marks, AREAS, "latin: HN", "latin: JX", "duplicate-abbreviation", "[1].map.latin"),
    Case(identity.unique_area_marks, AREAS, "column: 5", "column: 6", "duplicate-tile", "[1].map.tile"),
    Case(identity.unique_part_ids, JIANGXI_2024, "id: jiangxi-2024-workshops", "id: jiangxi-2024-growth",
         "duplicate-id", "figures[1].id"),
    Case(identity.part_ids_begin_with_plan, JIANGXI_2023, "id: jiangxi-2023-honour", "id: fair", "id-prefix",
         "honours[0].id"),
    Case(identity.part_ids_begin_with_plan, JIANGXI_2023, "id: jiangxi-2023-policy", "id: jiangxi-2022-policy",
         "id-prefix", "policies[0].id"),
    Case(identity.part_ids_begin_with_plan, JIANGXI_2023, "id: jiangxi-2023-task", "id: jiangxi-20231-task",
         "id-prefix", "tasks[0].id"),
    Case(identity.reports_in_their_files, JIANGXI_2024, "area: jiangxi", "area: hunan", "file-name", "area"),
    Case(identity.reports_in_their_files, JIANGXI_2024, "year: 2024", "year: 2025", "file-name", "area"),
    Case(identity.sources_in_their_files, NOTES, "id: notes", "id: letters", "file-name", "id"),
    Case(identity.unique_locators, NOTES, "at: p2", "at: p1", "duplicate-locator", "paragraphs[1].at"),
    Case(identity.unique_locators, NOTES, "at: p2", "at: hunan-p2", "locator-prefix", "paragraphs[1].at"),
    Case(references.references_exist, INDICATORS, "  counter:", "  comparable_scope: nation\n  counter:",
         "unknown-scope", "[1].comparable_scope"),
    Case(references.references_exist, JIANGXI_2024, "source: notes\n", "source: letters\n", "unknown-source", "source"),
    Case(references.citations_exist, JIANGXI_2023, "cite: p1-s3", "cite: p7-s3", "citation",
         "programmes[0].cite"),
    Case(references.figures_cite_sentences, JIANGXI_2024, "p2-s2", "p2", "citation", "figures[2].cite"),
    Case(references.articles_exist, JIANGXI_2024, "source: notes", "source: notes\narticle: a", "unknown-article",
         "article"),
    Case(references.industries_are_industries, JIANGXI_2023, "- named: [lanterns]", "- named: [whole]",
         "not-an-industry", "industries[0].named[0]"),
    Case(figures.units_fit, JIANGXI_2023, "value: 4\n    unit: rank", "value: 4\n    unit: count", "unit",
         "figures[1].unit"),
    Case(figures.units_fit, JIANGXI_2024, "value: 131\n    unit: count", "value: 131\n    unit: percent", "unit",
         "figures[1].unit"),
    Case(figures.ranges_ascend, JIANGXI_2024, "value_max: 8", "value_max: 7", "range", "figures[2].value_max"),
    Case(figures.counts_are_whole, JIANGXI_2024, "value: 131", "value: 131.5", "whole-number", "figures[1].value"),
    Case(figures.counts_are_whole, JIANGXI_2023, "value: 4\n", "value: 0\n", "whole-number", "figures[1].value"),
    Case(periods.targets_look_ahead, JIANGXI_2024, "period: 2024", "period: 2020/2023", "period", "figures[2].period"),
    Case(periods.targets_look_ahead, JIANGXI_2024, "period: 2024", "period: ../2023", "period", "figures[2].period"),
    Case(figures.only_results_are_preliminary, JIANGXI_2024, "qualifier: strive", "finality: preliminary", "finality",
         "figures[2].finality"),
    Case(figures.statements_stand_once, JIANGXI_2024, "figures:\n", SAME_STATEMENT, "repeated-figure", "figures[1]"),
    Case(figures.statements_stand_once, JIANGXI_2024, "\n    as_printed: 建成131家\n", OTHER_LABELS.format(zh="灯塔")
         .replace("Lamps", "Lighthouses"), "repeated-figure", "figures[2]"),
    Case(figures.units_fit, JIANGXI_2024, "statistic: level\n    value: 131\n    unit: count",
         "statistic: rank\n    value: 131\n    unit: count", "unit", "figures[1].unit"),
    Case(periods.spans_fit_statistics, JIANGXI_2023, "period: 2023\n    statistic: growth",
         "period: 2023/2025\n    statistic: share", "statistic", "figures[2].statistic"),
    Case(figures.statistics_are_of_the_indicator, JIANGXI_2024, "statistic: level", "statistic: added", "statistic",
         "figures[1].statistic"),
    Case(listed.labels_are_of_general_indicators, JIANGXI_2024, "value: 131\n", f"value: 131\n{LAMPS}", "label",
         "figures[1].label"),
    Case(listed.names_are_of_no_term, JIANGXI_2023, "  - term: little-lighthouse\n",
         "  - name: {zh: 小灯塔计划, en: Little plan}\n", "term-exists", "programmes[0].name"),
    Case(listed.names_are_of_no_term, JIANGXI_2023, "  - term: little-lighthouse\n",
         "  - name: {zh: 小灯塔, en: Little plan}\n", "term-exists", "programmes[0].name"),
    Case(listed.industries_are_few_levels_deep, INDUSTRIES, "  aliases:", "  parent: lanterns\n  aliases:", "levels",
         "[0].parent"),
    Case(listed.industries_are_few_levels_deep, INDUSTRIES, "  aliases:", f"  parent: a\n{LEVELS}  aliases:", "levels",
         "[0].parent"),
    Case(listed.terms_stand_in_their_files, TERMS, "  kind: programme", "  area: hunan\n  kind: programme",
         "file-name", "[0].area"),
    Case(figures.unusual_growth_is_confirmed, JIANGXI_2024, "value: 7.5", "value: 75", "unusual-growth",
         "figures[0].value"),
    Case(figures.one_final_result, JIANGXI_2024, "figures:\n", SAME_STATEMENT.replace("7.50", "7.6"), "two-finals",
         "figures[1]"),
    Case(figures.statistics_fit, JIANGXI_2024, "statistic: level\n    value: 131\n    unit: count",
         "statistic: share\n    value: 131\n    unit: percent", "statistic", "figures[1].statistic"),
    Case(figures.statistics_fit, JIANGXI_2024, "statistic: growth\n    value: 7.5", "statistic: level\n    value: 7.5",
         "statistic", "figures[0].statistic"),
    Case(printed.values_are_printed, JIANGXI_2024, "value: 7.5", "value: 7.6", "value", "figures[0].value"),
    Case(printed.values_are_printed, JIANGXI_2024, "value: 7.5", "value: -7.5", "value", "figures[0].value"),
    Case(printed.values_are_printed, JIANGXI_2024, "value_max: 8", "value_max: 9", "value", "figures[2].value"),
    Case(printed.values_are_printed, JIANGXI_2024, "as_printed: 增长7.5%", "as_printed: 增长7.4%", "value",
         "figures[0].value"),
    Case(printed.values_are_printed, JIANGXI_2024, "value: 7.5\n    unit: percent\n    as_printed: 增长7.5%",
         "value: -7.5\n    unit: percent\n    as_printed: 7.5%", "value", "figures[0].value"),
    Case(printed.values_are_printed, JIANGXI_2024, "value: 131\n    unit: count\n    as_printed: 建成131家",
         "value: 2\n    qualifier: first_time\n    unit: count\n    as_printed: 零的突破", "value", "figures[1].value"),
    Case(printed.qualifiers_are_printed, JIANGXI_2023, "qualifier: about", "qualifier: at_least", "qualifier",
         "figures[2].qualifier"),
    Case(printed.qualifiers_are_printed, JIANGXI_2023, "    qualifier: about\n", "", "qualifier",
         "figures[2].qualifier"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, "    confirmed: true\n", "", "qualifier",
         "figures[2].qualifier"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, "as_printed: 增长7.5%",
         "qualifier: strive\n    confirmed: true\n    as_printed: 力争增长7.5%", "qualifier", "figures[0].qualifier"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, "as_printed: 增长7.5%",
         "qualifier: more_than\n    as_printed: 增长7.5%", "qualifier", "figures[0].qualifier"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, "as_printed: 增长7.5%",
         "qualifier: first_time\n    as_printed: 增长7.5%", "qualifier", "figures[0].qualifier"),
    Case(printed.qualifiers_are_printed, JIANGXI_2023, "qualifier: about\n    as_printed: 增长8%左右",
         "as_printed: 力争增长8%", "qualifier", "figures[2].qualifier"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, BUILT,
         "value: 70\n    qualifier: at_least\n    unit: count\n    as_printed: 70个30亿元以上项目", "qualifier",
         "figures[1].qualifier"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, BUILT,
         "value: 70\n    unit: count\n    as_printed: 70个以上30亿元项目", "qualifier", "figures[1].qualifier"),
    Case(printed.finality_is_printed, JIANGXI_2024, "as_printed: 增长7.5%", "as_printed: 预计增长7.5%", "finality",
         "figures[0].finality"),
    Case(printed.finality_is_printed, JIANGXI_2024, "as_printed: 增长7.5%",
         "finality: expected\n    as_printed: 初步核算增长7.5%", "finality", "figures[0].finality"),
    Case(periods.results_are_of_past_years, JIANGXI_2024, "period: 2023\n    statistic: growth",
         "period: 2024\n    statistic: growth", "period", "figures[0].period"),
    Case(periods.results_are_of_past_years, JIANGXI_2024, "kind: target\n    period",
         "kind: result\n    period", "period", "figures[2].period"),
    Case(periods.reports_set_no_parameters, JIANGXI_2024, "kind: target", "kind: parameter", "kind",
         "figures[2].kind"),
    Case(periods.growth_targets_are_of_their_year, JIANGXI_2023, "period: 2023\n    statistic: growth",
         "period: 2024\n    statistic: growth", "period", "figures[2].period"),
    Case(periods.growth_targets_are_of_their_year, JIANGXI_2023, "period: 2023\n    statistic: growth",
         "period: ../2025\n    statistic: growth", "period", "figures[2].period"),
    Case(periods.spans_fit_statistics, JIANGXI_2024, "period: 2024\n    statistic", "period: 2024/2025\n    statistic",
         "statistic",
         "figures[2].statistic"),
    Case(periods.spans_fit_statistics, JIANGXI_2024, "statistic: growth\n    value: 7.5",
         "statistic: annual_average\n    value: 7.5", "statistic", "figures[0].statistic"),
    Case(periods.spans_fit_statistics, JIANGXI_2024, "period: 2023\n    statistic: level",
         "period: 2023-Q1\n    statistic: cumulative", "statistic", "figures[1].statistic"),
    Case(periods.averages_are_printed, JIANGXI_2024,
         "statistic: growth\n    value: 7.5\n    unit: percent\n    as_printed: ",
         "statistic: cumulative\n    value: 7.5\n    unit: percent\n    as_printed: 年均", "statistic",
         "figures[0].statistic"),
    Case(periods.growth_targets_are_of_their_year, JIANGXI_2023, "period: 2023\n    statistic: growth",
         "period: ../2023\n    statistic: growth", "period", "figures[2].period"),
    Case(periods.unusual_periods_are_confirmed, JIANGXI_2024, "period: 2023\n    statistic: growth",
         "period: 2022\n    statistic: growth", "period", "figures[0].period"),
    Case(periods.unusual_periods_are_confirmed, JIANGXI_2024, "period: 2023\n    statistic: growth",
         "period: 2017/2022\n    statistic: annual_average", "period", "figures[0].period"),
    Case(periods.unusual_periods_are_confirmed, JIANGXI_2024, "period: 2023\n    statistic: growth",
         "period: 2018/2022\n    statistic: annual_average", "period", "figures[0].period"),
    Case(periods.unusual_periods_are_confirmed, JIANGXI_2023, "period: 2023\n    statistic: growth",
         "period: 2024\n    statistic: share", "period", "figures[2].period"),
    Case(days.sources_are_read_after_they_appear, NOTES, "2024-01-20", "2024-05-02", "day", "published"),
    Case(days.sources_are_read_after_they_appear, NOTES, "2024-01-20", "2024-06", "day", "published"),
    Case(days.sources_are_read_after_they_appear, NOTES, "2024-01-20", "2025", "day", "published"),
    Case(texts.languages_agree, JIANGXI_2023, "en: Lamp rules", "en: Lamp rules 2", "out-of-step",
         "policies[0].name.en"),
    Case(texts.languages_agree, JIANGXI_2023, "en: funds", "en: '{figure:jiangxi-2023-growth}'", "out-of-step",
         "policies[0].aspects[0].en"),
    *(Case(texts.languages_agree, JIANGXI_2023, FUNDS, f"zh: '资金{zh}', en: 'funds of {en}'", "out-of-step",
           "policies[0].aspects[0].en") for zh, en in OTHER_NUMBERS),
    Case(texts.english_is_english, JIANGXI_2023, "en: funds", "en: funds 资金", "out-of-step",
         "policies[0].aspects[0].en"),
    Case(texts.english_is_english, JIANGXI_2023, "zh: 资金, en: funds", "zh: funds, en: funds", "out-of-step",
         "policies[0].aspects[0].zh"),
    Case(texts.figure_references_exist, JIANGXI_2023, "zh: 资金", "zh: '{figure:jiangxi-1999-x}'", "unknown-figure",
         "policies[0].aspects[0].zh"),
    Case(texts.no_look_alikes, TERMS, "[小灯塔]", "[小灯塔Ａ]", "look-alike", "[0].aliases[0]"),
    Case(texts.no_look_alikes, JIANGXI_2023, "zh: 资金", "zh: 资金５％", "look-alike", "policies[0].aspects[0].zh"),
    Case(texts.no_look_alikes, JIANGXI_2023, "Lighthouse meeting", "\ufb01rst meeting", "look-alike",
         "occasions[0].name.en"),
    Case(texts.no_look_alikes, JIANGXI_2023, "zh: 资金", "zh: 资金ｱ", "look-alike", "policies[0].aspects[0].zh"),
    Case(texts.no_look_alikes, JIANGXI_2023, "zh: 资金", "zh: 增⻓资金", "look-alike", "policies[0].aspects[0].zh"),
    Case(texts.no_look_alikes, JIANGXI_2024, "as_printed: 增长7.5%", "as_printed: 增⻓7.5%", "look-alike",
         "figures[0].as_printed"),
    Case(texts.no_look_alikes, INDICATORS, "printed: [规上", "printed: [⽣规上", "look-alike",
         "[0].printed[0]"),
    Case(absences.relative_statements_are_told, JIANGXI_2023, "reason: not_stated\n", "reason: relative_only\n",
         "absence", "absences[0]"),
    Case(absences.absences_contradict_nothing, JIANGXI_2023, "- indicator: lighthouse_workshops\n    kind: result",
         "- indicator: industrial_value_added_growth\n    kind: result", "absence", "absences[0]"),
    Case(absences.absences_stand_once, JIANGXI_2023, "\n    reason: not_stated\n",
         "\n    reason: not_stated" + SECOND_ABSENCE, "absence", "absences[1]"),
)  # fmt: skip

KEPT = (
    Case(names.columns_of_the_panel, INDICATORS, "column: industry", f"column: i{'x' * 20}"),
    Case(names.columns_of_the_panel, INDICATORS, "counter:", "column: industry\n  counter:"),
    Case(identity.unique_ids, TERMS, "id: little-lighthouse", "id: growth"),
    Case(identity.unique_area_marks, AREAS, "row: 8}}\n  scope", "row: 9}}\n  scope"),
    Case(identity.unique_part_ids, JIANGXI_2023, "id: jiangxi-2023-honour", "id: jiangxi-2023-task"),
    Case(identity.unique_locators, NOTES, "paragraphs:\n", "articles: []\nparagraphs:\n"),
    Case(references.references_exist, TERMS, "  aliases:", "  related: [little-lighthouse]\n  aliases:"),
    Case(references.citations_exist, JIANGXI_2023, "cite: p1-s3", "cite: p1"),
    Case(references.figures_cite_sentences, JIANGXI_2023, "cite: p1-s3", "cite: p1"),
    Case(references.articles_exist, JIANGXI_2024, "source: notes", "source: letters\narticle: a"),
    Case(references.industries_are_industries, JIANGXI_2023, "industries: [lanterns]", "industries: [unknown]"),
    Case(figures.units_fit, JIANGXI_2024, "statistic: level\n    value: 131\n    unit: count",
         "statistic: growth\n    value: 131\n    unit: percent"),
    Case(figures.units_fit, JIANGXI_2024, "statistic: level", "statistic: cumulative"),
    Case(days.sources_are_read_after_they_appear, NOTES, "2024-01-20", "2024-05-01"),
    Case(days.sources_are_read_after_they_appear, NOTES, "2024-01-20", "2024-05"),
    Case(days.sources_are_read_after_they_appear, NOTES, "2024-01-20", "{absent: not_stated}"),
    Case(figures.ranges_ascend, JIANGXI_2024, "value_max: 8", "value_max: 7.1"),
    Case(figures.counts_are_whole, JIANGXI_2024, "value: 131", "value: 131.0"),
    Case(figures.counts_are_whole, JIANGXI_2023, "value: 4\n", "value: 1\n"),
    Case(figures.counts_are_whole, JIANGXI_2024, "value: 131", "value: 0"),
    Case(periods.targets_look_ahead, JIANGXI_2024, "period: 2024", "period: ../2030"),
    Case(periods.targets_look_ahead, JIANGXI_2024, "period: 2024", "period: 2021/2024"),
    Case(periods.targets_look_ahead, JIANGXI_2024, "period: 2024", "period: 2024-Q1"),
    Case(figures.only_results_are_preliminary, JIANGXI_2023, "as_printed: 增长6.2%",
         "finality: preliminary\n    as_printed: 增长6.2%"),
    Case(figures.statements_stand_once, JIANGXI_2024, "figures:\n", SAME_STATEMENT.replace("7.50", "7.6")),
    Case(figures.statements_stand_once, JIANGXI_2024, "\n    as_printed: 建成131家\n", OTHER_LABELS.format(zh="灯")),
    Case(figures.statements_stand_once, JIANGXI_2023, RANK, SECOND_RANK),
    Case(figures.one_final_result, JIANGXI_2023, RANK, SECOND_RANK),
    Case(figures.units_fit, JIANGXI_2024, "statistic: level", "statistic: added"),
    Case(figures.units_fit, JIANGXI_2024, "value: 131\n    unit: count", "value: 131\n    unit: cny_100m"),
    Case(figures.statistics_fit, JIANGXI_2024, "statistic: level", "statistic: added"),
    Case(periods.growth_targets_are_of_their_year, JIANGXI_2023,
         "indicator: industrial_value_added_growth\n    kind: target\n    period: 2023",
         "indicator: lighthouse_workshops\n    kind: target\n    period: 2023/2025"),
    Case(periods.spans_fit_statistics, JIANGXI_2023,
         "indicator: industrial_value_added_growth\n    kind: target\n    period: 2023",
         "indicator: lighthouse_workshops\n    kind: target\n    period: 2023/2025"),
    Case(periods.spans_fit_statistics, JIANGXI_2024, "period: 2024\n    statistic: growth",
         "period: 2024/2025\n    statistic: share"),
    Case(figures.statistics_are_of_the_indicator, INDICATORS, "  direction: higher_is_better\n  counter:",
         "  growth: industrial_value_added_growth\n  direction: higher_is_better\n  counter:"),
    Case(listed.names_are_of_no_term, JIANGXI_2023, "  - term: little-lighthouse\n",
         "  - name: {zh: 大灯塔计划, en: Big plan}\n"),
    Case(listed.industries_are_few_levels_deep, INDUSTRIES, "  aliases:", f"  parent: b\n{LEVELS}  aliases:"),
    Case(figures.unusual_growth_is_confirmed, JIANGXI_2024, "value: 7.5", "value: 60"),
    Case(printed.values_are_printed, JIANGXI_2024, "value: 7.5\n    unit: percent\n    as_printed: 增长7.5%",
         "value: -7.5\n    unit: percent\n    confirmed: true\n    as_printed: 7.5%"),
    Case(printed.values_are_printed, JIANGXI_2024, "value: 7.5\n    unit: percent\n    as_printed: 增长7.5%",
         "value: -7.50\n    unit: percent\n    as_printed: 下降７．５％"),
    Case(printed.values_are_printed, JIANGXI_2024, "value: 131\n    unit: count\n    as_printed: 建成131家",
         "value: 1\n    qualifier: first_time\n    unit: count\n    as_printed: 零的突破"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, "as_printed: 增长7%～8%", "as_printed: 力争增长7%～8%"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, "qualifier: strive\n    as_printed: 增长7%～8%",
         "qualifier: strive_at_least\n    as_printed: 增长7%～8%"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, "as_printed: 增长7.5%",
         "qualifier: first_time\n    as_printed: 首次突破7.5%"),
    Case(printed.qualifiers_are_printed, JIANGXI_2023, "qualifier: about\n    as_printed: 增长8%左右",
         "qualifier: about\n    confirmed: true\n    as_printed: 增长8%"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, BUILT,
         "value: 70\n    unit: count\n    as_printed: 70个30亿元以上项目"),
    Case(printed.qualifiers_are_printed, JIANGXI_2024, BUILT,
         "value: 70\n    qualifier: more_than\n    unit: count\n    as_printed: 超70个30亿元以上项目"),
    Case(printed.values_are_printed, JIANGXI_2024, BUILT,
         "value: 1\n    qualifier: first_time\n    unit: count\n    as_printed: 实现“零”的突破"),
    Case(printed.finality_is_printed, JIANGXI_2024, "as_printed: 增长7.5%",
         "finality: expected\n    as_printed: 预计增长7.5%"),
    Case(printed.finality_is_printed, JIANGXI_2023, "as_printed: 增长8%左右", "as_printed: 预计增长8%左右"),
    Case(periods.results_are_of_past_years, NOTES, "kind: government_work_report", "kind: policy_document"),
    Case(periods.growth_targets_are_of_their_year, JIANGXI_2023, "period: 2023\n    statistic: growth",
         "period: 2023-Q1\n    statistic: growth"),
    Case(periods.growth_targets_are_of_their_year, JIANGXI_2023, "period: 2023\n    statistic: growth",
         "period: 2024\n    confirmed: true\n    statistic: growth"),
    Case(periods.spans_fit_statistics, JIANGXI_2024, "period: 2023\n    statistic: level",
         "period: ../2023\n    statistic: cumulative"),
    Case(periods.averages_are_printed, JIANGXI_2024, "as_printed: 增长7.5%", "as_printed: 年均增长7.5%"),
    Case(periods.unusual_periods_are_confirmed, JIANGXI_2024, "period: 2023\n    statistic: growth",
         "period: 2022\n    confirmed: true\n    statistic: growth"),
    Case(periods.unusual_periods_are_confirmed, JIANGXI_2024, "period: 2023\n    statistic: level",
         "period: 2019\n    statistic: level"),
    Case(periods.unusual_periods_are_confirmed, JIANGXI_2023, "period: 2022\n    statistic: growth",
         "period: 2018/2022\n    statistic: annual_average"),
    Case(periods.unusual_periods_are_confirmed, JIANGXI_2023, "period: 2023\n    statistic: growth",
         "period: ../2027\n    statistic: share"),
    Case(figures.one_final_result, JIANGXI_2024, "figures:\n",
         SAME_STATEMENT.replace("7.50", "7.6\n    finality: expected")),
    Case(texts.languages_agree, JIANGXI_2023, "zh: 资金, en: funds", "zh: '资金1.5与2', en: '2, funds of 1.5'"),
    *(Case(texts.languages_agree, JIANGXI_2023, FUNDS, f"zh: '资金{zh}', en: 'funds of {en}'")
      for zh, en in SAME_NUMBERS),
    Case(texts.english_is_english, JIANGXI_2023, "zh: 资金, en: funds", "zh: 5G, en: 5G"),
    Case(texts.english_is_english, JIANGXI_2023, "zh: 资金, en: funds",
         "zh: '{figure:jiangxi-2023-growth}', en: '{figure:jiangxi-2023-growth}'"),
    Case(texts.figure_references_exist, JIANGXI_2023, "zh: 资金", "zh: '{figure:jiangxi-2024-growth}'"),
    Case(texts.no_look_alikes, INDICATORS, "printed: [规上", "printed: [５Ｇ规上"),
    Case(texts.no_look_alikes, JIANGXI_2024, "as_printed: 增长7.5%", "as_printed: 增长７．５％"),
    Case(absences.relative_statements_are_told, JIANGXI_2023, "reason: not_stated\n",
         "reason: relative_only\n    text: {zh: 高于平均。, en: Above average.}\n    cite: p1-s1\n"),
    Case(absences.absences_contradict_nothing, JIANGXI_2023, "- indicator: lighthouse_workshops\n    kind: result",
         "- indicator: lighthouse_workshops\n    kind: target"),
    Case(absences.absences_contradict_nothing, JIANGXI_2023, "- indicator: lighthouse_workshops\n    kind: result",
         "- indicator: industrial_value_added_growth\n    scope: lanterns\n    kind: result"),
    Case(absences.absences_stand_once, JIANGXI_2023, "\n    reason: not_stated\n",
         "\n    reason: not_stated" + SECOND_ABSENCE + "    scope: lanterns\n"),
)  # fmt: skip


# Broken in test_core_series.py and test_checks_between_records.py, whose projects have core series, and below.
CORE_RULES = {
    identity.core_series_are_in_order,
    identity.documents_are_read_once,
    identity.core_series_in_their_files,
    texts.references_are_well_written,
    texts.figures_stand_in_plans,
    *belonging.RULES,
    *changes.RULES,  # in test_diff.py
    *repeats.RULES,
    *names.RULES,
    *covered.RULES,
    *words.RULES,
    listed.headings_are_not_named,
}


@pytest.mark.parametrize("case", BROKEN, ids=shown)
def test_broken_rule_is_heard_at_the_field_and_line(project: Project, case: Case) -> None:
    line = project.edit(case.file, case.old, case.new)
    (problem,) = said(project, case)
    assert (str(problem.file), problem.rule, problem.field) == (case.file, case.name, case.field)
    assert 1 <= problem.line <= line + case.new.count("\n")
    assert problem.message


@pytest.mark.parametrize("case", KEPT, ids=shown)
def test_rule_is_silent_on_what_comes_close(project: Project, case: Case) -> None:
    project.edit(case.file, case.old, case.new)
    assert said(project, case) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_is_silent_on_good_records(project: Project, rule: Rule) -> None:
    assert said(project, Case(rule, "", "", "")) == []


def test_every_rule_is_broken_by_some_case() -> None:
    assert {case.rule for case in BROKEN} | CORE_RULES == set(RULES)


def test_every_rule_says_in_a_sentence_what_it_asks() -> None:
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip().endswith(".")] == []


def test_a_general_indicator_takes_labels_and_what_is_added_but_not_the_name_of_another(project: Project) -> None:
    project.edit(INDICATORS, "  counter:", "  general: true\n  counter:")
    project.edit(JIANGXI_2024, "statistic: level\n    value: 131\n", f"statistic: added\n    value: 131\n{LAMPS}")
    of_labels = Case(listed.labels_are_of_general_indicators, "", "", "")
    assert said(project, of_labels) == []
    assert said(project, Case(figures.statistics_are_of_the_indicator, "", "", "")) == []
    project.edit(JIANGXI_2024, "zh: 灯, en", "zh: 规上工业增加值, en")
    (problem,) = said(project, of_labels)
    assert "is the indicator industrial_value_added_growth" in problem.message


def test_growth_stands_under_the_indicator_that_is_of_growth(project: Project) -> None:
    project.edit(INDICATORS, "  counter:", "  growth: industrial_value_added_growth\n  counter:")
    project.edit(JIANGXI_2024, "statistic: level\n    value: 131\n", "statistic: growth\n    value: 131\n")
    (problem,) = said(project, Case(figures.statistics_are_of_the_indicator, "", "", ""))
    assert (str(problem.file), problem.rule, problem.field) == (JIANGXI_2024, "statistic", "figures[1].statistic")
    assert "industrial_value_added_growth" in problem.message


def test_a_heading_of_the_industries_is_named_by_no_report(project: Project) -> None:
    project.edit(INDUSTRIES, "  aliases:", "  group: true\n  aliases:")
    (problem,) = said(project, Case(listed.headings_are_not_named, "", "", ""))
    assert (str(problem.file), problem.rule) == (JIANGXI_2023, "heading")
    assert problem.line == project.line_of(JIANGXI_2023, "- named: [lanterns]")


def test_second_plan_of_a_year_is_refused(project: Project) -> None:
    text = project.read(JIANGXI_2024).replace("id: jiangxi-2024-", "id: jiangxi-2024-x-")
    project.write("records/read/zz/2024.yml", text)
    rules = (identity.documents_are_read_once, identity.reports_in_their_files)
    problems = [problem for rule in rules for problem in said(project, Case(rule, "", "", ""))]
    assert {problem.rule for problem in problems} == {"duplicate-plan", "file-name"}


def test_references_into_a_file_that_cannot_be_read_are_not_held_against_it(project: Project) -> None:
    project.write("records/scopes.yml", "[")
    records, problems = load_records(project.root)
    assert [problem.rule for problem in problems] == ["yaml"]
    assert check_records(records) == ()


def test_problems_come_sorted_and_once(project: Project) -> None:
    project.edit(JIANGXI_2024, "value_max: 8", "value_max: 6")
    project.edit(JIANGXI_2023, "value: 4\n", "value: 4.5\n")
    records, _ = load_records(project.root)
    found = check_records(records)
    assert list(found) == sorted(set(found))
    assert [problem.rule for problem in found] == ["value", "whole-number", "value", "range"]
