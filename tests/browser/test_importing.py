"""The import screen in a real browser: a Word document comes in, is corrected by key and becomes
an article.
"""

import io

import docx
import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from bulletins.importing import correcting, drafts
from bulletins.importing.outlining import outline
from bulletins.importing.reading import Reading
from bulletins.models import Article, Import
from tests.admin.importing.conftest import BULLETIN
from tests.browser.waiting import until

LEAD = "今年以来，澜江市委把课堂搬到渡口码头，推动全市各级党组织学出实效。"
FIRST = "市委每季度研究一次学习计划，把重点任务分解到各个专班。年底统一验收，逐项明确责任人。"
SECOND = "各县区结合自身产业特点，把课堂搬进车间和田头，累计解决具体问题二百余件。"
# Own-line headings without numbers or style: weak evidence, so they are only suggested.
LINES = [
    "把课堂搬到渡口",
    "2024-09-12",
    LEAD,
    "健全制度，学有遵循",
    FIRST,
    "创新形式，学有所得",
    SECOND,
]


def word(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.fixture
def address(live_server):
    def address(act: str, *args) -> str:
        return live_server.url + reverse(f"admin:bulletins_import_{act}", args=args)

    return address


@pytest.fixture
def desk(sign_in) -> Page:
    page = sign_in()
    yield page
    assert page.mistakes == []


@pytest.fixture
def imported(editor) -> Import:
    return drafts.open_import(word(*LINES), "渡口.docx", by=editor)


@pytest.fixture
def opened(desk, address, imported) -> Page:
    desk.goto(address("change", imported.pk))
    expect(chosen(desk)).to_have_count(1)
    return desk


def chosen(page: Page):
    return page.locator("#made .pc.is-selected")


def press(page: Page, *keys: str) -> None:
    """Press keys, each after the desk answered to the one before."""
    for key in keys:
        page.keyboard.press(key)
        until(page, "!document.querySelector('#import.is-busy')")


def choose(page: Page, words: str) -> None:
    page.locator("#made .pc", has_text=words).first.click()
    expect(chosen(page)).to_contain_text(words)


def reading(imported: Import) -> Reading:
    return drafts.load(Import.objects.get(pk=imported.pk)).reading


def shape(imported: Import) -> list:
    return [
        (section.heading, [measure.heading for measure in section.measures])
        for section in outline(reading(imported)).sections
    ]


def test_a_word_document_is_corrected_by_keyboard_confirmed_and_read(
    desk, address, issue, live_server
):
    desk.goto(address("add"))
    document = {"name": "渡口.docx", "mimeType": "", "buffer": word(*LINES)}
    desk.set_input_files("#id_file", document)
    desk.click(".opening-acts input")
    expect(desk.locator(".account")).to_contain_text("146")
    expect(desk.locator("button.chip")).to_have_count(2)

    expect(desk.locator("#screen.has-script")).to_be_visible()
    expect(chosen(desk)).to_have_text("健全制度，学有遵循")
    press(desk, "a")
    expect(desk.locator("button.chip")).to_have_count(1)
    press(desk, "n")
    expect(chosen(desk)).to_have_text("创新形式，学有所得")
    press(desk, "d")
    expect(desk.locator("button.chip")).to_have_count(0)
    expect(desk.locator("#made h4")).to_contain_text("创新形式，学有所得")

    desk.locator("[data-fold=place] summary").click()
    desk.select_option("#id_place-publication", "dongtai")
    expect(desk.locator("[data-fold=place] summary")).to_contain_text("江原学习动态")
    desk.fill("#id_place-issue", "2024-8")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".messagelist .success")).to_be_visible()

    article = Article.objects.get()
    assert (article.issue, str(article.origin)) == (issue, "渡口.docx")
    assert [
        (section.heading, [measure.heading for measure in section.measures.all()])
        for section in article.sections.all()
    ] == [("健全制度，学有遵循", ["创新形式，学有所得"])]
    desk.goto(live_server.url + reverse("admin:bulletins_issue_change", args=[issue.pk]))
    desk.locator(".readers .publish").click()
    desk.locator(".messagelist .success a").click()
    expect(desk.locator("main")).to_contain_text("把课堂搬到渡口")
    assert SECOND in desk.locator("main").inner_text()


