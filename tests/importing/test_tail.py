"""What stands below the last paragraph, and what a web page puts around a text."""

import datetime

import pytest

from bulletins.text.numbering import Numbering
from tests.importing.samples import CLOSING, LEAD, PROSE, codes, outline_of, page


def tail(*lines: str):
    body = ["学以致用促发展", LEAD, "一、健全制度", PROSE, "二、抓好落实", PROSE, CLOSING]
    return outline_of("\n".join([*body, *lines]))


@pytest.mark.parametrize(
    "line",
    [
        "(撰稿:方远 一审:秦溪 二审:罗行 终审:宋桢)",
        "（撰稿：方远　一审：秦溪　二审：罗行　终审：宋桢）",
        "撰稿：方远 一审：秦溪 二审：罗行 终审：宋桢",
        "【撰稿：方远；一审：秦溪；二审：罗行；终审：宋桢】",
        "撰稿：方远\n一审：秦溪\n二审：罗行\n终审：宋桢",
    ],
)
def test_credits_are_read_from_one_line_or_several(line):
    outline = tail(line)
    assert outline.credits == {"撰稿": "方远", "一审": "秦溪", "二审": "罗行", "终审": "宋桢"}
    assert {entry.why for entry in outline.left_out} == {"read as the credits"}
    assert outline.closing == [CLOSING]


ROLES = "作者 通讯员 编辑 责任编辑 校对 审核 初审 复审 三审 供稿人 责编 签发 监制"


@pytest.mark.parametrize("role", ROLES.split())
def test_every_role_of_the_trade_is_known(role):
    assert tail(f"{role}：方远").credits == {role: "方远"}


@pytest.mark.parametrize(
    "lines",
    [
        ["此件已发", "责任编辑：方远"],
        ["责任编辑：方远", "此件发至县级"],
        ["此件已发　责任编辑：方远"],
        ["（此件已发）责任编辑：方远"],
        ["此件已发（责任编辑：方远）"],
        ["报：省委宣传部。", "责任编辑：方远"],
        ["报：省委宣传部。　责任编辑：方远"],
        ["（共印300份）　责任编辑：方远"],
        ["澜江市委办公室　2024年9月15日印发", "责任编辑：方远"],
        ["上一篇：青石县的做法", "责任编辑：方远"],
        ["相关阅读", "青石县的做法", "责任编辑：方远"],
    ],
)
def test_credits_behind_the_tail_are_credits(lines):
    outline = tail(*lines)
    assert outline.credits == {"责任编辑": "方远"}
    assert outline.left_out[-1].text and outline.accounted
    assert outline.closing == [CLOSING]


def test_credits_below_the_text_of_an_attachment_are_no_part_of_it():
    outline = tail("附件1", "学习计划", "各单位按月上报。", "责任编辑：方远")
    assert outline.credits == {"责任编辑": "方远"}
    assert outline.attachments == ["学习计划", "各单位按月上报。"]


def test_a_sentence_about_this_paper_is_no_note_on_who_may_read_it():
    line = "此件发现的问题，责任编辑：方远。"
    assert tail(line).closing[-1] == line


def test_the_unit_in_brackets_at_the_end_is_the_contributor():
    outline = tail("（澜江市委宣传部供稿）")
    assert outline.unit == "澜江市委宣传部"
    assert [entry.text for entry in outline.left_out] == ["（", "供稿）"]


def test_the_unit_in_brackets_may_end_the_last_paragraph():
    outline = tail(f"{CLOSING}（澜江市委宣传部供稿）")
    assert outline.unit == "澜江市委宣传部"
    assert outline.closing[-1] == CLOSING


def test_credits_in_brackets_may_end_the_last_paragraph():
    outline = tail(f"{CLOSING}（撰稿：方远 终审：宋桢）")
    assert outline.credits == {"撰稿": "方远", "终审": "宋桢"}
    assert outline.closing[-1] == CLOSING


@pytest.mark.parametrize("line", ["（作者单位：澜江市委宣传部）", "供稿单位：澜江市委宣传部"])
def test_a_labelled_unit_is_the_contributor(line):
    outline = tail(line)
    assert outline.unit == "澜江市委宣传部"
    assert outline.accounted


