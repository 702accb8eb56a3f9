"""What reviewers wrote in the margin comes along on Word's clipboard and is no text of ours."""

import pytest

from bulletins.importing.parsing import parse
from bulletins.importing.readers import read_paste
from bulletins.importing.readers.docx.noticed import COMMENT
from bulletins.text.paragraphs import Kind, Manuscript


def anchor(number: int) -> str:
    """The mark of a comment in the text, as Word writes it for programs without comments."""
    return (
        "<span class=MsoCommentReference><span lang=EN-US style='font-size:10.5pt'>"
        f"<a style='mso-comment-reference:FY_{number};mso-comment-date:20240902T1025'>&nbsp;</a>"
        f'<![if !supportAnnotations]><a class=msocomanchor id="_anchor_{number}"'
        f' href="#_msocom_{number}" language=JavaScript name="_msoanchor_{number}">[FY{number}]</a>'
        "<![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span>"
    )


def comment(number: int, *words: str) -> str:
    paragraphs = "".join(
        "<p class=MsoCommentText><span class=MsoCommentReference><span style='font-size:8.0pt'>"
        f"<![if !supportAnnotations]><a href='#_msoanchor_{number}' class=msocomoff>"
        f"[FY{number}]</a><![endif]></span></span>{one}</p>"
        for one in words
    )
    return (
        "<div style='mso-element:comment'><![if !supportAnnotations]>"
        f'<div id="_com_{number}" class=msocomtxt language=JavaScript><![endif]>'
        f'<span style=\'mso-comment-author:"方远"\'><a name="_msocom_{number}"></a></span>'
        f"{paragraphs}<![if !supportAnnotations]></div><![endif]></div>"
    )


def commented(number: int, words: str) -> str:
    return f"<a style='mso-comment-reference:FY_{number}'>{words}</a>{anchor(number)}"


PAGE = (
    "<p class=MsoTitle>把课堂搬到田头</p>"
    f"<p class=MsoNormal>坚持{commented(1, '月学')}制度，每月{commented(2, '集中')}学习一次。</p>"
    "<p class=MsoNormal>新建讲习所32个，"
    "<span style='mso-comment-continuation:2'>覆盖全部乡镇</span>。</p>"
    "<div style='mso-element:comment-list'><![if !supportAnnotations]>"
    "<hr class=msocomoff align=left size=1 width='33%'><![endif]>"
    f"{comment(1, '这里的提法待核', '再问一下组织科')}{comment(2, '口径以年报为准')}</div>"
)


def told(manuscript: Manuscript) -> list[tuple]:
    return [
        (one.params["count"], one.line, one.column)
        for one in manuscript.findings
        if one.code == "comments"
    ]


def texts(manuscript: Manuscript) -> list[str]:
    return [one.text for one in manuscript.paragraphs if one.kind == Kind.TEXT]


def asides(manuscript: Manuscript) -> list[str]:
    found = [one for one in manuscript.paragraphs if one.kind == Kind.ASIDE]
    assert {one.why for one in found} == {COMMENT}
    return [" ".join(one.text.split()) for one in found]


def test_comments_are_left_out_and_the_words_commented_on_stay():
    manuscript = read_paste(PAGE, "")
    assert texts(manuscript) == [
        "把课堂搬到田头",
        "坚持月学制度，每月集中学习一次。",
        "新建讲习所32个，覆盖全部乡镇。",
    ]
    assert asides(manuscript) == [
        "[FY1] [FY2]",
        "[FY1] 这里的提法待核",
        "[FY1] 再问一下组织科",
        "[FY2] 口径以年报为准",
    ]


def test_a_finding_says_how_many_comments_there_were_and_where_the_first():
    manuscript = read_paste(PAGE, "")
    assert told(manuscript) == [(2, 2, 5)]
    outline = parse(manuscript)
    assert outline.accounted
    assert [one.why for one in outline.left_out] == [COMMENT] * 4


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("<p>坚持月学制度<span class='MsoCommentReference'>[A1]</span>。</p>", 1),
        ("<p>坚持月学制度<a href='file:///C:/a.htm#_msocom_3'>[A3]</a>。</p>", 1),
        ("<p>坚持月学制度。</p><div style='mso-element:comment'><p>待核</p><p>急</p></div>", 1),
        ("<p>坚持月学制度。</p><div id='_com_7'><p>待核</p></div><div id='_com_8'>好</div>", 2),
        (
            "<p>坚持月学<span class=MsoCommentReference>[A1]</span>制度"
            "<span class=MsoCommentReference>[A2]</span>。</p>"
            "<div style='mso-element:comment-list'><p>[A1]</p><p>待核</p></div>",
            2,
        ),
    ],
)
def test_each_sign_of_a_comment_is_enough(page, count):
    manuscript = read_paste(page, "")
    assert texts(manuscript) == ["坚持月学制度。"]
    assert [one[0] for one in told(manuscript)] == [count]


def test_a_comment_that_the_sheet_hides_is_still_a_comment():
    page = "<style>.msocomtxt {visibility:hidden}</style>" + PAGE
    assert len(asides(read_paste(page, ""))) == 4


def test_text_in_the_look_of_a_comment_alone_is_text():
    manuscript = read_paste("<p class=MsoCommentText>坚持月学制度。</p>", "")
    assert (texts(manuscript), told(manuscript)) == (["坚持月学制度。"], [])
