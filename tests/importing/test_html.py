"""Web pages: what shows becomes paragraphs, and nothing else does."""

import base64
import io

import pytest
from PIL import Image

from bulletins.importing.readers import UnreadableText, read_bytes
from bulletins.importing.readers.html import read_html
from bulletins.text.findings import Finding
from bulletins.text.paragraphs import Kind, Manuscript, Paragraph, Style


def page(body: str) -> Manuscript:
    return read_html(body.encode(), "page.html")


def texts(body: str, kind: Kind = Kind.TEXT) -> list[str]:
    return [paragraph.text for paragraph in page(body).paragraphs if paragraph.kind == kind]


def only(body: str) -> Paragraph:
    [paragraph] = page(body).paragraphs
    return paragraph


def found(body: str) -> list[Finding]:
    return page(body).findings


def spans(paragraph: Paragraph, style: Style) -> list[str]:
    return [paragraph.text[one.start : one.end] for one in paragraph.spans if one.style == style]


@pytest.mark.parametrize(
    "body",
    [
        "<p>澜江</p><p>云岭</p>",
        "<p>澜江<p>云岭",
        "<div>澜江<div>云岭</div></div>",
        "澜江<br>云岭",
        "<p>澜江<br/>云岭</p>",
        "<ul><li>澜江<li>云岭</ul>",
        "<dl><dt>澜江<dd>云岭</dl>",
        "<pre>澜江\n云岭</pre>",
        "<section>澜江</section>云岭",
        "<span style='display:block'>澜江</span>云岭",
        "<table><tr><td>澜江<tr><td>云岭</table>",
        "<blockquote>澜江</blockquote></div></p>云岭",
        "<h3>澜江</h3>云岭",
    ],
)
def test_what_stands_on_lines_of_its_own_is_a_paragraph(body):
    assert texts(body) == ["澜江", "云岭"]


def test_lines_count_paragraphs_and_blank_lines():
    lines = page("<p>一<p>&nbsp;</p><p>二<br><br>三</p><p></p><p>四").paragraphs
    assert [(line.line, line.text) for line in lines] == [
        (1, "一"),
        (3, "二"),
        (5, "三"),
        (6, "四"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>  学习 \n\t Python  3 </p>", "学习 Python 3"),
        ("<p>把课堂\n  搬到田头</p>", "把课堂搬到田头"),
        ("<p>把课堂 搬到田头</p>", "把课堂 搬到田头"),
        ("<p>学<b> 习 </b> 动态</p>", "学 习 动态"),
        ("<p>　　学习</p>", "　　学习"),
        ("<p>\xa0学\xa0\xa0习\xa0</p>", "\xa0学\xa0\xa0习\xa0"),
        ("<p>&nbsp;&#160;学&emsp;习&#xE010;</p>", "\xa0\xa0学\u2003习\ue010"),
        ("<p>学\u200b习\u2028\ufeff</p>", "学\u200b习\u2028\ufeff"),
        ("<p>1 &lt; 2 &amp; 3 &hellip;</p>", "1 < 2 & 3 …"),
        ("<p>a < b 且 c<5</p>", "a < b 且 c<5"),
        ("<p>学<!-- 不见 -->习</p>", "学习"),
        ("<p>学<![if !supportLists]>习<![endif]></p>", "学习"),
        ("<pre>  一\t二</pre>", "  一\t二"),
    ],
)
def test_white_space_shows_as_in_a_browser_and_odd_characters_stay(body, text):
    assert only(body).text == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var 学习 = '<p>不见</p>';</script>",
        "<style>p {font-size: 12pt}</style>",
        "<svg><path d='M0'/></svg>",
        "<!-- <p>不见</p> -->",
        "<xml><o:Author>方远</o:Author></xml>",
        "<del></del>",
        "<img src='dot.gif' width=1 height=1>",
    ],
)
def test_what_never_shows_is_not_taken(unseen):
    assert only(f"{unseen}<p>学{unseen}习{'动态' * 40}</p>{unseen}").text == "学习" + "动态" * 40


