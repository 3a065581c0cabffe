"""The phrases of their own as one table: a row for each report in which one stands, by phrase, year and area."""

from __future__ import annotations

import numpy as np
import pyarrow as arrow
from pyarrow import parquet

from shengce.words.reading import WordCounts

COLUMNS = ("word", "area", "year", "count")


def parquet_table(words: WordCounts) -> bytes:
    """Return the table as Parquet."""
    strict = words.strict()
    order = np.argsort(np.array(strict.words))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    word = rank[strict.word_index]
    rows = np.argsort(word, kind="stable")
    areas = sorted({report.area for report in words.reports})
    area = np.array([areas.index(report.area) for report in words.reports], dtype=np.int32)
    year = np.array([report.year for report in words.reports], dtype=np.int16)
    number = strict.report_number[rows]
    columns = (
        arrow.DictionaryArray.from_arrays(word[rows].astype(np.int32), [strict.words[index] for index in order]),
        arrow.DictionaryArray.from_arrays(area[number], areas),
        arrow.array(year[number]),
        arrow.array(strict.count[rows].astype(np.int32)),
    )
    sink = arrow.BufferOutputStream()
    parquet.write_table(arrow.table(dict(zip(COLUMNS, columns, strict=True))), sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content