def test_leaving_and_coming_back_finds_the_draft_as_it_was_left(opened, address, imported):
    press(opened, "d", "d")
    opened.goto(address("changelist"))
    assert shape(imported) == [("创新形式，学有所得", [])]
    opened.goto(opened.url.replace("import/", ""))
    opened.goto(address("change", imported.pk))
    expect(opened.locator("#made h3")).to_have_count(1)


def test_what_is_chosen_in_one_pane_is_marked_in_the_other(opened):
    choose(opened, "各县区结合")
    expect(opened.locator("#source .is-selected")).to_have_text(SECOND)
    opened.locator("#source .s", has_text="今年以来").click()
    expect(chosen(opened)).to_have_text(LEAD)
    opened.keyboard.press("ArrowDown")
    expect(opened.locator("#source .is-selected")).to_have_text("健全制度，学有遵循")
    opened.keyboard.press("End")
    opened.keyboard.press("Home")
    expect(chosen(opened)).to_have_text("把课堂搬到渡口")


def test_a_text_is_split_at_the_caret_joined_and_a_sentence_made_a_heading(opened, imported):
    choose(opened, "市委每季度")
    opened.keyboard.press("Control+ArrowLeft")
    opened.keyboard.press("Control+ArrowLeft")
    press(opened, "Control+ArrowRight", "s")
    expect(chosen(opened)).to_have_text("年底统一验收，逐项明确责任人。")
    assert FIRST[:27] in outline(reading(imported)).sections[0].body
    press(opened, "j")
    expect(chosen(opened)).to_have_text(FIRST)
    press(opened, "Control+ArrowRight", "h")
    expect(chosen(opened)).to_have_text("年底统一验收，逐项明确责任人。")
    assert shape(imported)[0] == ("健全制度，学有遵循", ["年底统一验收，逐项明确责任人。"])
    press(opened, "h")
    assert shape(imported)[0] == ("健全制度，学有遵循", [])


def test_the_caret_is_put_where_one_clicks(opened, imported):
    piece = opened.locator("#made .pc", has_text="市委每季度")
    box = piece.evaluate(
        """(piece) => { const range = document.createRange();
             const words = piece.firstChild; range.setStart(words, 12); range.setEnd(words, 13);
             const box = range.getBoundingClientRect(); return [box.left, box.top + 8]; }"""
    )
    opened.mouse.click(box[0] + 2, box[1])
    press(opened, "Enter")
    assert FIRST[:12] in outline(reading(imported)).sections[0].body


def test_a_sign_in_a_box_counts_as_one_character(desk, address, editor):
    imported = drafts.open_paste("", f"题目一行\n{LEAD}\n增长3\ue0105%。另起一句。", by=editor)
    desk.goto(address("change", imported.pk))
    choose(desk, "另起一句")
    expect(chosen(desk).locator(".odd")).to_have_text("U+E010")
    desk.keyboard.press("Control+ArrowLeft")
    desk.keyboard.press("Control+ArrowLeft")
    press(desk, "Control+ArrowRight", "s")
    assert outline(reading(imported)).lead[-2:] == ["增长3\ue0105%。", "另起一句。"]


def test_leaving_out_taking_in_undo_and_redo(opened, imported):
    choose(opened, "各县区结合")
    press(opened, "x")
    expect(opened.locator("#made .out", has_text="各县区结合")).to_be_visible()
    press(opened, "Control+z")
    expect(opened.locator("#made .out", has_text="各县区结合")).to_have_count(0)
    press(opened, "Control+y")
    opened.locator("#made .out .pc", has_text="各县区结合").click()
    press(opened, "x")
    assert SECOND in outline(reading(imported)).sections[-1].body


def test_a_refusal_is_said_and_changes_nothing(opened):
    choose(opened, "今年以来")
    press(opened, "j")
    expect(opened.locator(".said-warning")).to_be_visible()
    expect(chosen(opened)).to_have_text(LEAD)


def test_a_line_is_named_by_number_and_its_fact_is_read(opened, imported):
    choose(opened, "创新形式")
    press(opened, "3")
    assert outline(reading(imported)).unit == "创新形式，学有所得"
    press(opened, "6")
    assert outline(reading(imported)).unit == ""