@pytest.mark.parametrize(
    ("aside", "why"),
    [
        ("<i style='display: none'>暗</i>", "is hidden text"),
        ("<i style='mso-hide:all'>暗</i>", "is hidden text"),
        ("<i style='visibility:hidden'>暗</i>", "is hidden text"),
        ("<i style='font-size:0'>暗</i>", "is hidden text"),
        ("<i hidden>暗</i>", "is hidden text"),
        ("<i class=off>暗</i>", "is hidden text"),
        ("<nav>暗</nav>", "is the navigation of the web page"),
        ("<ul role=navigation><li>暗</ul>", "is the navigation of the web page"),
        ("<header>暗</header>", "is the head or foot of the web page"),
        ("<footer>暗</footer>", "is the head or foot of the web page"),
        ("<button>暗</button>", "is a control of the web page"),
        ("<select><option>暗</select>", "is a control of the web page"),
        ("<textarea>暗</textarea>", "is a control of the web page"),
        ("<title>暗</title>", "is the name of the page in the browser"),
    ],
)
def test_what_is_no_part_of_the_text_is_set_aside_with_the_reason(aside, why):
    manuscript = page(f"<style>.off {{display: none}}</style><p>学习</p>{aside}<p>动态</p>")
    assert [one.text for one in manuscript.paragraphs if one.kind == Kind.TEXT] == ["学习", "动态"]
    [left] = [one for one in manuscript.paragraphs if one.kind == Kind.ASIDE]
    assert (left.text, left.why) == ("暗", why)


def test_hidden_words_within_a_paragraph_do_not_break_it():
    assert texts("<p>学<span style='display:none'>暗</span>习</p>") == ["学习"]


def test_the_header_of_an_article_is_no_header_of_the_page():
    assert texts("<article><header><h1>题</h1></header><p>文</p></article>") == ["题", "文"]


def test_rules_of_another_medium_do_not_count():
    sheet = "@media print {.a {display:none}} @font-face {font-size:1pt} .b {text-align:center}"
    one, other = page(f"<style>{sheet}</style><p class=a>一<p class='x b'>二").paragraphs
    assert (one.kind, one.look.is_centred, other.look.is_centred) == (Kind.TEXT, False, True)


@pytest.mark.parametrize(
    ("opening", "size"),
    [
        ("<p style='font-size:16.0pt'>", 16),
        ("<p style='font-size: 24px'>", 18),
        ("<p style='font:bold 16px/2 仿宋'>", 12),
        ("<div style='font-size:20pt'><p style='font-size:1.1em'>", 22),
        ("<p><font size=5>", 18),
        ("<p class=big>", 22),
        ("<p>", None),
    ],
)
def test_the_size_of_type_is_in_points(opening, size):
    assert only(f"<style>p.big {{font-size:22.0000pt}}</style>{opening}学习").look.size == size


def test_the_size_of_a_paragraph_is_that_of_most_of_it():
    body = "<p><span style='font-size:22pt'>一</span><span style='font-size:16pt'>学习</span>"
    assert only(body).look.size == 16


@pytest.mark.parametrize(
    "body",
    [
        "<p align=center>题</p>",
        "<center>题</center>",
        "<p style='text-align: center'>题</p>",
        "<div style='text-align:center'><p>题</p></div>",
    ],
)
def test_a_centred_line_is_known(body):
    assert only(body).look.is_centred
    assert not only(body.replace("题", "<div style='text-align:left'>题")).look.is_centred


def test_headings_have_their_level_and_it_ends_with_them():
    body = "<h1>题</h1><h2>一</h2><p>文<h3>二<h4>三</h4>文<p style='mso-outline-level:5'>四"
    levels = [paragraph.level for paragraph in page(body).paragraphs]
    assert levels == [1, 2, None, 3, 4, None, 5]


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("<p>首页</p><h1>学以致用</h1><h2>一</h2>", ["学以致用"]),
        ("<h1>学以致用<br>促发展</h1>", ["学以致用", "促发展"]),
        ("<h1>一、健全制度</h1><p>文</p>", []),
        ("<h1>健全制度</h1><p>文</p><h1>抓好落实</h1>", []),
        ("<header><h1>网站</h1></header><h1>学以致用</h1>", ["学以致用"]),
        ("<p class=MsoTitle>学以致用</p><h1>健全制度</h1>", ["学以致用"]),
    ],
)
def test_the_only_heading_of_the_first_level_is_the_title(body, titles):
    marked = [one.text for one in page(body).paragraphs if one.look.is_title]
    assert marked[: len(titles)] == titles
    assert bool(marked) == bool(titles)


