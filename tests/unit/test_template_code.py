"""Templates are compiled once a process, whatever folder they stand in, and tell their faults by their own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shengce.problems import UserError
from shengce.render.environment import page_environment
from shengce.render.plain import plain_environment
from shengce.template_code import TemplateCode
from shengce.template_faults import template_faults


class Counting(Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def compile(self, *given: object, **named: object) -> object:  # type: ignore[override]
        """Count, and compile."""
        type(self).compiled += 1
        return super().compile(*given, **named)  # type: ignore[call-overload]


def environment(folder: Path, text: str, code: TemplateCode) -> Environment:
    folder.mkdir(exist_ok=True)
    (folder / "lamp.j2").write_text(text, encoding="utf-8")
    return Counting(loader=FileSystemLoader(folder), undefined=StrictUndefined, bytecode_cache=code)


def test_the_same_template_is_compiled_once_and_another_text_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Counting, "compiled", 0)
    code = TemplateCode()
    for name, text in (("one", "{{ light }}"), ("two", "{{ light }}"), ("two", "{{ light }}!")):
        rendered = environment(tmp_path / name, text, code).get_template("lamp.j2").render(light="lit")
        assert rendered == text.replace("{{ light }}", "lit")
    assert Counting.compiled == 2


def test_a_fault_is_told_with_the_file_that_was_asked_for(tmp_path: Path) -> None:
    code, text = TemplateCode(), "a\n{{ light }}\n"
    for name in ("one", "two"):
        template = environment(tmp_path / name, text, code).get_template("lamp.j2")
        with pytest.raises(UserError, match="light") as caught, template_faults(tmp_path / name):
            template.render()
        assert str(caught.value).startswith(f"{tmp_path / name / 'lamp.j2'}:2:")


def test_pages_and_plain_texts_share_no_code(tmp_path: Path) -> None:
    (tmp_path / "lamp.j2").write_text("{{ light }}", encoding="utf-8")
    environments = (page_environment(tmp_path), plain_environment(tmp_path))
    said = [each.get_template("lamp.j2").render(light="a_b") for each in environments]
    assert said == ["a&#95;b", "a\\_b"]