def test_keys_of_a_chinese_input_method_do_nothing(opened, imported):
    before = reading(imported)
    for key in ("d", "x", "Enter", "a"):
        chosen(opened).evaluate(
            """(piece, key) => piece.dispatchEvent(new KeyboardEvent("keydown",
               {key, isComposing: true, bubbles: true, cancelable: true}))""",
            key,
        )
    opened.locator("[data-fold=facts0] summary").click()
    opened.locator("#id_facts0-byline").focus()
    opened.keyboard.press("d")
    opened.keyboard.press("x")
    assert reading(imported).pieces == before.pieces
    expect(opened.locator("#id_facts0-byline")).to_have_value("dx")


def test_facts_are_kept_when_one_leaves_their_field(opened, imported):
    opened.locator("[data-fold=facts0] summary").click()
    opened.fill("#id_facts0-byline", "方远")
    opened.keyboard.press("Tab")
    expect(opened.locator("[data-fold=facts0] summary")).to_contain_text("方远")
    assert reading(imported).facts[0].byline == "方远"
    expect(opened.locator("#id_facts0-credits")).to_be_focused()


def test_what_is_still_being_typed_is_kept_when_one_leaves(opened, address, imported):
    opened.locator("[data-fold=facts0] summary").click()
    opened.locator("#id_facts0-byline").press_sequentially("方远")
    opened.goto(address("changelist"))
    opened.goto(address("change", imported.pk))
    expect(opened.locator("[data-fold=facts0] summary")).to_contain_text("方远")


def test_a_wrong_fact_is_said_at_its_field_and_stays_there(opened, imported):
    opened.locator("[data-fold=facts0] summary").click()
    opened.fill("#id_facts0-credits", "没有角色的一行")
    opened.keyboard.press("Tab")
    expect(opened.locator("#facts-form-0 .errorlist")).to_be_visible()
    expect(opened.locator("#id_facts0-credits")).to_have_value("没有角色的一行")
    assert reading(imported).facts[0].credits == {}


def test_what_is_wrong_with_the_place_is_seen_by_who_goes_on_to_its_next_field(opened):
    opened.locator("[data-fold=place] summary").click()
    opened.fill("#id_place-issue", "2024-8")
    opened.keyboard.press("Tab")
    expect(opened.locator("#place-form .errorlist")).to_be_in_viewport()
    expect(opened.locator("#place-form .field-units .select2-search__field")).to_be_focused()


def test_a_bulletin_is_divided_into_articles_by_key(desk, address, editor):
    imported = drafts.open_import(BULLETIN.encode(), "第9期.txt", by=editor)
    desk.goto(address("change", imported.pk))
    choose(desk, "以学促干")
    press(desk, "g")
    expect(desk.locator(".made-article")).to_have_count(3)
    expect(chosen(desk)).to_have_text("二、以学促干")
    press(desk, "m")
    expect(desk.locator(".made-article")).to_have_count(2)


def test_what_is_missing_leads_to_its_field(desk, address, editor):
    imported = drafts.open_import(BULLETIN.encode(), "第9期.txt", by=editor)
    desk.goto(address("change", imported.pk))
    desk.locator(".missing-link").click()
    expect(desk.locator("#id_issue-series")).to_be_focused()


def test_what_another_window_changed_is_shown_instead(opened, imported):
    lead = [at for at, one in enumerate(reading(imported).pieces) if one.at == 2]
    drafts.correct(imported, lambda now: correcting.leave_out(now, lead[0]))
    press(opened, "d")
    expect(opened.locator(".said-error")).to_be_visible()
    expect(opened.locator("#made .out", has_text="今年以来")).to_be_visible()
    assert len(shape(imported)) == 2
    press(opened, "d")
    assert shape(imported)[0] == ("", ["健全制度，学有遵循"])


def test_a_failed_request_can_be_repeated(opened, imported):
    opened.context.set_offline(True)
    opened.keyboard.press("d")
    expect(opened.locator(".said-error button")).to_be_focused()
    assert len(shape(imported)) == 2
    opened.context.set_offline(False)
    opened.keyboard.press("Enter")
    expect(opened.locator("#made h4")).to_have_count(1)
    assert shape(imported)[0][0] == ""


