"""The bytes of any picture → the bytes of one fit for a page: PNG or JPEG, upright, on white.

It is drawn anew from the dots alone: no camera, place or time, nothing hidden behind the picture,
and no form that a browser does not show.
"""

from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from django.utils.translation import gettext
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from bulletins.errors import Refused

MOST_BYTES = 15 * 1024 * 1024
MOST_DOTS = 50_000_000
# Twice the width of a column of text and more: for screens with small dots, and for paper.
LONGEST_SIDE = 2400
FORMS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "DIB", "TIFF")
_SRGB = ImageCms.createProfile("sRGB")
# What a camera notes instead of turning the picture, and how to turn it.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# How the files of drawings begin, which are lines and not dots: (offset, bytes).
_DRAWINGS = {
    "EMF": [(40, b" EMF")],
    "WMF": [(0, b"\xd7\xcd\xc6\x9a"), (0, b"\x01\x00\x09\x00"), (0, b"\x02\x00\x09\x00")],
}

Shades = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Redrawn:
    data: bytes
    media_type: str
    width: int
    height: int


def redraw(data: bytes) -> Redrawn:
    """What ``data`` shows, decided by the bytes and not by a name. Raises Refused."""
    if len(data) > MOST_BYTES:
        raise _too_large(len(data))
    with _opened(data) as source:
        width, height = source.size
        if width * height > MOST_DOTS:
            raise _too_many_dots()
        try:
            return _encoded(_fit_for_a_page(source), is_photo=_is_photo(source, data))
        except Exception as error:  # a decoder raises whatever it stumbles over
            raise _damaged() from error


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=FORMS)
    except UnidentifiedImageError as error:
        raise _not_taken(data) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_dots() from error
    except Exception as error:
        raise _damaged() from error


def _fit_for_a_page(source: Image.Image) -> Image.Image:
    if source.format == "JPEG":
        source.draft(None, _within(source.size))  # decodes no more than is needed
    source.load()
    shades = _shades(source)
    factor = max(source.size) // LONGEST_SIDE
    image = _reduced(source, shades, factor) if factor > 1 else _on_white(source, shades)
    if image.size != _within(image.size):
        image = image.resize(_within(image.size), Image.Resampling.LANCZOS)
    image = _in_srgb(image, source.info.get("icc_profile"))
    turn = _TURNS.get(_orientation(source))
    image = image if turn is None else image.transpose(turn)
    image.info.clear()
    return image


def _within(size: tuple[int, int]) -> tuple[int, int]:
    """``size``, or where a side is too long, its proportions in a smaller one."""
    factor = min(1, LONGEST_SIDE / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _reduced(source: Image.Image, shades: Shades, factor: int) -> Image.Image:
    """``source`` on white, ``factor`` times smaller; made in strips, for it fills the memory."""
    width, height = source.size
    tall = 64 * factor
    strips = (
        _on_white(source.crop((0, top, width, min(top + tall, height))), shades).reduce(factor)
        for top in range(0, height, tall)
    )
    first = next(strips)
    image = Image.new(first.mode, (first.width, -(-height // factor)))
    for number, strip in enumerate(chain([first], strips)):
        image.paste(strip, (0, number * 64))
    return image


def _on_white(image: Image.Image, shades: Shades) -> Image.Image:
    """As it looks on paper: no transparency, 256 shades; in grey, in RGB, or still in CMYK."""
    if image.has_transparency_data:
        colours = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(colours, mask=colours.getchannel("A"))
        return paper
    if shades:
        darkest, lightest = shades
        factor = 255 / ((lightest - darkest) or 1)
        wide = image.convert("F")
        return wide.point(lambda shade: shade * factor - darkest * factor).convert("L")
    if image.mode in ("1", "L"):
        return image.convert("L")
    return image if image.mode == "CMYK" else image.convert("RGB")


def _shades(image: Image.Image) -> Shades:
    """Black and white of a scan with more than 256 shades; None for every other picture."""
    if image.mode[0] not in "IF":
        return None
    return (0, 0xFFFF) if ";16" in image.mode else image.getextrema()


def _orientation(source: Image.Image) -> int | None:
    try:
        return source.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # what a camera wrote beside the picture is broken; the picture is not
        return None


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours that browsers assume where a picture names none."""
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, own, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # a profile that does not fit the picture
            pass
    return image.convert("RGB") if image.mode == "CMYK" else image


def _is_photo(source: Image.Image, data: bytes) -> bool:
    """Whether the source itself was stored with loss."""
    if source.format == "WEBP":
        return b"VP8L" not in data
    return source.format in ("JPEG", "MPO") or source.info.get("compression") == "jpeg"


def _encoded(image: Image.Image, *, is_photo: bool) -> Redrawn:
    file = BytesIO()
    if is_photo:
        image.save(file, "JPEG", quality=90, optimize=True, progressive=True)
    else:
        image.save(file, "PNG")
    return Redrawn(file.getvalue(), "image/jpeg" if is_photo else "image/png", *image.size)


def _not_taken(data: bytes) -> Refused:
    for form, beginnings in _DRAWINGS.items():
        if any(data.startswith(begins, offset) for offset, begins in beginnings):
            return _is_drawing(form)
    if b"<svg" in data[:4096].lower():
        return _is_drawing("SVG")
    return Refused(
        gettext(
            "This is no picture in a form that is taken, whatever its name says. Save it as PNG or "
            "JPEG and put that in its place. (Taken are PNG, JPEG, WebP, GIF, BMP and TIFF.)"
        )
    )


def _is_drawing(form: str) -> Refused:
    return Refused(
        gettext(
            "This is a drawing made of lines (%(form)s), which a page does not show safely. Save "
            "it as PNG and put that in its place."
        )
        % {"form": form}
    )


def _damaged() -> Refused:
    return Refused(
        gettext(
            "This picture is damaged and cannot be read to its end. Open it in another program, "
            "save it anew and put that in its place."
        )
    )


def _too_large(size: int) -> Refused:
    return Refused(
        gettext(
            "This picture has %(size).1f MB; at most %(most)d MB are taken. Save it smaller and "
            "put that in its place."
        )
        % {"size": size / 1024**2, "most": MOST_BYTES // 1024**2}
    )


def _too_many_dots() -> Refused:
    return Refused(
        gettext(
            "This picture has more than %(most)d million dots. Save it smaller and put that in "
            "its place."
        )
        % {"most": MOST_DOTS // 1_000_000}
    )