def test_a_person_who_contributed_is_a_credit_and_no_unit():
    outline = tail("供稿：方远")
    assert (outline.unit, outline.credits) == ("", {"供稿": "方远"})


def test_a_signature_gives_unit_and_date():
    outline = tail("澜江市委宣传部", "2024年9月2日")
    assert (outline.unit, outline.date) == ("澜江市委宣传部", datetime.date(2024, 9, 2))


def test_a_signature_that_names_another_unit_is_a_finding():
    lines = ["学以致用促发展", "青石县委宣传部", LEAD, CLOSING, "（澜江市文旅局供稿）"]
    outline = outline_of("\n".join(lines))
    assert outline.unit == "青石县委宣传部"
    assert "another-unit" in codes(outline)
    assert outline.accounted


@pytest.mark.parametrize(
    "lines",
    [
        ["附件1：学习计划表", "附件2：评分标准"],
        ["附件：1.学习计划表", "2.评分标准"],
        ["附件：1．学习计划表", "　　　2．评分标准"],
        ["附件:", "1、学习计划表", "2、评分标准"],
        ["附件 1 学习计划表", "附件 2 评分标准"],
    ],
)
def test_attachments_are_kept_without_their_labels(lines):
    outline = tail(*lines)
    assert outline.attachments == ["学习计划表", "评分标准"]
    assert outline.closing == [CLOSING]
    assert outline.accounted


def test_attachments_may_stand_above_signature_and_credits():
    outline = tail("附件：学习计划表", "澜江市委宣传部", "2024年9月2日", "（责任编辑：方远）")
    assert outline.attachments == ["学习计划表"]
    assert (outline.unit, outline.credits) == ("澜江市委宣传部", {"责任编辑": "方远"})


def test_distribution_and_print_run_are_left_out():
    outline = tail("报：省委宣传部。", "送：市委常委。", "发：各县区委宣传部。", "（共印300份）")
    assert [entry.why for entry in outline.left_out] == [
        "is the distribution list",
        "is the distribution list",
        "is the distribution list",
        "states the print run",
    ]
    assert outline.closing == [CLOSING]


@pytest.mark.parametrize(
    "line",
    [
        "【字体：大 中 小】【打印】【关闭】",
        "【打印本页】　【关闭窗口】",
        "[打印] [关闭]",
        "字体：大 中 小",
        "上一篇：青石县的做法",
        "下一篇：没有了",
        "— 3 —",
        "－３－",
        "第 3 页 共 12 页",
        "浏览次数：1024",
        "版权所有：江原省委宣传部",
    ],
)
def test_page_furniture_is_left_out_wherever_it_stands(line):
    lines = ["学以致用促发展", LEAD, "一、健全制度", PROSE, line, "二、抓好落实", PROSE]
    outline = outline_of("\n".join(lines))
    assert [entry.text for entry in outline.left_out] == [line]
    assert [len(section.body) for section in outline.sections] == [1, 1]


def test_a_bracketed_word_in_a_text_is_no_toolbar():
    outline = tail("【典型案例】")
    assert outline.left_out == []


@pytest.mark.parametrize("line", ["（通讯员 方远）", "(通讯员 方远)"])
def test_a_credit_in_brackets_needs_no_colon(line):
    outline = tail(line)
    assert outline.credits == {"通讯员": "方远"}
    assert outline.closing == [CLOSING]


def test_a_note_on_who_may_read_the_document_is_left_out():
    outline = tail("澜江市委办公室", "2024年9月2日", "（此件公开发布）")
    assert (outline.unit, outline.date) == ("澜江市委办公室", datetime.date(2024, 9, 2))


def test_a_time_in_a_notice_stays_in_the_text():
    lines = [
        "关于学习的通知",
        LEAD,
        "一、内容",
        PROSE,
        "二、安排",
        "时间：9月12日上午9：00",
        "地点：党校",
    ]
    assert outline_of("\n".join(lines)).sections[1].body == lines[-2:]


def test_numbers_of_attachments_do_not_number_the_sections():
    outline = outline_of(
        page(
            f"制度牵引，学有规矩。{PROSE}",
            f"领导带头，学有标杆。{PROSE}",
            f"丰富载体，学有声色。{PROSE}",
            "附件：1.学习计划",
            "2.督查办法",
        )
    )
    assert len(outline.sections) == 3
    assert outline.section_numbering == Numbering.NONE
