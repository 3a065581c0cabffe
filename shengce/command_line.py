"""The command line of build_pages.py: thin, one function a command; exit codes 0 fine, 1 problems, 2 wrong usage."""

from __future__ import annotations

import argparse
import dataclasses
import io
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from shengce.build import build, check, make_site, read_project
from shengce.changes.difference import VersionDifference, difference_of
from shengce.changes.recording import check_follows, first_release, name_version, release_of, write_release
from shengce.changes.revisions import Revision, revision
from shengce.changes.snapshot import snapshot_of
from shengce.changes.told import difference_as_data, lines_told
from shengce.checks import RULES, rule_name, rule_words
from shengce.derive.statistics import statistics_of
from shengce.drafting.proposal import as_yaml, propose
from shengce.drafting.skeleton import write_skeleton
from shengce.files import write_whole
from shengce.importing.told import lines_of_import, told
from shengce.importing.workbook_import import import_workbook
from shengce.outputs.writer import Written, read_manifest
from shengce.problems import Problem, RecordsError, lines_of, printable
from shengce.publish.lock import alone
from shengce.publish.serve import Work, serve
from shengce.publish.settings import load_settings
from shengce.records.base import Text
from shengce.records.changes import ReasonOfChange
from shengce.records.load import load_records
from shengce.records.schema import json_schemas
from shengce.records.words import RULE as WORDS_RULE
from shengce.reports.source_lists import write_source_lists
from shengce.verification.outside import Difference, OutsideComparison, compare_outside
from shengce.verification.verify import verify_records
from shengce.words.writing import write_words

ROOT = Path(__file__).resolve().parent.parent
Command = Callable[[argparse.Namespace], int]

_ENDED_BY_SIGNAL = 128  # what shells add to the number of the signal
_HIGHEST_PORT = 65535


class _Stopped(KeyboardInterrupt):
    """The process was asked to end."""


