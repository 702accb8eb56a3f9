"""The readers' pages in a real browser: what only shows once a page is laid out."""

import pytest

from bulletins import assembly
from tests.browser.waiting import until

WIDTHS = (320, 768, 1280)


@pytest.fixture
def addresses(live_server, article, make_article, column) -> dict[str, str]:
    long = make_article(
        "河清市推行“三讲三问”研讨法　让中心组学习会“议”起来",
        issue=article.issue,
        column=column,
        closing="学习" * 200,
        attachments="https://example.org/" + "a" * 90,
    )
    assembly.publish_issue(article.issue, by=None)
    paths = {
        "home": "/",
        "series": "/dongtai/",
        "issue": "/dongtai/2024/8/",
        "article": f"/dongtai/2024/8/{article.number}/",
        "long article": f"/dongtai/2024/8/{long.number}/",
        "columns": "/columns/",
        "column": "/columns/theory/",
        "units": "/units/",
        "unit": "/units/lanjiang/",
        "not found": "/nowhere/",
    }
    return {name: live_server.url + path for name, path in paths.items()}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(page, addresses, width):
    page.set_viewport_size({"width": width, "height": 800})
    for name, address in addresses.items():
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_line_of_text_is_32_to_38_characters_long(page, addresses):
    page.set_viewport_size({"width": 1280, "height": 800})
    for name in ("article", "issue"):
        page.goto(addresses[name])
        text = page.locator(".text p").first
        characters = text.evaluate(
            "p => p.getBoundingClientRect().width / parseFloat(getComputedStyle(p).fontSize)"
        )
        assert 32 <= characters <= 38, name
        assert style(text, "textAlign") == "justify"


@pytest.mark.parametrize(("width", "smallest", "largest"), [(320, 17, 18), (1280, 18, 20)])
def test_text_has_the_size_and_leading_of_a_book(page, addresses, width, smallest, largest):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(addresses["article"])
    text = page.locator(".text p").first
    size, leading = (pixels(text, name) for name in ("fontSize", "lineHeight"))
    assert smallest <= size <= largest
    assert 1.75 <= leading / size <= 1.85
    assert pixels(text, "textIndent") == pytest.approx(2 * size)


def test_a_run_in_heading_stands_in_the_line_of_its_paragraph(page, addresses):
    page.goto(addresses["article"])
    opening = page.locator(".run-in").first
    heading, paragraph = opening.locator("h3"), opening.locator("p")
    assert style(heading, "display") == style(paragraph, "display") == "inline"
    assert heading.bounding_box()["y"] == pytest.approx(paragraph.bounding_box()["y"], abs=8)
    assert page.get_by_role("heading", name="定期提醒。", level=3).count() == 1


def test_the_first_tab_reaches_the_skip_link(page, addresses):
    for name, address in addresses.items():
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", name
        assert page.locator(".skip").bounding_box()["y"] >= 0, name
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_an_anchor_shows_when_the_keyboard_reaches_it(page, addresses):
    page.goto(addresses["article"])
    anchor = page.locator(".pilcrow").first
    assert style(anchor, "opacity") == "0"
    anchor.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert style(anchor, "opacity") == "1"
    page.keyboard.press("Enter")
    assert "#a" in page.url


def test_links_that_stand_alone_are_large_enough_to_hit(page, addresses):
    page.set_viewport_size({"width": 320, "height": 800})
    for name, address in addresses.items():
        page.goto(address)
        boxes = page.locator(
            ".site-links a, .brand, .breadcrumb a, .contents-title, .row-title, .pilcrow, .back"
        ).evaluate_all("links => links.map(a => a.getBoundingClientRect().toJSON())")
        small = [box for box in boxes if box["height"] < 24 or box["width"] < 24]
        assert not small, name


def test_paper_carries_the_words_and_their_address_alone(page, addresses):
    page.emulate_media(media="print")
    for name in ("article", "issue"):
        page.goto(addresses[name])
        for hidden in (".site-head", ".breadcrumb", ".site-foot", ".skip"):
            assert not page.locator(hidden).is_visible(), hidden
        assert page.locator(".pilcrow:visible, .neighbours:visible").count() == 0
        assert page.locator("h1").is_visible()
        foot = page.locator(".printed-from")
        assert foot.is_visible() and addresses[name] in foot.inner_text()


def test_the_screen_does_not_repeat_its_address(page, addresses):
    page.goto(addresses["article"])
    assert not page.locator(".printed-from").is_visible()


def test_paper_stays_white_for_those_who_read_in_the_dark(page, addresses):
    page.emulate_media(media="screen", color_scheme="dark")
    page.goto(addresses["article"])
    html = page.locator("html")
    dark = style(html, "backgroundColor")
    page.emulate_media(media="print", color_scheme="dark")
    assert style(html, "backgroundColor") == "rgb(255, 255, 255)" != dark
    assert style(html, "color") == "rgb(0, 0, 0)"


def test_the_contents_stay_at_the_side_and_mark_the_place(page, addresses):
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(addresses["issue"])
    contents = page.locator(".issue-contents")
    second = contents.locator("a").nth(1)
    second.click()
    until(page, "document.querySelectorAll('.issue-contents a')[1].hasAttribute('aria-current')")
    assert contents.locator("[aria-current]").count() == 1
    box, text = contents.bounding_box(), page.locator(".text").nth(1).bounding_box()
    assert 0 <= box["y"] < 500 and box["x"] + box["width"] <= text["x"]


def test_an_issue_reads_in_print_order_without_scripts(new_page, addresses):
    page = new_page(java_script_enabled=False)
    page.goto(addresses["issue"])
    for words in ("学习动态", "澜江市", "省委常委"):
        assert words in page.locator("main").inner_text()


def test_nothing_moves_once_the_page_is_there(page, addresses):
    for name in ("home", "issue", "article"):
        page.goto(addresses[name])
        shift = page.evaluate(
            """() => new Promise(done => {
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
                    .observe({ type: "layout-shift", buffered: true });
                setTimeout(() => done(sum), 200);
            })"""
        )
        assert shift == 0, name


def test_pages_ask_only_the_site_itself_and_log_no_error(page, addresses, live_server):
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    for name, address in addresses.items():
        if name != "not found":
            page.goto(address, wait_until="networkidle")
    assert all(url.startswith(live_server.url) for url in asked)
    assert not errors


def style(locator, name: str) -> str:
    return locator.evaluate("(element, name) => getComputedStyle(element)[name]", name)


def pixels(locator, name: str) -> float:
    return float(style(locator, name).removesuffix("px"))
