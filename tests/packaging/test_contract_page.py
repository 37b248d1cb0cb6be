"""The page on contract tests shows what they try; `python -m tests.support.coverage_table` renews it."""

from tests.support import coverage_table, document


def test_the_page_has_the_table() -> None:
    text = coverage_table.PAGE.read_text()
    assert text == coverage_table.page(text, document.read(document.ROOT / "openapi.json"))