def test_bold_words_and_links_are_known_by_their_place():
    line = only(
        "<p>见<b>青石县<a href='https://q.example/?a=1&copy=2'> 通报</a></b>与"
        "<span style='font-weight:700'>附件<i style='font-weight:normal'>一</i></span></p>"
    )
    assert spans(line, Style.BOLD) == ["青石县 通报", "附件"]
    assert spans(line, Style.LINK) == ["通报"]
    assert next(one for one in line.spans if one.address).address == "https://q.example/?a=1&copy=2"


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start=3>", ["3.", "4."]),
        ("<ol type=a>", ["a.", "b."]),
        ("<ol type=I>", ["I.", "II."]),
        ("<ol reversed start=2>", ["2.", "1."]),
        ("<ol style='list-style-type:cjk-ideographic'>", ["一、", "二、"]),
        ("<ol style='list-style: simp-chinese-informal inside' start=11>", ["十一、", "十二、"]),
        ("<ol style='list-style-type:trad-chinese-formal'>", ["壹、", "貳、"]),
        ("<ol style='list-style:none'>", ["", ""]),
        ("<ul>", ["", ""]),
    ],
)
def test_items_have_the_number_that_a_browser_shows(opening, labels):
    items = page(f"{opening}<li><p>澜江</p><p>又</p><li>云岭").paragraphs
    assert [item.text for item in items] == [labels[0] + "澜江", "又", labels[1] + "云岭"]
    assert [item.generated for item in items] == [len(labels[0]), 0, len(labels[1])]


@pytest.mark.parametrize(
    "ruby",
    [
        "<ruby>澜<rp>(</rp><rt>lán</rt><rp>)</rp>江<rp>(</rp><rt>jiāng</rt><rp>)</rp></ruby>",
        "<ruby>澜<rt>lán<rb>江<rt>jiāng</ruby>",
        "<ruby>澜<rt>lán<rp>)</rp>江<rt>jiāng</ruby>",
        "<ruby><rb>澜<rb>江<rtc><rt>lán<rt>jiāng</rtc></ruby>",
    ],
)
def test_the_reading_above_characters_is_left_out(ruby):
    text, reading = page(f"<p>{ruby}市</p>").paragraphs
    assert (text.text, reading.text, reading.kind) == ("澜江市", "lán jiāng", Kind.ASIDE)
    assert reading.why == "is the reading above the characters"


def test_lists_within_lists_count_for_themselves():
    body = "<ol><li>一<ol type=a><li>二<li>三</ol><li value=7>四</ol><ol><li>五</ol>"
    assert texts(body) == ["1.一", "a.二", "b.三", "7.四", "1.五"]


def test_a_list_does_not_reach_into_the_table_of_an_item():
    body = "<ol><li>一<table><tr><td><li>二</td></tr></table></li><li>三</ol>"
    assert texts(body) == ["1.一", "二", "2.三"]


def picture_data(size: tuple[int, int]) -> str:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def test_a_picture_in_the_page_comes_with_its_bytes_and_size():
    text, picture = page(f"<p>文<img alt='会场' src='{picture_data((4, 3))}'>字</p>").paragraphs
    assert (text.text, picture.kind, picture.text) == ("文字", Kind.PICTURE, "会场")
    assert (picture.picture.media_type, picture.picture.width) == ("image/png", 4)
    assert picture.picture.data.startswith(b"\x89PNG")


def test_a_picture_elsewhere_is_a_warning():
    manuscript = page("<p><img src='https://a.example/pic/hall.jpg?x=1' width=400>文</p>")
    assert [one.kind for one in manuscript.paragraphs] == [Kind.PICTURE, Kind.TEXT]
    [finding] = manuscript.findings
    assert (finding.code, finding.severity, finding.line) == ("linked-picture", "warning", 1)
    assert "hall.jpg lies elsewhere" in finding.message()


@pytest.mark.parametrize("data", ["data:image/png;base64,!!!", "data:image/x-emf;base64,AAAA"])
def test_a_picture_that_cannot_be_shown_is_a_warning(data):
    assert [finding.code for finding in found(f"<img src='{data}'>文")] == ["picture-not-shown"]


