"""The phrases of their own as one table: a row for each report in which one stands, by phrase, year and area."""

from __future__ import annotations

import numpy as np
import pyarrow as arrow
from pyarrow import parquet

from shengce.exports.columns import DATA_VERSION
from shengce.words.reading import WordCounts

COLUMNS = ("word", "area", "year", "count", DATA_VERSION)
COUNTS_VERSION = b"counts_version"
"""What the file calls the version of the counts, which the index of the viewer has too."""


def parquet_table(words: WordCounts, data_version: str) -> bytes:
    """Return the table as Parquet; each row tells the version of the data, the file that of the counts."""
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
        arrow.DictionaryArray.from_arrays(np.zeros(len(rows), dtype=np.int32), [data_version]),
    )
    table = arrow.table(dict(zip(COLUMNS, columns, strict=True)))
    sink = arrow.BufferOutputStream()
    parquet.write_table(table.replace_schema_metadata({COUNTS_VERSION: words.version}), sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content
