"""The desk in a real browser: writing, moving, saving and publishing, by mouse, touch and keys."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from bulletins.models import Article
from tests.people import PASSWORD, rights_of


@pytest.fixture
def address(live_server):
    """The full address of a page of the desk: ``address("issue", "change", 1)``."""

    def address(noun: str, act: str, *args) -> str:
        return live_server.url + reverse(f"admin:bulletins_{noun}_{act}", args=args)

    return address


@pytest.fixture
def sign_in(live_server, editor, new_page):
    def sign_in(**options):
        page = new_page(viewport={"width": 1280, "height": 900}, **options)
        page.strangers, page.mistakes = [], []
        page.on("request", lambda request: _note_stranger(page, request.url, live_server.url))
        page.on("pageerror", lambda error: page.mistakes.append(str(error)))
        page.goto(live_server.url + reverse("admin:login"))
        page.fill("#id_username", editor.username)
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
        page.wait_for_url("**/admin/")
        return page

    return sign_in


def _note_stranger(page, url: str, own: str) -> None:
    if not url.startswith((own, "data:")):
        page.strangers.append(url)


@pytest.fixture
def desk(sign_in):
    page = sign_in()
    yield page
    assert (page.strangers, page.mistakes) == ([], [])


def part(page, heading: str):
    """The row whose heading field holds ``heading``."""
    index = page.locator(".part-heading").evaluate_all(
        "(fields, words) => fields.findIndex((field) => field.value === words)", heading
    )
    assert index >= 0, heading
    return page.locator("[data-part]").nth(index)


def headings(page) -> list[str]:
    return page.locator(".part:not(.is-deleted) .part-heading").evaluate_all(
        "(fields) => fields.map((field) => field.value)"
    )


def marks(page) -> list[str]:
    return page.locator(".part:not(.is-deleted) [data-mark]").all_text_contents()


def announced(page) -> str:
    return page.locator("[data-announce]").text_content()


def middle(box: dict) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, row, below) -> None:
    row.scroll_into_view_if_needed()
    page.mouse.move(*middle(row.locator("[data-handle]").bounding_box()))
    page.mouse.down()
    box = below.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + box["height"] - 20, steps=6)
    page.mouse.move(box["x"] + 40, box["y"] + box["height"] - 2, steps=3)
    assert page.locator(".drop-line").is_visible()
    page.mouse.up()


def choose(page, field: str, words: str) -> None:
    """Type into an autocomplete field and take what it offers."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def save(page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_an_article_is_written_reordered_published_and_read(desk, address, issue, department):
    desk.goto(address("article", "add"))
    desk.fill("#id_title", "把课堂搬到渡口")
    choose(desk, "issue", "江原学习动态")
    choose(desk, "contributing_units", "市委宣传部")
    desk.fill("#id_parts-0-heading", "健全制度")
    desk.fill("#id_parts-1-heading", "定期提醒")
    desk.fill("#id_parts-1-text", "每月初发出提醒单。")
    part(desk, "定期提醒").locator("[data-add=measure]").click()
    desk.keyboard.type("列席旁听")
    desk.keyboard.press("Enter")
    desk.keyboard.type("派员列席旁听，当场点评。")
    part(desk, "列席旁听").locator("[data-add=section]").click()
    desk.keyboard.type("创新形式")
    part(desk, "创新形式").locator("[data-add=measure]").click()
    desk.keyboard.type("现场教学")
    assert marks(desk) == ["一、", "", "", "二、", ""]

    drag(desk, part(desk, "定期提醒"), part(desk, "现场教学"))
    assert headings(desk) == ["健全制度", "列席旁听", "创新形式", "现场教学", "定期提醒"]
    part(desk, "现场教学").locator(".part-heading").focus()
    desk.keyboard.press("Alt+ArrowUp")
    assert headings(desk) == ["健全制度", "列席旁听", "现场教学", "创新形式", "定期提醒"]
    save(desk)

    article = Article.objects.get()
    assert [
        (section.heading, [measure.heading for measure in section.measures.all()])
        for section in article.sections.all()
    ] == [("健全制度", ["列席旁听", "现场教学"]), ("创新形式", ["定期提醒"])]
    assert (article.issue, article.revisions.count()) == (issue, 1)

    desk.goto(address("issue", "change", issue.pk))
    desk.locator(".readers .publish").click()
    desk.locator(".messagelist .success a").click()
    words = desk.locator("main").inner_text()
    order = ["健全制度", "列席旁听", "现场教学", "创新形式", "定期提醒"]
    places = [words.rindex(heading) for heading in order]
    assert places == sorted(places)


