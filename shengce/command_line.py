"""The command line of build_pages.py: thin, one function a command; exit codes 0 fine, 1 problems, 2 wrong usage."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from shengce.build import Checked, build, check
from shengce.outputs.writer import Written, read_manifest
from shengce.problems import Problem, RecordsError
from shengce.proposal import ProposalError, propose
from shengce.publish.serve import serve
from shengce.publish.settings import PublishError, load_settings
from shengce.publish.site import SiteBuild, build_site
from shengce.records.catalogue import catalogue_of
from shengce.records.load import load_records
from shengce.records.schema import json_schemas
from shengce.search.index import search_key, write_search
from shengce.skeleton import SkeletonError, write_skeleton
from shengce.source_list import SourceListError, write_source_lists
from shengce.statistics import statistics_of
from shengce.verify import verify_records

ROOT = Path(__file__).resolve().parent.parent
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Problems are printed, all of them, one a line."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except RecordsError as error:
        _print_problems(error.problems, options.json)
        return 1
    except (PublishError, SkeletonError, ProposalError, SourceListError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build_pages.py", description="Turns records/ into the pages of the site.")
    parser.add_argument("--json", action="store_true", help="print problems and results as JSON")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    parser.set_defaults(command=_build)
    commands = parser.add_subparsers(title="commands")
    _add(commands, "build", _build, "check the records and write the pages that changed (the default)")
    _add(commands, "check", _check, "check the records; write nothing")
    verify = _add(commands, "verify", _verify, "hold every citation against the source texts")
    verify.add_argument("--sources", type=Path, required=True, help="the folder of source texts")
    new = _add(commands, "new", _new, "write a skeleton record for a province and year")
    new.add_argument("province")
    new.add_argument("year", type=int)
    proposal = _add(commands, "propose", _propose, "draft from a source text what it states of the core indicators")
    proposal.add_argument("document", type=Path, help="a Markdown text such as jiangxi/2023.md")
    proposal.add_argument("--area", help="whose text it is, where its folder does not say")
    proposal.add_argument("--year", type=int, help="the year of the text, where its name does not say")
    lists = _add(commands, "sources", _sources, "write the source records of the work reports from their manifest")
    lists.add_argument("folder", type=Path, help="the folder of source texts, with work-reports/manifest.tsv")
    _add(commands, "stats", _stats, "count what the records hold")
    _add(commands, "schema", _schema, "write records/schema/*.json for editors")
    _add(commands, "site", _site, "build the pages and the site")
    server = _add(commands, "serve", _serve, "build, serve on this machine, and rebuild at each change")
    server.add_argument("--port", type=int, default=8000)
    return parser


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command, words: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(command=command)
    return parser


def _build(options: argparse.Namespace) -> int:
    _print_written(build(options.root), options.json)
    return 0


def _print_written(written: Written, as_json: bool) -> None:
    changed = {"written": len(written.written), "removed": len(written.removed), "unchanged": written.unchanged}
    _print_result(changed, as_json)


def _check(options: argparse.Namespace) -> int:
    checked = check(options.root)
    _print_problems(checked.warnings, options.json)
    _print_result({"errors": 0, "warnings": len(checked.warnings)}, options.json)
    return 0


def _verify(options: argparse.Namespace) -> int:
    check(options.root)
    records, _ = load_records(options.root)
    verification = verify_records(records, catalogue_of(records), options.sources)
    _print_problems(verification.problems, options.json)
    counts = {
        "figures": verification.figures,
        "citations": verification.citations,
        "problems": len(verification.problems),
        "sources_without_text": list(verification.missing),
    }
    _print_result(counts, options.json)
    return 1 if verification.problems or not verification.citations else 0


def _new(options: argparse.Namespace) -> int:
    path = write_skeleton(options.root, options.province, options.year)
    _print_result({"written": path.relative_to(options.root).as_posix()}, options.json)
    return 0


def _propose(options: argparse.Namespace) -> int:
    print(propose(options.document, options.area, options.year, check(options.root).knowledge), end="")
    return 0


def _sources(options: argparse.Namespace) -> int:
    records, _ = load_records(options.root)
    written = write_source_lists(options.root, options.folder, records)
    _print_result({"written": len(written)}, options.json)
    return 0


def _stats(options: argparse.Namespace) -> int:
    _print_result(statistics_of(check(options.root).knowledge), options.json)
    return 0


def _schema(options: argparse.Namespace) -> int:
    folder = options.root / "records" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for kind, text in json_schemas().items():
        (folder / f"{kind}.json").write_text(text, encoding="utf-8")
    return 0


def _site(options: argparse.Namespace) -> int:
    checked = check(options.root)
    _print_written(build(options.root, checked), options.json)
    published = publish(options.root, checked)
    _print_result({"pages": published.pages, "changed": published.changed}, options.json)
    return 0


def publish(root: Path, checked: Checked | None = None) -> SiteBuild:
    """Build ``site/`` from the pages that stand, with its search index.

    Raises PublishError; ``site/`` then stands as it was before.
    """

    def index_for_search(site: Path) -> None:
        write_search(root, (checked or check(root)).knowledge.catalogue, site)

    return build_site(
        root,
        load_settings(root),
        finish=(index_for_search,),
        finish_key=search_key(root),
        report=lambda words: print(words, file=sys.stderr),
    )


def _serve(options: argparse.Namespace) -> int:
    root: Path = options.root

    def generate() -> int:
        try:
            return _build(options)
        except RecordsError as error:
            _print_problems(error.problems, options.json)
            return 1

    def is_generated(path: Path) -> bool:
        return path.is_relative_to(root) and path.relative_to(root).as_posix() in map(str, read_manifest(root))

    return serve(
        root, load_settings(root), generate, lambda: publish(root), port=options.port, is_generated=is_generated
    )


def _print_problems(problems: Iterable[Problem], as_json: bool) -> None:
    found = tuple(problems)
    if as_json and found:
        print(json.dumps([_plain(problem) for problem in found], ensure_ascii=False))
        return
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        print(f"{len(found)} problem(s)", file=sys.stderr)


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "file": str(problem.file),
        "line": problem.line,
        "field": problem.field,
        "rule": problem.rule,
        "message": problem.message,
        "severity": problem.severity,
    }


def _print_result(result: Mapping[str, object], as_json: bool) -> None:
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        print(" · ".join(f"{name.replace('_', ' ')}: {_words(value)}" for name, value in result.items()))


def _words(value: object) -> str:
    return (", ".join(map(str, value)) or "none") if isinstance(value, list) else str(value)
