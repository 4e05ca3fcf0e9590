"""Mistakes in a mapping are told with file, table, key, value and what is expected."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.utils.translation import override

from immo_feeds.csv_source.mapping import load_mapping
from immo_feeds.csv_source.mapping_faults import MappingInvalid
from immo_feeds.csv_source.rules import SourceMapping

SHIPPED = Path(__file__).parents[3] / "immo_feeds" / "mappings"
GOOD = """
[source]
name = "Test"
reference = "ref"
[columns.transaction]
default = "sale"
[columns.category]
from = "kind"
choices = { "Maison" = "house" }
"""


def load(folder: Path, text: str) -> SourceMapping:
    path = folder / "crm.toml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path)


def faults(folder: Path, text: str) -> list[str]:
    with override("en"), pytest.raises(MappingInvalid) as refused:
        load(folder, text)
    return refused.value.messages


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_shipped_mappings_are_valid(path: Path) -> None:
    assert load_mapping(path).reference == "ref"


def test_a_rule_holds_what_the_mapping_says(tmp_path: Path) -> None:
    text = GOOD + '[columns.price]\nfrom = ["a", "b"]\nmin = 5\nwhen = { transaction = ["sale"] }\n'
    mapping = load(tmp_path, text)
    price = mapping.columns[-1]
    assert (price.field.name, price.columns, price.minimum) == ("price", ("a", "b"), Decimal(5))
    assert price.when == (("transaction", frozenset({"sale"})),)
    assert mapping.needed_columns == ("ref", "kind", "a", "b")


def test_what_others_depend_on_is_read_first(tmp_path: Path) -> None:
    head, columns = GOOD.split("[columns.transaction]", 1)
    mapping = load(tmp_path, f'{head}[columns.price]\nfrom = "a"\n[columns.transaction]{columns}')
    assert [rule.field.name for rule in mapping.columns] == ["transaction", "category", "price"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[colums]\n", ["(top level)", "“colums”", "did you mean “columns”?"]),
        ("[columns.prize]\nfrom='a'\n", ["[columns]", "“prize”", "did you mean “price”?"]),
        (
            "[columns.price]\nfrom='b'\nform='a'\n",
            ["[columns.price]", "“form”", "did you mean “from”?"],
        ),
        ("[columns.price]\nfrom=5\n", ["“from”", "“5”", "name of a column"]),
        ("[columns.price]\nfrom=[]\n", ["“from”", "“[]”", "name of a column"]),
        ("[columns.price]\n", ["“from”", "(nothing)", "name of a column"]),
        ("[columns.price]\nfrom='a'\ntype='text'\n", ["“type”", "“text”", "“decimal”"]),
        ("[columns.price]\nfrom='a'\nmin='low'\n", ["“min”", "“low”", "a number"]),
        ("[columns.city]\nfrom='a'\nmin=1\n", ["“min”", "“1”", "not a number"]),
        ("[columns.city]\nfrom='a'\nchoices={a='b'}\n", ["“choices”", "no codes"]),
        (
            "[columns.condition]\nfrom='a'\nchoices={Neuf='nieuw'}\n",
            ["[columns.condition.choices]", "“Neuf”", "“nieuw”", "did you mean “new”?"],
        ),
        (
            "[columns.condition]\ndefault='god'\n",
            ["[columns.condition]", "“default”", "“god”", "did you mean “good”?"],
        ),
        ("[columns.bedrooms]\ndefault='two'\n", ["“default”", "“two”", "integer"]),
        ("[columns.bedrooms]\ndefault=true\n", ["“default”", "“True”", "integer"]),
        ("[columns.price]\nfrom='a'\nmin=nan\n", ["“min”", "“nan”", "a number"]),
        ("[columns.price]\ndefault=inf\n", ["“default”", "“inf”", "decimal"]),
        ("[columns.condition]\nfrom='a'\nchoices=5\n", ["“columns.condition.choices”", "“5”"]),
        ("[columns.price]\nfrom='a'\nwhen=5\n", ["“columns.price.when”", "“5”"]),
        ("[columns.price]\nfrom='a'\nwhen={city=['x']}\n", ["[columns.price.when]", "“city”"]),
        ("[columns.price]\nfrom='a'\nwhen={transaction='x'}\n", ["“transaction”", "list of codes"]),
        ("[columns.price]\nfrom='a'\nzero_is_unknown=1\n", ["“zero_is_unknown”", "true or false"]),
        ("[columns]\nprice='a'\n", ["“columns.price”", "“a”", "[columns.price]"]),
        ("[features]\nlifts={from='a'}\n", ["[features]", "“lifts”", "did you mean “lift”?"]),
        ("[features]\nlift={from='a',choices={Y=1}}\n", ["“Y”", "“1”", "true or false"]),
        ("[energy]\nepc={from='a'}\n", ["[energy]", "“epc”", "energy_class"]),
        ("[texts]\nsumary={from='a'}\n", ["[texts]", "“sumary”", "did you mean “summary”?"]),
        ("[texts]\ntitle_template='{kind} {town}'\n", ["“title_template”", "{town}", "city"]),
        ("[texts]\ntitle_template='{kind.__class__}'\n", ["“title_template”", "city"]),
        ("[photos]\nfrom=''\n", ["[photos]", "“from”", "name of a column"]),
        ("[photos]\nfrom='a'\nseparator=''\n", ["[photos]", "“separator”"]),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, parts: list[str]) -> None:
    (line,) = faults(
        tmp_path, GOOD.replace("[columns.transaction]", f"{text}[columns.transaction]")
    )
    assert line.startswith("crm.toml, table ")
    for part in parts:
        assert part in line


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("refference = 'x'", ["[source]", "“refference”", "did you mean “reference”?"]),
        ("delimiter = ';;'", ["“delimiter”", "“;;”", "one character"]),
        ("encoding = 'utf-9'", ["“encoding”", "“utf-9”", "utf-8"]),
        ("encoding = 'rot13'", ["“encoding”", "“rot13”"]),
        ("decimal_mark = []", ["“decimal_mark”", "“[]”"]),
        ("decimal_mark = ''", ["“decimal_mark”", "“.” or “,”"]),
        ("postal_codes = 'no.csv'", ["“postal_codes”", "“no.csv”", "existing file"]),
    ],
)
def test_a_mistake_in_source_is_named(tmp_path: Path, line: str, parts: list[str]) -> None:
    (message,) = faults(tmp_path, GOOD.replace('name = "Test"', f'name = "Test"\n{line}'))
    for part in parts:
        assert part in message


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    lines = faults(tmp_path, "[source]\nname = 3\n")
    assert [line.split("key ")[1].split(",")[0] for line in lines] == [
        "“name”", "“reference”", "“transaction”", "“category”",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"[source\n", b"\xff\xfe"])
def test_what_is_no_toml_is_one_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "crm.toml"
    path.write_bytes(content)
    with pytest.raises(MappingInvalid, match=r"crm\.toml"):
        load_mapping(path)


def test_the_transaction_cannot_be_read_as_nothing(tmp_path: Path) -> None:
    text = GOOD.replace('default = "sale"', 'from = "t"\nchoices = { "?" = "" }')
    (line,) = faults(tmp_path, text)
    assert "[columns.transaction.choices]" in line