def test_a_picture_loaded_late_is_known_by_its_true_address():
    late = f"<img src='{picture_data((1, 1))}' data-src='/pic/hall.jpg'>"
    assert page(late).paragraphs[0].picture.name == "hall.jpg"
    assert page(late.replace("data-src", "x")).paragraphs == []


def test_deleted_words_are_left_out_and_reported_at_their_place():
    manuscript = page("<p>取得<del>初步 </del><del>成</del><ins>明显</ins>效果</p>")
    assert manuscript.paragraphs[0].text == "取得明显效果"
    [finding] = manuscript.findings
    assert (finding.code, finding.line, finding.column) == ("marked-deleted", 1, 3)
    assert finding.message() == (
        "“初步 成” is marked as deleted in the source and was not taken over. Put it back if it "
        "belongs here."
    )


def test_what_word_deleted_with_tracked_changes_is_told_as_such():
    body = "<p>取得<span class=msoDel><del>初步</del></span><del cite='mailto:甲'>小</del>效果</p>"
    assert [one.code for one in found(body)] == ["tracked-deletion"]
    assert found(body)[0].params == {"words": "初步小"}


def test_words_struck_through_are_kept_and_reported():
    manuscript = page("<p>取得<s>初步</s>效果</p>")
    assert manuscript.paragraphs[0].text == "取得初步效果"
    assert [(one.code, one.column) for one in manuscript.findings] == [("struck-through", 3)]


def test_a_page_break_is_known():
    body = "<p>一</p><br style='page-break-before:always'><p>二</p><p>三</p>"
    assert [one.look.opens_page for one in page(body).paragraphs] == [False, True, False]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ("<meta charset=gb2312>", "utf-8"),
        ("<meta charset=utf-8>", "gb18030"),
        ("", "utf-8-sig"),
        ("", "gb18030"),
        ("<meta charset='big5'>", "big5hkscs"),
        ("<meta charset=utf-16>", "utf-16"),
        ("<meta>", "utf-16-le"),
    ],
)
def test_every_encoding_of_pages_is_read(head, encoding):
    data = f"{head}<p>學習動態，深學細悟</p>".encode(encoding)
    assert [one.text for one in read_html(data, "a.html").paragraphs] == ["學習動態，深學細悟"]


def test_a_damaged_byte_in_a_declared_encoding_is_one_replacement_character():
    data = b"<meta charset=gb2312><p>" + "学习动态".encode("gb18030") * 20 + b"\xff</p>"
    assert read_html(data, "a.html").paragraphs[0].text == "学习动态" * 20 + "\ufffd"


PROGRAM = "<script>var reader = {count: 0, share: function () { return reader.count++; }};</script>"


@pytest.mark.parametrize(
    "body",
    [
        PROGRAM * 200 + "<p>请启用脚本</p>",
        PROGRAM,
        "<div id=app></div><script>" + "x" * 5000 + "</script>",
        "<nav>首页</nav>" + PROGRAM * 3,
        "<p>加载中</p><script>window.state = '" + "学习" * 5000 + "'</script>",
        "<script>never ended <p>学习</p>",
    ],
)
def test_a_page_of_programs_is_refused_with_advice(body):
    with pytest.raises(UnreadableText) as refused:
        read_bytes(f"<html><body>{body}</body></html>".encode(), "page.html")
    assert "page.html" in str(refused.value)
    assert "paste it here" in str(refused.value)


def test_an_article_among_the_programs_of_an_ordinary_page_is_read():
    article = "<p>各级党组织把学习成果转化为推动发展的实际成效，群众满意度稳步提高。</p>" * 40
    assert len(texts(PROGRAM * 300 + article)) == 40


@pytest.mark.parametrize(
    "part",
    [
        "<svg><text>图中字</text></svg>",
        "<object>图中字</object>",
        "<noscript><p>图中字</p></noscript>",
        "<iframe>图中字</iframe>",
        "<template><b>图中字</b></template>",
    ],
)
def test_words_in_a_part_that_is_not_read_are_left_out_by_name(part):
    body = f"<p>澜江{part}市</p>"
    assert texts(body) == ["澜江市"]
    assert texts(body, Kind.ASIDE) == ["图中字"]


def test_a_drawing_without_words_leaves_no_trace():
    assert texts("<p>澜江<svg><path d='M0'/></svg>市</p>") == ["澜江市"]
    assert texts("<p>澜江<svg></svg>市</p>", Kind.ASIDE) == []
