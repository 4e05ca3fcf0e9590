"""The reference of the blocks is what the code says."""

from scripts.blocks import PAGE, page


def test_the_page_is_what_the_code_says():
    assert PAGE.read_text() == page(), "run `make blocks`"


def test_every_block_has_its_schema_and_its_words():
    text = page()
    assert "unknown to the schema" not in text
    assert "| | |" not in text
    assert text.count("\n## ") == text.count("API value: ")
