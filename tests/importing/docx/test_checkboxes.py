"""Boxes to tick in forms are taken over as what they show."""

import pytest

from .documents import codes, only, paragraph, read_body, run, texts

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def old(state: str, *, separator: str = "", data: str | None = None) -> str:
    box = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>" if data is None else data
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
        f"<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>{separator}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


SEPARATOR = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
ON, OFF = '<w:default w:val="1"/>', '<w:default w:val="0"/>'


def new(state: str, content: str = "") -> str:
    return (
        f'<w:sdt xmlns:w14="{W14}"><w:sdtPr><w14:checkbox>{state}</w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


TICKED, EMPTY = '<w14:checked w14:val="1"/>', '<w14:checked w14:val="0"/>'


def sign(code: str, font: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def line(box: str):
    return read_body(paragraph(run("是否集中学习") + box + run("是")))


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        (old(ON), "☑"),
        (old(OFF), "☐"),
        (old(f"{OFF}<w:checked/>"), "☑"),
        (old(f'{ON}<w:checked w:val="0"/>'), "☐"),
        (old(ON, separator=SEPARATOR), "☑"),
        (old(ON, separator=SEPARATOR + run("☒")), "☒"),
        (new(TICKED), "☑"),
        (new(EMPTY), "☐"),
        (new(TICKED, run("☒")), "☒"),
        (new("", run("☐")), "☐"),
        (new(TICKED, sign("F0FE", "Wingdings")), "☑"),
        (new(EMPTY, sign("00A3", "Wingdings 2")), "☐"),
        (new(TICKED, sign("F099", "Webdings")), "☑"),
        (sign("0052", "Wingdings 2"), "☑"),
        (sign("00A8", "Wingdings"), "☐"),
    ],
)
def test_a_box_is_taken_over_as_it_shows(box, shown):
    manuscript = line(box)
    assert (texts(manuscript), codes(manuscript)) == ([f"是否集中学习{shown}是"], [])


@pytest.mark.parametrize("box", [old("", data=""), old("", data="", separator=SEPARATOR), new("")])
def test_a_box_of_which_nobody_knows_whether_it_is_ticked_is_reported_at_its_place(box):
    manuscript = line(box)
    assert texts(manuscript) == ["是否集中学习是"]
    found = only(manuscript, "checkbox")
    assert (found.severity, found.line, found.column) == ("warning", 1, 7)
    assert found.excerpt == "是否集中学习是"


def test_a_box_that_was_deleted_with_tracked_changes_is_part_of_what_was_deleted():
    deleted = f'<w:del w:author="甲">{new(TICKED)}{old(ON)}</w:del>'
    manuscript = line(deleted)
    assert texts(manuscript) == ["是否集中学习是"]
    assert only(manuscript, "tracked-deletion").params == {"words": "☑☑"}


def test_other_content_controls_are_read_as_their_text():
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('每月')}</w:sdtContent></w:sdt>"
    assert texts(line(control)) == ["是否集中学习每月是"]