def test_moving_with_the_keyboard_keeps_the_focus_and_is_announced(desk, address, article):
    desk.goto(address("article", "change", article.pk))
    part(desk, "列席旁听。").locator(".part-text").focus()
    desk.keyboard.press("Alt+ArrowUp")
    expect(part(desk, "列席旁听。").locator(".part-text")).to_be_focused()
    assert headings(desk)[1:3] == ["列席旁听。", "定期提醒。"]
    assert all(words in announced(desk) for words in ("列席旁听", "健全制度", "1", "2"))
    part(desk, "创新形式，学有所得").locator("[data-handle]").focus()
    desk.keyboard.press("Shift+ArrowUp")
    assert headings(desk)[:2] == ["创新形式，学有所得", "现场教学"]
    assert marks(desk)[:3] == ["一、", "（一）", "二、"]
    desk.keyboard.press("Shift+ArrowUp")
    assert "创新形式" in announced(desk)
    assert headings(desk)[0] == "创新形式，学有所得"


def test_a_dragged_section_takes_its_measures_along(desk, address, article):
    desk.goto(address("article", "change", article.pk))
    drag(desk, part(desk, "健全制度，学有遵循"), part(desk, "现场教学"))
    assert headings(desk) == [
        "创新形式，学有所得",
        "现场教学",
        "健全制度，学有遵循",
        "定期提醒。",
        "列席旁听。",
    ]
    save(desk)
    assert article.sections.first().heading == "创新形式，学有所得"