def test_the_next_one_is_first_the_one_that_is_chosen_if_it_is_out_of_sight(desk, address, editor):
    long = [*LINES[:3], *[LEAD] * 40, *LINES[3:]]
    imported = drafts.open_import(word(*long), "长.docx", by=editor)
    desk.goto(address("change", imported.pk))
    expect(chosen(desk)).not_to_be_in_viewport()
    desk.keyboard.press("n")
    expect(chosen(desk)).to_be_in_viewport()
    expect(chosen(desk)).to_have_text("健全制度，学有遵循")
    desk.keyboard.press("n")
    expect(chosen(desk)).to_have_text("创新形式，学有所得")


def test_a_refusal_that_was_read_is_taken_away(opened):
    choose(opened, "今年以来")
    press(opened, "j")
    expect(opened.locator(".said-warning")).to_be_visible()
    opened.keyboard.press("ArrowDown")
    expect(opened.locator(".said-warning")).to_be_hidden()


def test_what_one_clicks_is_large_enough(desk, address, editor):
    imported = drafts.open_import(BULLETIN.encode(), "第9期.txt", by=editor)
    desk.goto(address("change", imported.pk))
    for fold in desk.locator("#screen summary").all():
        fold.click()
    for one in desk.locator("#screen :is(a:not(.ln, .flag), button, summary)").all():
        if one.is_visible() and (box := one.bounding_box()):
            assert box["height"] >= 24 and box["width"] >= 24, one.inner_text()


def test_the_keys_are_listed(opened):
    opened.keyboard.press("?")
    expect(opened.locator("#keys")).to_be_visible()
    opened.keyboard.press("d")
    opened.keyboard.press("Escape")
    expect(opened.locator("button.chip")).to_have_count(2)


def test_without_javascript_the_same_is_done_by_forms(sign_in, address, imported):
    page = sign_in(java_script_enabled=False)
    page.goto(address("change", imported.pk))
    page.locator("button.chip").first.click()
    page.locator("#made h3", has_text="创新形式").locator(".pick").click()
    page.locator("#tools button[value=demote]").click()
    assert shape(imported) == [("健全制度，学有遵循", ["创新形式，学有所得"])]
    page.locator("#made p", has_text="市委每季度").locator(".pick").click()
    page.select_option("#offset", label="年底统一验收，逐项明确责任人。")
    page.locator("#tools button[value=make_head]").click()
    assert shape(imported)[0][1][0] == "年底统一验收，逐项明确责任人。"
    page.locator("[data-fold=facts0] summary").click()
    page.fill("#id_facts0-byline", "方远")
    page.locator("#facts-form-0 button").click()
    page.locator("[data-confirm] input[type=submit]").click()
    assert Article.objects.get().byline == "方远"


def test_a_file_dropped_on_the_page_is_chosen(desk, address):
    desk.goto(address("add"))
    desk.evaluate(
        """() => { const data = new DataTransfer();
             data.items.add(new File(["题目"], "一.txt", { type: "text/plain" }));
             document.body.dispatchEvent(new DragEvent("drop",
               { dataTransfer: data, bubbles: true, cancelable: true })); }"""
    )
    expect(desk.locator("[data-chosen]")).to_have_text("一.txt")


COPY = """(kinds) => navigator.clipboard.write([new ClipboardItem(
    Object.fromEntries(kinds.map(([type, words]) => [type, new Blob([words], { type })])))])"""


def test_what_is_pasted_keeps_its_look_until_one_writes_in_it(desk, address):
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(address("add"))
    words, look = "题目\n正文一段。", "<h1>题目</h1><p>正文一段。</p>"
    desk.evaluate(COPY, [["text/plain", words], ["text/html", look]])
    desk.focus("#id_text")
    desk.keyboard.press("Control+v")
    expect(desk.locator("#id_text")).to_have_value(words)
    assert "<h1>" in desk.locator("#id_html").input_value()
    desk.keyboard.insert_text("我写的。")
    assert desk.locator("#id_html").input_value() == ""