class _Parser(argparse.ArgumentParser):
    """A parser whose messages stay on their line, whatever was typed."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words of the command, and end."""
        super().error(printable(message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Problems are printed, all of them, one a line."""
    _print_any_character()
    options = _parser().parse_args(arguments)
    options.root = options.root.resolve()
    try:
        with _stopped_as_by_control_c():
            return _run(options)
    except KeyboardInterrupt as stopped:
        print("stopped; what stood before stands", file=sys.stderr)
        return _ENDED_BY_SIGNAL + (signal.SIGTERM if isinstance(stopped, _Stopped) else signal.SIGINT)


def _run(options: argparse.Namespace) -> int:
    command: Command = options.command
    try:
        code = command(options)
        print(end="", flush=True)
        return code
    except BrokenPipeError:
        sys.stdout = None  # whoever read it has gone, and closing it would say so once more
        return 1
    except Exception as error:
        if not lines_of(error):
            raise
        _print_failure(error, options.json)
        return 1


def _print_any_character() -> None:
    """Print what a console has no character for as its number, and in files and pipes everything in UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


@contextmanager
def _stopped_as_by_control_c() -> Iterator[None]:
    """Let a request to end the process end it as Control-C does: children ended, nothing half-written left."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise _Stopped

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="build_pages.py", description="Turns records/ into the pages of the site."
    )
    parser.add_argument("--json", action="store_true", help="print problems and results as JSON")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    parser.set_defaults(command=_build)
    commands = parser.add_subparsers(title="commands")
    _add(commands, "build", _build, "check the records and write the pages that changed (the default)")
    _add(commands, "check", _check, "check the records; write nothing")
    _add(commands, "rules", _rules, "say which rules the records must keep, one a line")
    verify = _add(commands, "verify", _verify, "hold every citation against the source texts")
    verify.add_argument("--sources", type=Path, required=True, help="the folder of source texts")
    outside = _add(commands, "compare-outside", _compare_outside, "compare our growth targets with others' collections")
    outside.add_argument("--outside", type=Path, required=True, help="the folder of others' targets")
    new = _add(commands, "new", _new, "write a skeleton record for a province and year")
    new.add_argument("province")
    new.add_argument("year", type=int)
    proposal = _add(commands, "propose", _propose, "draft from a source text the figures that it states")
    proposal.add_argument("document", type=Path, help="a Markdown text such as jiangxi/2023.md")
    proposal.add_argument("--area", help="whose text it is, where its folder does not say")
    proposal.add_argument("--year", type=int, help="the year of the text, where its name does not say")
    lists = _add(commands, "sources", _sources, "write the source records of the work reports from their manifest")
    lists.add_argument("folder", type=Path, help="the folder of source texts, with work-reports/manifest.tsv")
    words = _add(commands, "words", _count_words, "count the phrases of the work reports into records/words/")
    words.add_argument("folder", type=Path, nargs="?", help="the folder of source texts")
    words.add_argument("--sources", type=Path, help="the same")
    words.add_argument("--anew", action="store_true", help="count all reports again, in one layer")
    _add_diff(commands)
    workbook = _add(commands, "import", _import, "compare a workbook such as shengce.xlsx with the records")
    workbook.add_argument("workbook", type=Path, help="the file (.xlsx)")
    workbook.add_argument("--write", action="store_true", help="write into the records what differs")
    _add(commands, "stats", _stats, "count what the records hold")
    _add(commands, "schema", _schema, "write records/schema/*.json for editors")
    _add(commands, "site", _site, "build the pages and the site")
    server = _add(commands, "serve", _serve, "build, serve on this machine, and rebuild at each change")
    server.add_argument("--port", type=_port, default=8000, help="0 to 65535; 0 takes any that is free")
    return parser


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command, words: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(command=command)
    return parser


def _add_diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    diff = _add(commands, "diff", _diff, "say what a version of the data changed: figures, field by field")
    diff.add_argument("old", help="a tag, branch or commit, or a folder with records/")
    diff.add_argument("new", nargs="?", help="the same; by itself the records as they stand here")
    diff.add_argument("--record", action="store_true", help="keep the difference in records/changes/")
    diff.add_argument("--reason", choices=[reason.value for reason in ReasonOfChange], help="why figures changed")
    diff.add_argument("--date", type=_day, help="the day of the version, where no commit says it")
    diff.add_argument("--note-zh", help="what readers should know of it, in Chinese")
    diff.add_argument("--note-en", help="the same in English")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-11-28") from None


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _HIGHEST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; ports are 0 to {_HIGHEST_PORT}")
    return int(text)


def _build(options: argparse.Namespace) -> int:
    _print_result(_counts(build(options.root, _report)), options.json)
    return 0


def _report(words: str) -> None:
    print(words, file=sys.stderr)


def _counts(written: Written) -> dict[str, int]:
    return {"written": len(written.written), "removed": len(written.removed), "unchanged": written.unchanged}


def _check(options: argparse.Namespace) -> int:
    read_project(options.root)
    _print_result({"errors": 0}, options.json)
    return 0


def _rules(options: argparse.Namespace) -> int:
    rules = {rule_name(rule): rule_words(rule) for rule in RULES}
    if options.json:
        _print_as_json(rules)
    else:
        print("".join(f"{name}: {words}\n" for name, words in rules.items()), end="")
    return 0


def _verify(options: argparse.Namespace) -> int:
    checked = check(options.root)
    verification = verify_records(checked.records, checked.knowledge.catalogue, options.sources)
    _print_problems(verification.problems, options.json)
    counts = {
        "figures": verification.figures,
        "citations": verification.citations,
        "problems": len(verification.problems),
        "sources_without_text": list(verification.missing),
    }
    _print_result(counts, options.json)
    return 1 if verification.problems or not verification.citations else 0


def _compare_outside(options: argparse.Namespace) -> int:
    comparisons = compare_outside(check(options.root).knowledge, options.outside)
    if options.json:
        _print_as_json([_told(comparison) for comparison in comparisons])
    else:
        print("".join(f"{line}\n" for comparison in comparisons for line in _lines_on(comparison)), end="")
    return 0 if all(comparison.compared for comparison in comparisons) else 1


def _lines_on(comparison: OutsideComparison) -> Iterator[str]:
    told = _told(comparison)
    differences, only_there = told.pop("differences"), told.pop("only_there")
    yield _line(told)
    yield from (f"  {difference}" for difference in differences)
    if only_there:
        yield f"  only there: {_words(only_there)}"


def _told(comparison: OutsideComparison) -> dict[str, Any]:
    return {
        "file": comparison.file,
        "compared": comparison.compared,
        "agree": comparison.agreeing,
        "differ": len(comparison.differences),
        "not_recorded_here": len(comparison.unrecorded),
        "differences": [_difference_words(difference) for difference in comparison.differences],
        "only_there": [f"{target.area} {target.year}" for target in comparison.unrecorded],
    }


def _difference_words(difference: Difference) -> str:
    figure, theirs = difference.ours.figure, difference.theirs
    ours = _range_words(figure.value, figure.value_max)
    return f"{theirs.area} {theirs.year}: {ours} here ({figure.cite}), {_range_words(theirs.low, theirs.high)} there"


def _range_words(low: Decimal, high: Decimal | None) -> str:
    return f"{low}%" if high is None or high == low else f"{low}-{high}%"


def _new(options: argparse.Namespace) -> int:
    with alone(options.root, _report):
        path = write_skeleton(options.root, options.province, options.year)
    _print_result({"written": path.relative_to(options.root).as_posix()}, options.json)
    return 0


def _propose(options: argparse.Namespace) -> int:
    draft = propose(options.document, options.area, options.year, check(options.root).knowledge)
    if options.json:
        _print_as_json(draft)
    else:
        print(as_yaml(draft), end="")
    return 0


def _sources(options: argparse.Namespace) -> int:
    with alone(options.root, _report):
        records, _ = load_records(options.root)
        written = write_source_lists(options.root, options.folder, records)
    _print_result({"written": len(written)}, options.json)
    return 0


def _count_words(options: argparse.Namespace) -> int:
    folder = options.folder or options.sources
    if folder is None or (options.folder and options.sources):
        _parser().error("words: name the folder of source texts once: words DIR, or words --sources DIR")
    with alone(options.root, _report):
        records, problems = load_records(options.root)
        if faults := [problem for problem in problems if problem.rule != WORDS_RULE]:  # counts at fault are made again
            raise RecordsError(faults)
        written = write_words(options.root, folder, records, anew=options.anew)
    _print_result(dataclasses.asdict(written), options.json)
    return 0


def _diff(options: argparse.Namespace) -> int:
    with revision(options.old, options.root) as old, revision(options.new or str(options.root), options.root) as new:
        difference = difference_of(snapshot_of(old), snapshot_of(new))
        if options.record:
            return _record(options, difference, old, new)
    if options.json:
        _print_as_json(difference_as_data(difference))
    else:
        print("".join(f"{printable(line)}\n" for line in lines_told(difference)), end="")
    return 0


def _record(options: argparse.Namespace, difference: VersionDifference, old: Revision, new: Revision) -> int:
    with alone(options.root, _report):
        records, _ = load_records(options.root)
        releases = [item.record for item in records.releases]
        check_follows(difference, releases)
        made = [
            release_of(
                difference, options.reason and ReasonOfChange(options.reason), _day_of(options, new), _note(options)
            )
        ]
        if not releases:
            made.insert(0, first_release(difference, old.day or made[0].date))
        written = [write_release(options.root, release) for release in made]
        name_version(options.root, made[-1])
    _print_result({"written": [path.relative_to(options.root).as_posix() for path in written]}, options.json)
    return 0


def _day_of(options: argparse.Namespace, new: Revision) -> date:
    day: date | None = options.date or new.day
    if day is None:
        _parser().error("diff: say of which day the version is, since no commit does: --date 2026-11-28")
    return day


def _note(options: argparse.Namespace) -> Text | None:
    if bool(options.note_zh) != bool(options.note_en):
        _parser().error("diff: a note stands in both languages: --note-zh and --note-en")
    return Text(zh=options.note_zh, en=options.note_en) if options.note_zh else None


def _import(options: argparse.Namespace) -> int:
    with alone(options.root, _report):
        imported = import_workbook(options.root, options.workbook, write=options.write)
    if options.json:
        _print_as_json(told(imported))
    else:
        print("\n".join(map(printable, lines_of_import(imported, write=options.write))))
    return 0


def _stats(options: argparse.Namespace) -> int:
    _print_result(statistics_of(check(options.root).knowledge), options.json)
    return 0


def _schema(options: argparse.Namespace) -> int:
    schemas = json_schemas()
    with alone(options.root, _report):
        for kind, text in schemas.items():
            write_whole(options.root / "records" / "schema" / f"{kind}.json", text.encode())
    _print_result({"written": len(schemas)}, options.json)
    return 0


def _site(options: argparse.Namespace) -> int:
    _make_site(options)
    return 0


def _make_site(options: argparse.Namespace) -> bool:
    written, published = make_site(options.root, _report)
    result = {**_counts(written), "pages": published.pages, "changed": published.changed}
    _print_result(result, options.json)
    return published.changed


def _serve(options: argparse.Namespace) -> int:
    root: Path = options.root

    def generated() -> set[Path]:
        return {root / path for path in read_manifest(root)}

    work = Work(load_settings(root).base_path, lambda: _make_site(options), generated)
    return serve(root, work, port=options.port)


def _print_failure(error: Exception, as_json: bool) -> None:
    if not as_json:
        print("\n".join(lines_of(error)), file=sys.stderr)
    elif isinstance(error, RecordsError):
        _print_problems(error.problems, as_json)
    else:
        _print_as_json([{"file": "", "line": 0, "field": "", "rule": "run", "message": "\n".join(lines_of(error))}])


def _print_problems(problems: Iterable[Problem], as_json: bool) -> None:
    found = tuple(problems)
    if not found:
        return
    if as_json:
        _print_as_json([_plain(problem) for problem in found])
    else:
        print("\n".join(lines_of(RecordsError(found))), file=sys.stderr)


def _print_as_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "file": str(problem.file),
        "line": problem.line,
        "field": problem.field,
        "rule": problem.rule,
        "message": problem.message,
    }


def _print_result(result: Mapping[str, object], as_json: bool) -> None:
    if as_json:
        _print_as_json(result)
    else:
        print(_line(result))


def _line(result: Mapping[str, object]) -> str:
    return " · ".join(f"{name.replace('_', ' ')}: {_words(value)}" for name, value in result.items())


def _words(value: object) -> str:
    return (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
