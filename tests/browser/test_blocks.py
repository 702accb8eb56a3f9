"""Tables and pictures in a real browser: what only shows once a page is laid out."""

import pytest
from django.utils.translation import gettext

from bulletins import assembly, pictures
from bulletins.text.blocks import picture_line, table_row
from tests.browser.waiting import until
from tests.drawings import sent

WIDTHS = (320, 768, 1280)


@pytest.fixture
def address(live_server, make_article, issue) -> str:
    wide, small = (pictures.take(sent(*size)).key for size in ((1800, 1000), (90, 60)))
    body = [
        table_row(["单位", *(f"第{number}次学习情况" for number in range(1, 13))]),
        table_row(["澜江市", *["每月初发出提醒单并跟踪问效"] * 12]),
        picture_line("现场", wide),
        picture_line("", small),
        "图后的话。",
    ]
    article = make_article(issue=issue, closing="\n".join(body))
    assembly.publish_issue(issue, by=None)
    return f"{live_server.url}/dongtai/2024/8/{article.number}/"


def box(locator) -> dict:
    return locator.bounding_box()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_wide_table_scrolls_in_its_frame_and_not_the_page(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = page.get_by_role("group", name=gettext("Table %(number)s") % {"number": 1})
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")


def test_a_table_is_scrolled_with_the_keyboard(page, address):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address)
    frame = page.get_by_role("group", name=gettext("Table %(number)s") % {"number": 1})
    for _ in range(40):
        page.keyboard.press("Tab")
        if frame.evaluate("frame => frame === document.activeElement"):
            break
    page.keyboard.press("ArrowRight")
    until(page, "document.activeElement.scrollLeft > 0")


def test_a_table_has_a_rule_above_below_and_under_its_head_and_none_between(page, address):
    page.goto(address)
    borders = page.evaluate(
        """() => Object.fromEntries(["table", "thead tr", "tbody tr", "tbody td"].map((name) => {
          const style = getComputedStyle(document.querySelector(`.table ${name}`));
          return [name, ["Top", "Right", "Bottom", "Left"].map(
            (side) => parseFloat(style[`border${side}Width`]))];
        }))"""
    )
    assert borders == {
        "table": [2, 0, 2, 0],
        "thead tr": [0, 0, 1, 0],
        "tbody tr": [0, 0, 0, 0],
        "tbody td": [0, 0, 0, 0],
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_is_centred_and_never_wider_than_the_text(page, address, width):
    page.set_viewport_size({"width": width, "height": 2000})
    page.goto(address)
    column = box(page.locator(".text"))
    for picture in page.locator(".picture img").all():
        shown = box(picture)
        assert shown["width"] <= column["width"]
        assert shown["x"] - column["x"] == pytest.approx(
            column["x"] + column["width"] - shown["x"] - shown["width"], abs=1
        )
    assert box(page.locator(".picture img").last)["width"] == 90


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_when_a_picture_comes(page, address, width):
    held, come = [], []
    page.set_viewport_size({"width": width, "height": 2000})
    page.route("**/pictures/*", lambda route: route.continue_() if come else held.append(route))
    with page.expect_request("**/pictures/*"):
        page.goto(address, wait_until="domcontentloaded")
    after = page.get_by_text("图后的话。")
    before_it_came = box(after)
    come.append(True)
    for route in held:
        route.continue_()
    until(page, "[...document.images].every((one) => one.complete && one.naturalWidth)")
    assert box(after) == before_it_came
