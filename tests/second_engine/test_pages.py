"""What the tests of the site ask of every page, asked of the second engine's pages."""

import pytest

from tests.site.test_links import (
    test_every_page_is_reached_from_home,
    test_links_and_anchors_resolve,
    test_links_say_where_they_lead,
    test_scripts_and_sheets_of_ours_are_asked_for_by_one_version,
)
from tests.site.test_markup import (
    test_descriptions_are_there,
    test_han_text_on_english_pages_is_marked_as_chinese,
    test_headings_form_an_outline,
    test_headings_say_something,
    test_ids_are_unique,
    test_language_is_declared,
    test_no_markup_is_left_over,
    test_nothing_is_inline,
    test_references_to_ids_hold,
    test_rows_of_a_table_are_equally_long,
    test_security_policy_stands_first,
    test_tables_name_their_cells,
    test_titles_tell_pages_apart,
)

__all__ = [
    "test_descriptions_are_there",
    "test_every_page_is_reached_from_home",
    "test_han_text_on_english_pages_is_marked_as_chinese",
    "test_headings_form_an_outline",
    "test_headings_say_something",
    "test_ids_are_unique",
    "test_language_is_declared",
    "test_links_and_anchors_resolve",
    "test_links_say_where_they_lead",
    "test_no_markup_is_left_over",
    "test_nothing_is_inline",
    "test_references_to_ids_hold",
    "test_rows_of_a_table_are_equally_long",
    "test_scripts_and_sheets_of_ours_are_asked_for_by_one_version",
    "test_security_policy_stands_first",
    "test_tables_name_their_cells",
    "test_titles_tell_pages_apart",
]
pytestmark = pytest.mark.site
