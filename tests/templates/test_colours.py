"""The three colours of the readers' pages, light and dark, against WCAG 2.2."""

import re
from pathlib import Path

import pytest
from django.conf import settings

READER = Path(settings.BASE_DIR) / "static" / "reader"
SHEET = (READER / "reader.css").read_text() + (READER / "print.css").read_text()
LIGHT, DARK, PRINT = (
    dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))
    for block in re.findall(r":root \{\s*(?:color-scheme[^}]*?)?(--paper[^}]*)\}", SHEET)
)
AA, AAA = 4.5, 7


def rgba(colour: str) -> tuple[float, ...]:
    if colour.startswith("#"):
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        return (*bytes.fromhex(digits), 1.0)
    return tuple(float(number) for number in re.findall(r"[\d.]+", colour))


def over(colour: str, paper: str) -> tuple[float, ...]:
    """A translucent colour as it looks on paper."""
    *top, alpha = rgba(colour)
    return tuple(
        alpha * here + (1 - alpha) * below for here, below in zip(top, rgba(paper)[:3], strict=True)
    )


def luminance(colour: tuple[float, ...]) -> float:
    def linear(channel: float) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, paper: str) -> float:
    lighter, darker = sorted((luminance(over(colour, paper)), luminance(rgba(paper)[:3])))[::-1]
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast_is_that_of_the_norm():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)
    assert contrast("rgba(0, 0, 0, 0.5)", "#ffffff") == pytest.approx(3.98, abs=0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_text_can_be_read(tokens):
    assert contrast(tokens["ink"], tokens["paper"]) >= AAA
    assert contrast(tokens["quiet"], tokens["paper"]) >= AAA
    assert contrast(tokens["red"], tokens["paper"]) >= AA


def test_there_are_three_colours_and_no_other():
    """The grey and the hairlines are the ink, thinned."""
    for tokens in (LIGHT, DARK):
        for thinned in ("quiet", "hair"):
            assert rgba(tokens[thinned])[:3] == rgba(tokens["ink"])[:3]
    after_tokens = SHEET[SHEET.index("== Reset") : SHEET.index("@page")]
    assert not re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", after_tokens)


def test_the_browser_bar_has_the_colour_of_the_paper():
    base = (Path(settings.BASE_DIR) / "templates/base.html").read_text()
    bars = re.findall(r'name="theme-color" content="(#\w+)"', base)
    assert bars == [LIGHT["paper"], DARK["paper"]]


def test_no_font_or_picture_is_fetched():
    assert "@font-face" not in SHEET and "url(" not in SHEET and "@import" not in SHEET
