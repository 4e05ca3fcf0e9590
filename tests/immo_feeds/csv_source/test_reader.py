"""Rows from files as spreadsheets and portals write them."""

import gzip
import tracemalloc
from pathlib import Path

import pytest

from immo_feeds.csv_source.reader import FileUnreadable, Row, encoding_of, read_rows


def rows_of(folder: Path, content: bytes, **options: object) -> list[Row]:
    path = folder / "feed.csv"
    path.write_bytes(content)
    return list(read_rows(path, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_finds_the_delimiter(tmp_path: Path, mark: str) -> None:
    content = f"ref{mark}price{mark}city\nA1{mark}5{mark}Namur\n".encode()
    assert rows_of(tmp_path, content) == [Row(2, {"ref": "A1", "price": "5", "city": "Namur"})]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("ref,city\nA,Liège €\n".encode(), "utf-8-sig"),
        ("\ufeffref,city\nA,Liège €\n".encode(), "utf-8-sig"),
        ("ref,city\nA,Liège €\n".encode("cp1252"), "cp1252"),
    ],
)
def test_finds_the_encoding(tmp_path: Path, content: bytes, encoding: str) -> None:
    (row,) = rows_of(tmp_path, content)
    assert row.cells == {"ref": "A", "city": "Liège €"}
    assert encoding_of(tmp_path / "feed.csv") == encoding


def test_latin_1_can_be_asked_for(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, "ref,city\nA,Liège\n".encode("latin-1"), encoding="latin-1")
    assert row.cells["city"] == "Liège"


def test_reads_gzip(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, gzip.compress(b"ref,city\nA,Namur\n"))
    assert row == Row(2, {"ref": "A", "city": "Namur"})


def test_counts_rows_as_a_spreadsheet_does(tmp_path: Path) -> None:
    content = b'ref,text\r\nA,"two\r\nlines"\r\n\r\n,\r\nB,x\r\n'
    rows = rows_of(tmp_path, content)
    assert [(row.number, row.cells["ref"]) for row in rows] == [(2, "A"), (5, "B")]
    assert rows[0].cells["text"] == "two\r\nlines"


def test_a_header_cell_may_hold_a_line_end(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, b'ref,"living\narea",price\nA,85,5\n')
    assert row.cells == {"ref": "A", "living area": "85", "price": "5"}


def test_trailing_empty_columns_do_not_count(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, b"ref;city;;;\nA;Namur;;;\n")
    assert row == Row(2, {"ref": "A", "city": "Namur"})


def test_ragged_rows_are_reported(tmp_path: Path) -> None:
    short, long, good = rows_of(tmp_path, b"ref,city,price\nA,Namur\nB,Namur,1,2\nC,Namur,1\n")
    (finding,) = short.findings
    assert (finding.row, finding.code.value, finding.level.value, finding.value) == (
        2, "row_too_short", "warning", "2",
    )  # fmt: skip
    (finding,) = long.findings
    assert (finding.row, finding.code.value, finding.level.value) == (3, "row_too_long", "error")
    assert good.findings == ()


def test_an_endless_cell_costs_its_row_only(tmp_path: Path) -> None:
    content = b"ref,text\nA," + b"x" * 200_000 + b"\nB,short\n"
    first, second = rows_of(tmp_path, content)
    assert [finding.code.value for finding in first.findings] == ["row_unreadable"]
    assert second == Row(3, {"ref": "B", "text": "short"})


def test_missing_columns_are_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        rows_of(tmp_path, b"ref,prise,city\nA,1,Namur\n", needed=("ref", "price", "zzz"))
    assert refused.value.messages == [
        "feed.csv: column “price” is missing: did you mean “prise”?",
        "feed.csv: column “zzz” is missing: one of ref, prise, city",
    ]


def test_a_needed_column_occurs_once(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="“ref” occurs more than once"):
        rows_of(tmp_path, b"ref,ref\nA,B\n", needed=("ref",))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        gzip.compress(b"ref,city\nA,Namur\n" * 99)[:-20],
        b"\x1f\x8bnot a gzip file",
    ],
    ids=["empty", "blank lines", "cut gzip", "no gzip"],
)
def test_a_broken_file_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileUnreadable, match=r"feed\.csv"):
        rows_of(tmp_path, content)


def test_an_absent_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"nothing\.csv"):
        list(read_rows(tmp_path / "nothing.csv"))


def test_a_file_in_another_encoding_than_said_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"feed\.csv"):
        rows_of(tmp_path, "ref,city\nA,Liège\n".encode("cp1252"), encoding="utf-8")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.csv.gz"
        lines = [b"ref,city,text\n", *(b"A%d,Namur,%s\n" % (i, b"x" * 60) for i in range(count))]
        path.write_bytes(gzip.compress(b"".join(lines)))
        del lines
        tracemalloc.start()
        for _row in read_rows(path):
            pass
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    assert peak(20_000) < 1.2 * peak(2_000)
