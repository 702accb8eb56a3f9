"""What stands around a text and is no part of it."""

import pytest

from tests.importing.samples import CLOSING, LEAD, MORE_PROSE, PROSE, headings, outline_of


def text(*lines: str, above: tuple[str, ...] = ()):
    return outline_of("\n".join(["学以致用促发展", *above, LEAD, *lines]))


def around(line: str):
    return text("一、健全制度", PROSE, line, "二、抓好落实", MORE_PROSE, CLOSING)


TOOLS = "is a tool of the web page"
NEIGHBOUR = "points to another page"
NUMBER = "is a page number"
VISITS = "counts the visits to the web page"
FOOT = "is the foot of the web page"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("【字体：大 中 小】【打印】【关闭】", TOOLS),
        ("【字体：大　中　小】　【打印本页】　【关闭窗口】", TOOLS),
        ("［大］［中］［小］", TOOLS),
        ("字号：大 中 小", TOOLS),
        ("字体：大 中 小 打印 关闭", TOOLS),
        ("打印本页 | 关闭窗口", TOOLS),
        ("打 印　关 闭", TOOLS),
        ("返回顶部", TOOLS),
        ("分享到：微信 微博 QQ空间", TOOLS),
        ("分享：微信 微博", TOOLS),
        ("扫一扫", TOOLS),
        ("扫一扫在手机打开当前页", TOOLS),
        ("扫一扫，分享到朋友圈", TOOLS),
        ("微信扫码关注", TOOLS),
        ("长按识别二维码关注我们", TOOLS),
        ("【我要纠错】", TOOLS),
        ("听全文", TOOLS),
        ("上一篇：青石县的做法", NEIGHBOUR),
        ("下一篇：没有了", NEIGHBOUR),
        ("上一篇 青石县的做法", NEIGHBOUR),
        ("【上一篇】青石县的做法", NEIGHBOUR),
        ("上一篇：没有了　下一篇：青石县以学促干推动发展的做法与启示", NEIGHBOUR),
        ("上一条：青石县的做法", NEIGHBOUR),
        ("上一页　下一页", NEIGHBOUR),
        ("« 上一篇", NEIGHBOUR),
        ("— 3 —", NUMBER),
        ("－３－", NUMBER),
        ("· 3 ·", NUMBER),
        ("第 3 页 共 12 页", NUMBER),
        ("3 / 12", NUMBER),
        ("Page 3 of 12", NUMBER),
        ("浏览次数：1024", VISITS),
        ("浏览次数：1024次", VISITS),
        ("浏览次数： 次", VISITS),
        ("浏览：", VISITS),
        ("阅读 1,024", VISITS),
        ("点击数：[1024]", VISITS),
        ("访问量：1024人次", VISITS),
        ("您是第1024位访客", VISITS),
        ("版权所有：江原省委宣传部　承办：江原日报社", FOOT),
        ("Copyright © 2024 江原理论网 All Rights Reserved", FOOT),
        ("© 2024 江原理论网", FOOT),
        ("江ICP备12345678号-1　江公网安备 41000002000001号", FOOT),
        ("主办：江原省委宣传部　技术支持：江原数据公司", FOOT),
        ("网站标识码：4100000001", FOOT),
        ("网站地图 | 联系我们 | 关于我们", FOOT),
        ("临宣〔2024〕8号", "is the number of the document"),
        ("（此件公开发布）", "says who may read the document"),
    ],
)
def test_page_furniture_is_left_out_with_its_reason(line, why):
    outline = around(line)
    assert [(entry.text, entry.why) for entry in outline.left_out] == [(line, why)]
    assert [len(section.body) for section in outline.sections] == [1, 1]
    assert outline.accounted


@pytest.mark.parametrize(
    "line",
    [
        "下一条路怎么走",
        "上一篇章的经验值得总结",
        "下一页更精彩",
        "扫码学、随时学，让学习更便捷",
        "扫描式排查",
        "加强技术支持：组织专家下沉一线。",
        "阅读经典滋养初心",
        "分享学习体会",
        "打印机进了农家书屋",
        "【典型案例】",
        "版权工作取得实效。",
        "大学习",
        "关闭散乱污企业",
    ],
)
def test_words_of_furniture_in_a_text_stay(line):
    assert around(line).left_out == []


def below(*lines: str):
    return text("一、健全制度", PROSE, "二、抓好落实", PROSE, CLOSING, *lines)


@pytest.mark.parametrize("label", ["相关阅读", "【相关链接】", "相关新闻：", "延伸阅读", "更多>>"])
def test_links_to_other_texts_below_the_text_are_left_out(label):
    outline = below(label, "青石县的做法", "松涧县以学促干　2024-09-12")
    assert {entry.why for entry in outline.left_out} == {"points to other texts of the website"}
    assert len(outline.left_out) == 3
    assert outline.closing == [CLOSING]


def test_sentences_below_such_words_are_text():
    assert below("相关链接", PROSE).left_out == []


@pytest.mark.parametrize("heading", ["目录", "目　录", "【目录】", "本期目录", "目次：", "要目"])
def test_a_list_of_contents_with_page_numbers_is_left_out(heading):
    above = (heading, "一、健全制度……1", "二、抓好落实　2")
    outline = text("一、健全制度", PROSE, "二、抓好落实", PROSE, above=above)
    assert [entry.why for entry in outline.left_out] == ["is the list of contents"] * 3
    assert headings(outline) == ["健全制度", "抓好落实"]


def test_a_list_of_contents_without_page_numbers_is_known_by_what_it_repeats():
    above = ("目录", "健全制度", "抓好落实")
    outline = text("一、健全制度", PROSE, "二、抓好落实", PROSE, above=above)
    assert [entry.text for entry in outline.left_out] == ["目录", "健全制度", "抓好落实"]
    assert headings(outline) == ["健全制度", "抓好落实"]
    assert outline.lead == [LEAD]


def test_a_list_that_is_not_repeated_is_no_list_of_contents():
    assert around("目录").left_out == []


def test_a_line_of_the_issue_that_each_page_repeats_is_left_out():
    line = "学习动态　2024年第8期"
    first = ["一、健全制度", PROSE, MORE_PROSE, PROSE, MORE_PROSE, PROSE, MORE_PROSE, line, PROSE]
    outline = text(*first, line, "二、抓好落实", PROSE, line, MORE_PROSE)
    assert [entry.why for entry in outline.left_out] == ["is a line that each page repeats"] * 3