def test_a_finger_drags_too(sign_in, address, article):
    page = sign_in(has_touch=True)
    page.goto(address("article", "change", article.pk))
    start = middle(part(page, "列席旁听。").locator("[data-handle]").bounding_box())
    box = part(page, "健全制度，学有遵循").bounding_box()
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, *points) -> None:
        places = [{"x": x, "y": y} for x, y in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    finger("touchStart", start)
    for y in (start[1] - 20, box["y"] + box["height"] + 30, box["y"] + box["height"] + 4):
        finger("touchMove", (start[0], y))
    finger("touchEnd")
    assert headings(page)[1:3] == ["列席旁听。", "定期提醒。"]


def test_escape_puts_a_dragged_part_back(desk, address, article):
    desk.goto(address("article", "change", article.pk))
    before = headings(desk)
    desk.mouse.move(*middle(part(desk, "列席旁听。").locator("[data-handle]").bounding_box()))
    desk.mouse.down()
    desk.mouse.move(300, 300, steps=5)
    desk.keyboard.press("Escape")
    desk.mouse.up()
    assert headings(desk) == before


def test_keys_of_a_chinese_input_method_move_nothing(desk, address, article):
    desk.goto(address("article", "change", article.pk))
    before = headings(desk)
    for key in ("ArrowUp", "Enter"):
        part(desk, "列席旁听。").locator(".part-heading").evaluate(
            """(field, key) => field.dispatchEvent(new KeyboardEvent("keydown",
               {key, altKey: true, isComposing: true, bubbles: true, cancelable: true}))""",
            key,
        )
    assert headings(desk) == before
    desk.keyboard.press("Alt+ArrowUp")  # nothing has the focus: nothing moves
    assert headings(desk) == before


def test_a_measure_moves_to_a_section_chosen_by_name(desk, address, article):
    desk.goto(address("article", "change", article.pk))
    row = part(desk, "定期提醒。")
    row.hover()
    row.locator("[data-move]").select_option(label="二、创新形式，学有所得")
    assert headings(desk)[-2:] == ["现场教学", "定期提醒。"]
    assert marks(desk)[-1] == "（二）"


def test_what_is_deleted_can_be_had_back_until_it_is_saved(desk, address, article):
    desk.goto(address("article", "change", article.pk))
    for heading in ("定期提醒。", "现场教学"):
        part(desk, heading).hover()
        part(desk, heading).locator("[data-delete]").click()
    assert "定期提醒。" not in headings(desk)
    part(desk, "现场教学").locator("[data-undo]").click()
    assert headings(desk) == ["健全制度，学有遵循", "列席旁听。", "创新形式，学有所得", "现场教学"]
    save(desk)
    assert "定期提醒。" not in headings(desk)


def test_leaving_with_unsaved_words_asks_first(desk, address, article):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(address("article", "change", article.pk))
    expect(desk.locator("[data-unsaved-mark]")).to_be_hidden()
    desk.goto(address("article", "changelist"))
    assert asked == []
    desk.goto(address("article", "change", article.pk))
    desk.locator("#id_title").press_sequentially("新")
    expect(desk.locator("[data-unsaved-mark]")).to_be_visible()
    desk.goto(address("article", "changelist"))
    assert asked == ["beforeunload"]


def test_without_javascript_parts_are_added_and_ordered_by_number(
    sign_in, address, article, live_server
):
    page = sign_in(java_script_enabled=False)
    page.goto(address("article", "change", article.pk))
    page.locator(".add-parts button[value=section]").click()
    page.fill("#id_parts-5-heading", "新的一节")
    page.fill("#id_parts-5-ORDER", "25")
    page.locator("input[name=_continue]").click()
    assert [section.heading for section in article.sections.all()] == [
        "健全制度，学有遵循",
        "新的一节",
        "创新形式，学有所得",
    ]


def test_the_articles_of_an_issue_are_put_in_order(desk, address, issue, make_article):
    for n in (1, 2, 3):
        make_article(f"第{n}篇", issue=issue)
    desk.goto(address("issue", "change", issue.pk))
    lines = desk.locator("[data-line]")
    drag(desk, lines.first, lines.last)
    lines.nth(1).locator("[data-handle]").focus()
    desk.keyboard.press("ArrowUp")
    assert "第3篇" in announced(desk)
    save(desk)
    titles = issue.articles.in_print_order().values_list("title", flat=True)
    assert list(titles) == ["第3篇", "第2篇", "第1篇"]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("rights", ["view", "change"])
def test_titles_in_the_contents_of_an_issue_stand_on_one_line(
    sign_in, address, editor, issue, make_article, rights, script
):
    make_article("把课堂搬到渡口码头上", issue=issue)
    if rights == "view":
        may = rights_of(editor)
        may.set(may.filter(codename__startswith="view_"))
    page = sign_in(java_script_enabled=script)
    page.goto(address("issue", "change", issue.pk))
    assert page.locator("[data-line] .line-title").bounding_box()["height"] < 40
    assert page.locator(".contents .only-script:visible").count() == (
        2 if rights == "change" and script else 0
    )


def test_rows_of_a_list_stay_low_on_a_narrow_screen(desk, address, article):
    article.issue.theme = "一期长长的主题，说的是把课堂搬到渡口码头、田间地头和车间一线" * 2
    article.issue.save()
    desk.set_viewport_size({"width": 390, "height": 800})
    for noun in ("article", "issue", "publication"):
        desk.goto(address(noun, "changelist"))
        rows = desk.locator("#result_list tbody tr")
        assert rows.count() == 1
        assert rows.first.bounding_box()["height"] < 120, noun
        title = desk.locator("#result_list tbody th").bounding_box()
        assert title["width"] >= 150, noun


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_of_the_desk_scrolls_sideways(desk, address, live_server, article, width):
    desk.set_viewport_size({"width": width, "height": 800})
    for url in (
        live_server.url + reverse("admin:index"),
        address("article", "change", article.pk),
        address("article", "add"),
        address("article", "changelist"),
        address("article", "revision", article.pk, 1),
        address("issue", "change", article.issue_id),
        address("issue", "changelist"),
    ):
        desk.goto(url)
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, url
