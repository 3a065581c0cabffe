"""``build_pages.py words``: counts the phrases of the reports' texts, and writes ``records/words/``.

What a run adds is a layer: the first is of all reports at hand; when reports come, a run adds a layer with their counts
of all that is kept, and with all counts of what reaches the floor by now. Files of older layers stand as they are, but
for shards that have grown too large for one fetch.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shengce.files import write_whole
from shengce.problems import RecordsError, UnusableFileError
from shengce.records.load import Records
from shengce.records.words import COLUMNS, FOLDER, NAMES, REPORTS, CountedReport, CountedText, CountedWords
from shengce.words.corpus import corpus_of, folded_paragraphs
from shengce.words.layers import Layer, counts_of_names, layer_of
from shengce.words.names import site_names
from shengce.words.packs import Pack, packed_as_before, phrases_in, unpacked, write_pack
from shengce.words.reading import NAMED_PACK, NAMES_PACK, STRICT, WordCounts, lookup_name
from shengce.words.reports import Report, reports_counted_otherwise, texts_out_of_step, work_reports
from shengce.words.shards import LARGEST, contents_by_key, file_of, split_further, split_in, whole_shard

Contents = Mapping[int, bytes]
Paragraphs = tuple[str, ...]
_FRAME = 4


@dataclass(frozen=True)
class WordsWritten:
    """What stands after a run: reports in all and new ones, strings looked up, phrases of their own, names, bytes."""

    reports: int
    new_reports: int
    looked_up: int
    own_phrases: int
    names: int
    bytes: int


def write_words(root: Path, folder: Path, records: Records, *, anew: bool = False) -> WordsWritten:
    """Count what is not counted yet, in the texts of ``folder``, and write the record under ``root``.

    ``anew`` counts all again. Raises RecordsError, before anything is written, with each text that is missing or is
    not the one of the records, and each report that is counted and is not of the records as it was.
    """
    reports = work_reports(records)
    counted = CountedWords() if anew or records.words is None else records.words
    if problems := [*texts_out_of_step(reports, folder), *reports_counted_otherwise(records, counted)]:
        raise RecordsError(problems)
    texts = {report.source.id: _paragraphs(folder / report.source.text.path) for report in reports}
    texts_counted = (*counted.texts, *_new_texts(counted, reports, texts))
    return _write(root, site_names(records), counted, CountedWords(texts_counted), texts)


def _paragraphs(path: Path) -> Paragraphs:
    return folded_paragraphs(path.read_text(encoding="utf-8", errors="replace"))


def _new_texts(
    counted: CountedWords, reports: Iterable[Report], texts: Mapping[str, Paragraphs]
) -> Iterator[CountedText]:
    """Yield the reports that are not counted yet, numbered on."""
    known = {text.report.source for text in counted.texts}
    new = [report for report in reports if report.source.id not in known]
    layer = _name_of_layer(new, counted.layers)
    for number, report in enumerate(new, start=len(counted.texts)):
        source, characters = report.source, sum(map(len, texts[report.source.id]))
        found = CountedReport(number, report.area, report.year, source.id, characters)
        yield CountedText(found, layer, source.text.sha256)


def _name_of_layer(new: Sequence[Report], taken: Sequence[str]) -> str:
    """Return the years that the new reports are of, and behind them a number where a layer is called so already."""
    years = [report.year for report in new]
    name = "-".join(dict.fromkeys((f"{min(years)}", f"{max(years)}"))) if years else ""
    same = sum(layer == name or layer.startswith(f"{name}.") for layer in taken)
    return f"{name}.{same + 1}" if same else name


def _write(
    root: Path, names: frozenset[str], before: CountedWords, after: CountedWords, texts: Mapping[str, Paragraphs]
) -> WordsWritten:
    corpus = corpus_of(texts[text.report.source] for text in after.texts)
    contents = _contents(WordCounts(root, before))
    kept = _phrases(contents)
    if after.layers != before.layers:
        layer = layer_of(corpus, kept, first_new=len(before.texts))
        kept = Layer(kept.own | layer.own, kept.others | layer.others)
        contents |= _packs_of_layer(after.layers[-1], layer)
    rest = names - kept.own.keys() - kept.others.keys()
    contents[NAMES_PACK] = contents_by_key(counts_of_names(corpus, rest), frozenset())
    contents[NAMED_PACK] = contents_by_key(counts_of_names(corpus, names & kept.others.keys()), frozenset())
    size = _write_files(root, contents, after, names)
    new = len(after.texts) - len(before.texts)
    return WordsWritten(len(after.texts), new, len(kept.own) + len(kept.others), len(kept.own), len(rest), size)


def _contents(counts: WordCounts) -> dict[str, Contents]:
    """Return the contents of the packs of the layers that stand, by name."""
    return {
        name: {key: unpacked(block) for key, block in pack.blocks().items()}
        for name, pack in counts.layer_packs.items()
    }


def _phrases(contents: Mapping[str, Contents]) -> Layer:
    """Return the strings of all layers that stand."""
    kept = Layer()
    for name, blocks in contents.items():
        found = kept.own if name.endswith(STRICT) else kept.others
        for content in blocks.values():
            found.update(phrases_in(content))
    return kept


def _packs_of_layer(name: str, layer: Layer) -> dict[str, Contents]:
    packs: dict[str, dict[int, bytes]] = {f"{name}/{STRICT}": contents_by_key(layer.own, frozenset())}
    for key, content in contents_by_key(layer.others, frozenset()).items():
        packs.setdefault(f"{name}/{lookup_name(file_of(key))}", {})[key] = content
    return dict(packs)


def _write_files(root: Path, contents: Mapping[str, Contents], counted: CountedWords, names: frozenset[str]) -> int:
    """Write the record; while its packs are written there is none, so that a killed run leaves none half old."""
    folder = root / FOLDER
    packs = _packed(folder, contents, root)
    (root / REPORTS).unlink(missing_ok=True)
    for stale in [path for path in folder.glob("*") if path.is_dir() and path.name not in counted.layers]:
        shutil.rmtree(stale)
    for name, blocks in packs.items():
        write_pack(folder / name, blocks)
    write_whole(root / NAMES, "".join(f"{name}\n" for name in sorted(names)).encode())
    write_whole(root / REPORTS, _table(counted).encode())
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _packed(folder: Path, contents: Mapping[str, Contents], root: Path) -> dict[str, dict[int, bytes]]:
    """Return the packs, the shards among them that are too large for one fetch split into parts."""
    split = split_in(key for blocks in contents.values() for key in blocks)
    for _ in range(2):
        whole = {name: split_further(blocks, split) for name, blocks in contents.items()}
        packs = {name: packed_as_before(blocks, _standing(folder / name, root)) for name, blocks in whole.items()}
        split |= _too_large(packs)
    return packs


def _standing(path: Path, root: Path) -> dict[int, bytes]:
    """Return the blocks of a pack; none of one that is not there, or is damaged and made anew."""
    try:
        return Pack(path, root).blocks()
    except UnusableFileError:
        return {}


def _too_large(packs: Mapping[str, Mapping[int, bytes]]) -> frozenset[int]:
    sizes: Counter[int] = Counter()
    for blocks in (blocks for name, blocks in packs.items() if name != NAMED_PACK):
        sizes.update({key: len(block) + _FRAME for key, block in blocks.items()})
    shards = {whole_shard(key) for key, size in sizes.items() if size > LARGEST}
    return frozenset(shard for shard in shards if shard is not None)


def _table(counted: CountedWords) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in counted.texts:
        report = each.report
        row = (report.number, each.layer, report.area, report.year, report.source, report.characters, each.sha256)
        writer.writerow(row)
    return text.getvalue()
