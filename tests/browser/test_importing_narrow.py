"""The import screen on a phone: the text first, the tools at the thumb, nothing pushed sideways."""

import io

import docx
import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from bulletins.importing import drafts
from bulletins.models import Import
from tests.importing.samples import LEAD, MORE_PROSE, PROSE

PHONE = {"width": 320, "height": 640}
THUMB = 44  # px: what a thumb finds
FURNITURE = ["首页 > 理论学习 > 经验交流", "把课堂搬到渡口", "2024-09-12　来源：《渡口通讯》第8期"]
CREDITS = "（撰稿：方远　一审：秦溪　二审：罗行　终审：宋桢）"


@pytest.fixture
def imported(editor) -> Import:
    """With facts, a unit, a table wider than a phone, and two suggestions."""
    document = docx.Document()
    for line in (*FURNITURE, "澜江市委宣传部", LEAD, "健全制度，学有遵循", PROSE):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=9)
    for row in table.rows:
        for number, cell in enumerate(row.cells, 1):
            cell.text = f"第{number}次学习情况"
    for line in ("创新形式，学有所得", MORE_PROSE, CREDITS):
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return drafts.open_import(made.getvalue(), "渡口.docx", by=editor)


@pytest.fixture
def address(live_server, imported):
    def address(act: str = "change") -> str:
        args = [] if act == "add" else [imported.pk]
        return live_server.url + reverse(f"admin:bulletins_import_{act}", args=args)

    return address


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def either(request, sign_in, address) -> Page:
    """The screen on a phone, with a script and without."""
    page = sign_in(java_script_enabled=request.param)
    page.set_viewport_size(PHONE)
    page.goto(address())
    yield page
    assert page.mistakes == []


@pytest.fixture
def phone(sign_in, address) -> Page:
    page = sign_in()
    page.set_viewport_size(PHONE)
    page.goto(address())
    expect(page.locator("#made .pc.is-selected")).to_have_count(1)
    yield page
    assert page.mistakes == []


def bounds(one: Locator) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is in the window."""
    box = one.bounding_box()
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def shown(page: Page, selector: str) -> list[Locator]:
    return [one for one in page.locator(selector).all() if one.is_visible()]


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_no_page_of_an_import_scrolls_sideways(sign_in, address, width):
    page = sign_in()
    page.set_viewport_size({"width": width, "height": 800})
    for act in ("add", "discard", "change"):
        page.goto(address(act))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, act
    if width < 1024:
        page.locator("[data-view=source]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_text_begins_on_the_first_screen(phone):
    _left, top, _right, _bottom = bounds(phone.locator("#made .pc", has_text=LEAD[:8]))
    assert top + 2 * THUMB < bounds(phone.locator("#tools"))[1]


def test_the_tools_are_in_sight_at_the_foot_and_large_enough(either):
    _left, _top, _right, bottom = bounds(either.locator("#tools"))
    assert bottom == PHONE["height"]
    buttons = shown(either, "#tools button, #tools label[for=all-tools]")
    assert len(buttons) >= 6
    for button in buttons:
        left, top, right, bottom = bounds(button)
        assert left >= 0 and right <= PHONE["width"] and bottom <= PHONE["height"]
        assert right - left >= THUMB and bottom - top >= THUMB, button.inner_text()


def test_all_tools_open_above_those_that_are_used_most(either):
    either.locator("label[for=all-tools]").click()
    expect(either.locator("#tools button[value=assign-title]")).to_be_in_viewport(ratio=1)
    for button in shown(either, "#tools button"):
        left, _top, right, _bottom = bounds(button)
        assert left >= 0 and right <= PHONE["width"], button.inner_text()
    either.locator("#tools button[value=assign-unit]").click()
    expect(either.locator("#tools button[value=assign-title]")).to_be_hidden()


def test_the_tools_do_not_lie_over_what_confirms(either):
    confirm = either.locator("[data-confirm] input[type=submit]")
    either.mouse.wheel(0, 20_000)
    expect(confirm).to_be_in_viewport(ratio=1)
    either.wait_for_timeout(200)
    assert bounds(confirm)[3] <= bounds(either.locator("#tools"))[1]
    confirm.click()
    expect(either.locator(".messagelist .success")).to_be_visible()


def test_the_tools_do_not_lie_over_what_is_chosen(phone):
    phone.keyboard.press("Home")
    for _ in range(phone.locator("#made .pc").count()):
        piece = phone.locator("#made .pc.is-selected")
        _left, top, _right, bottom = bounds(piece)
        assert top >= bounds(phone.locator(".views"))[3]
        assert bottom <= bounds(phone.locator("#tools"))[1]
        phone.keyboard.press("ArrowDown")


def test_source_and_structure_are_two_views_that_one_switches_between(either):
    source, made = either.locator("#source"), either.locator("#made")
    expect(source).to_be_hidden()
    either.locator("[data-view=source]").click()
    expect(made).to_be_hidden()
    expect(source).to_be_visible()
    either.locator("[data-view=made]").click()
    expect(source).to_be_hidden()
    expect(made).to_be_visible()


def test_a_line_of_the_source_leads_to_its_part_in_the_structure(either):
    either.locator("[data-view=source]").click()
    either.locator("#source .src", has_text=LEAD).locator(".ln").click()
    expect(either.locator("#made .pc", has_text=LEAD)).to_be_in_viewport()
    expect(either.locator("#source")).to_be_hidden()


def test_what_is_known_beside_the_text_stands_in_folds_of_a_line(either):
    expect(either.locator(".account")).to_be_hidden()
    expect(either.locator(".beside-said")).to_be_hidden()
    for summary in shown(either, "#screen summary"):
        _left, top, _right, bottom = bounds(summary)
        assert THUMB <= bottom - top < 2 * THUMB
    either.locator(".import-known summary").click()
    expect(either.locator(".account")).to_be_visible()
    either.locator("[data-fold=place] summary").click()
    expect(either.locator(".beside-said")).to_be_visible()


def test_a_part_is_corrected_with_the_thumb_and_stays_in_sight(phone):
    phone.locator("#made .pc", has_text="创新形式").click()
    phone.locator("#tools button[value=demote]").click()
    expect(phone.locator("#made h4 .pc.is-selected")).to_be_focused()
    expect(phone.locator("#made h4 .pc.is-selected")).to_be_in_viewport()
    phone.locator("#tools button[value=undo]").click()
    expect(phone.locator("#made h3 .pc.is-selected")).to_have_text("创新形式，学有所得")
