from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from shengce.outputs.writer import MANIFEST, Output, read_manifest, write_outputs
from shengce.problems import RecordsError, UserError

OLD = {f"docs/zh/{name}/index.md": f"old {name}\n".encode() * 50 for name in ("a", "b", "b/deep", "gone", "same")}
OLD["docs/zh/same/index.md"] = b"same\n"
NEW = {
    "docs/zh/a/index.md": b"new a\n" * 70,
    "docs/zh/b/index.md": b"new b\n" * 70,
    "docs/zh/b/deep/index.md": b"",
    "docs/zh/same/index.md": b"same\n",
    "docs/en/fresh/index.md": b"fresh\n" * 70,
}


class Killed(BaseException):
    """Stands for a kill: nothing catches it, and nothing runs after it."""


def outputs(files: dict[str, bytes]) -> list[Output]:
    return [Output(PurePosixPath(path), content) for path, content in files.items()]


def pages(root: Path) -> dict[str, bytes]:
    found = sorted(path for path in (root / "docs").rglob("*.md") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def everything(root: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        path.relative_to(root).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def digests(files: dict[str, bytes]) -> dict[PurePosixPath, str]:
    return {PurePosixPath(path): hashlib.sha256(content).hexdigest() for path, content in files.items()}


def test_first_run_writes_all_and_the_manifest_is_exact(tmp_path: Path) -> None:
    written = write_outputs(tmp_path, outputs(OLD))
    assert [str(path) for path in written.written] == sorted(OLD)
    assert (written.removed, written.unchanged) == ((), 0)
    assert pages(tmp_path) == OLD
    assert read_manifest(tmp_path) == digests(OLD)
    assert set(everything(tmp_path)) == {*OLD, str(MANIFEST)}


def test_unchanged_run_touches_nothing(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(OLD))
    before = everything(tmp_path)
    written = write_outputs(tmp_path, outputs(dict(reversed(OLD.items()))))
    assert (written.written, written.removed, written.unchanged) == ((), (), len(OLD))
    assert everything(tmp_path) == before


def test_only_what_changed_is_written_and_the_stale_removed(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(OLD))
    same = everything(tmp_path)["docs/zh/same/index.md"]
    written = write_outputs(tmp_path, outputs(NEW))
    assert {str(path) for path in written.written} == set(NEW) - {"docs/zh/same/index.md"}
    assert [str(path) for path in written.removed] == ["docs/zh/gone/index.md"]
    assert everything(tmp_path)["docs/zh/same/index.md"] == same
    assert pages(tmp_path) == NEW
    assert read_manifest(tmp_path) == digests(NEW)
    assert not (tmp_path / "docs/zh/gone").exists()


def test_empty_folders_go_but_not_those_with_something_of_others(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs({"docs/zh/x/y/z/index.md": b"1", "docs/zh/kept/index.md": b"2"}))
    (tmp_path / "docs/zh/kept/picture.png").write_bytes(b"by hand")
    write_outputs(tmp_path, [])
    assert sorted(path.name for path in (tmp_path / "docs/zh").iterdir()) == ["kept"]
    assert [path.name for path in (tmp_path / "docs/zh/kept").iterdir()] == ["picture.png"]


def test_same_outputs_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    write_outputs(tmp_path / "one", outputs(OLD))
    write_outputs(tmp_path / "two", outputs(dict(reversed(OLD.items()))))
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()
    assert pages(tmp_path / "one") == pages(tmp_path / "two")


def problems_of(root: Path, files: dict[str, bytes]) -> list[tuple[str, str, str]]:
    """Return file, rule and message of the problems of a run that must fail and write nothing."""
    before = everything(root)
    with pytest.raises(RecordsError) as caught:
        write_outputs(root, outputs(files))
    assert everything(root) == before
    return [(str(problem.file), problem.rule, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize("files", [NEW, OLD], ids=["changed since", "unchanged since"])
def test_generated_page_edited_by_hand_is_neither_overwritten_nor_passed_over(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    write_outputs(tmp_path, outputs(OLD))
    (tmp_path / "docs/zh/a/index.md").write_bytes(b"edited")
    ((file, rule, message),) = problems_of(tmp_path, files)
    assert (file, rule) == ("docs/zh/a/index.md", "page-in-the-way")
    assert "delete this file" in message
    (tmp_path / "docs/zh/a/index.md").unlink()
    write_outputs(tmp_path, outputs(files))
    assert pages(tmp_path) == files


def test_generated_page_edited_by_hand_is_not_removed(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(OLD))
    (tmp_path / "docs/zh/gone/index.md").write_bytes(b"edited")
    ((file, _, message),) = problems_of(tmp_path, NEW)
    assert file == "docs/zh/gone/index.md" and str(MANIFEST) in message


def add_line(root: Path, path: str, digest: str = "00") -> None:
    """Add a line to the manifest, as a wrong merge would."""
    listed = json.loads((root / MANIFEST).read_bytes())
    listed["files"][path] = digest
    (root / MANIFEST).write_bytes(json.dumps(listed).encode())


@pytest.mark.parametrize(
    "path", ["records/plans/a.yml", "templates/page.md.j2", "docs/manifest.json", "docs/a.md", "x"]
)
def test_line_of_a_wrong_merge_in_the_manifest_deletes_nothing_that_is_not_generated(tmp_path: Path, path: str) -> None:
    write_outputs(tmp_path, outputs(OLD))
    content = b"precious"
    if path != str(MANIFEST):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    add_line(tmp_path, path, hashlib.sha256(content).hexdigest())
    ((file, rule, message),) = problems_of(tmp_path, OLD)
    assert (file, rule) == (str(MANIFEST), "manifest") and path in message


def test_line_of_a_wrong_merge_deletes_no_page_written_by_hand(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(OLD))
    (tmp_path / "docs/zh/about.md").write_bytes(b"by hand")
    add_line(tmp_path, "docs/zh/about.md")
    ((file, _, _),) = problems_of(tmp_path, OLD)
    assert file == "docs/zh/about.md"


def test_after_the_manifest_is_lost_pages_alike_are_taken_on(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(OLD))
    (tmp_path / MANIFEST).unlink()
    assert write_outputs(tmp_path, outputs(OLD)).written == ()
    assert read_manifest(tmp_path) == digests(OLD)


def test_after_the_manifest_is_lost_the_way_out_is_said_once(tmp_path: Path) -> None:
    many = {f"docs/zh/{number:03}/index.md": b"old" for number in range(100)}
    write_outputs(tmp_path, outputs(many))
    (tmp_path / MANIFEST).unlink()
    found = problems_of(tmp_path, dict.fromkeys(many, b"new"))
    (message,) = (message for file, _, message in found if file == str(MANIFEST))
    assert "missing" in message and "100 files" in message and "git clean -fdX docs" in message
    assert len(found) < 30


@pytest.mark.parametrize("folder", ["docs", "docs/zh", "docs/zh/a", ".build"])
def test_link_where_a_folder_belongs_is_named_and_not_written_through(tmp_path: Path, folder: str) -> None:
    root, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    (elsewhere / "a").mkdir(parents=True)
    (elsewhere / "index.md").write_bytes(b"precious")
    (elsewhere / "a/index.md").write_bytes(b"precious")
    (root / folder).parent.mkdir(parents=True, exist_ok=True)
    (root / folder).symlink_to(elsewhere)
    with pytest.raises(RecordsError) as caught:
        write_outputs(root, outputs({**OLD, ".build/root/data/facts.csv": b"id"}))
    assert {str(problem.file) for problem in caught.value.problems} == {folder}
    assert {path.read_bytes() for path in elsewhere.rglob("*.md")} == {b"precious"}
    assert len(list(elsewhere.rglob("*"))) == 3


def test_full_disk_names_the_file_and_leaves_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_outputs(tmp_path, outputs(OLD))
    before = everything(tmp_path)

    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(UserError, match=r"\.build/staged/docs!.*cannot be written: No space left on device"):
            write_outputs(tmp_path, outputs(NEW))
    assert everything(tmp_path) == before


def test_handwritten_pages_in_the_way_are_all_named_and_nothing_is_written(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(OLD))
    (tmp_path / "docs/en/fresh").mkdir(parents=True)
    (tmp_path / "docs/en/fresh/index.md").write_bytes(b"by hand")
    (tmp_path / "docs/zh/more.md").write_bytes(b"by hand too")
    before = everything(tmp_path)
    with pytest.raises(RecordsError) as caught:
        write_outputs(tmp_path, outputs({**NEW, "docs/zh/more.md": b"generated"}))
    named = [(str(problem.file), problem.rule) for problem in caught.value.problems]
    assert named == [("docs/en/fresh/index.md", "page-in-the-way"), ("docs/zh/more.md", "page-in-the-way")]
    assert everything(tmp_path) == before


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_other_things_in_the_way_are_named_too(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "docs/zh/a/index.md"
    place.parent.mkdir(parents=True)
    (tmp_path / "target.txt").write_bytes(b"precious")
    place.mkdir() if kind == "folder" else place.symlink_to(tmp_path / "target.txt")
    with pytest.raises(RecordsError) as caught:
        write_outputs(tmp_path, outputs(OLD))
    assert [str(problem.file) for problem in caught.value.problems] == ["docs/zh/a/index.md"]
    assert (tmp_path / "target.txt").read_bytes() == b"precious"
    assert not (tmp_path / "docs/zh/b").exists()


def test_file_where_a_folder_belongs_is_named(tmp_path: Path) -> None:
    (tmp_path / "docs/zh").mkdir(parents=True)
    (tmp_path / "docs/zh/b").write_bytes(b"by hand")
    with pytest.raises(RecordsError) as caught:
        write_outputs(tmp_path, outputs(OLD))
    assert "docs/zh/b" in {str(problem.file) for problem in caught.value.problems}
    assert set(everything(tmp_path)) == {"docs/zh/b"}


def test_files_not_in_the_manifest_are_never_removed(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(OLD))
    (tmp_path / "docs/zh/about.md").write_bytes(b"by hand")
    write_outputs(tmp_path, [])
    assert pages(tmp_path) == {"docs/zh/about.md": b"by hand"}


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"{}", b'{"files": []}', b'{"files": {"a": []}, "before": 3}', b"\xff\xfe{", b"null"),
        *(
            b'{"files": {"../precious.md": "00"}}',
            b'{"files": {"/etc/x": "00"}}',
            b'{"files": {"docs/zh/../../x": "0"}}',
        ),
        b'{\n<<<<<<< HEAD\n "files": {}\n=======\n>>>>>>> theirs\n}',
    ],
)
def test_damaged_manifest_is_named_and_nothing_outside_is_touched(tmp_path: Path, content: bytes) -> None:
    root = tmp_path / "project"
    write_outputs(root, outputs(OLD))
    (tmp_path / "precious.md").write_bytes(b"precious")
    (root / MANIFEST).write_bytes(content)
    before = everything(tmp_path)
    with pytest.raises(RecordsError) as caught:
        write_outputs(root, outputs(NEW))
    (problem,) = caught.value.problems
    assert (problem.file, problem.rule) == (MANIFEST, "manifest")
    assert everything(tmp_path) == before


def killed_at(monkeypatch: pytest.MonkeyPatch, method: str, count: int, before: bool) -> Callable[[], int]:
    """Make the ``count``-th call of a Path method the last thing that happens; return how many calls there were."""
    original = getattr(Path, method)
    calls = 0

    def interrupted(self: Path, *arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == count and before:
            if method == "write_bytes" and isinstance(arguments[0], bytes):
                original(self, arguments[0][: len(arguments[0]) // 2])
            raise Killed
        result = original(self, *arguments, **options)
        if calls == count:
            raise Killed
        return result

    monkeypatch.setattr(Path, method, interrupted)
    return lambda: calls


STEPS = [
    (method, count)
    for method, most in (("write_bytes", 6), ("replace", 8), ("unlink", 1))
    for count in range(1, most + 1)
]


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize(("method", "count"), STEPS)
def test_killed_run_leaves_whole_pages_and_the_next_one_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, count: int, before: bool
) -> None:
    write_outputs(tmp_path, outputs(OLD))
    with monkeypatch.context() as patch:
        killed_at(patch, method, count, before)
        with pytest.raises(Killed):
            write_outputs(tmp_path, outputs(NEW))
    for path, content in pages(tmp_path).items():
        assert content in {OLD.get(path), NEW.get(path)}, path
    assert set(pages(tmp_path)) >= set(OLD) & set(NEW)
    json.loads((tmp_path / MANIFEST).read_bytes())
    write_outputs(tmp_path, outputs(NEW))
    assert pages(tmp_path) == NEW
    assert read_manifest(tmp_path) == digests(NEW)
    assert set(everything(tmp_path)) == {*NEW, str(MANIFEST)}


def test_steps_above_are_all_the_steps_of_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_outputs(tmp_path, outputs(OLD))
    with monkeypatch.context() as patch:
        counts = {method: killed_at(patch, method, 0, True) for method in ("write_bytes", "replace", "unlink")}
        write_outputs(tmp_path, outputs(NEW))
        found = {method: calls() for method, calls in counts.items()}
    assert found == {method: sum(1 for name, _ in STEPS if name == method) for method in found}


@pytest.mark.parametrize("count", [1, 3])
def test_killed_run_followed_by_other_outputs_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    write_outputs(tmp_path, outputs(OLD))
    with monkeypatch.context() as patch:
        killed_at(patch, "write_bytes", count, True)
        with pytest.raises(Killed):
            write_outputs(tmp_path, outputs(NEW))
    write_outputs(tmp_path, outputs(OLD))
    assert set(everything(tmp_path)) == {*OLD, str(MANIFEST)}
