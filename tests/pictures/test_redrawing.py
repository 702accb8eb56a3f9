"""Whatever comes in: a PNG or JPEG that shows the same and carries nothing else, or a refusal."""

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import ExifTags, Image, ImageCms

from bulletins.errors import Refused
from bulletins.pictures import redrawing
from bulletins.pictures.redrawing import redraw
from tests.drawings import drawing, sent, stored

# As on a site, where what Pillow warns of does not end the work.
CARELESS = pytest.mark.filterwarnings("ignore")
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def shown(made: redrawing.Redrawn) -> Image.Image:
    return Image.open(BytesIO(made.data)).convert("RGB")


def is_like(colour: tuple, other: tuple) -> bool:
    return all(abs(one - two) < 12 for one, two in zip(colour, other, strict=True))


@pytest.mark.parametrize(
    ("form", "options", "media_type"),
    [
        ("PNG", {}, "image/png"),
        ("GIF", {}, "image/png"),
        ("BMP", {}, "image/png"),
        ("DIB", {}, "image/png"),
        ("TIFF", {}, "image/png"),
        ("TIFF", {"compression": "tiff_lzw"}, "image/png"),
        ("TIFF", {"compression": "jpeg"}, "image/jpeg"),
        ("WEBP", {"lossless": True}, "image/png"),
        ("WEBP", {"quality": 95}, "image/jpeg"),
        ("JPEG", {"quality": 95}, "image/jpeg"),
    ],
)
def test_every_form_is_written_anew_with_or_without_loss_as_it_came(form, options, media_type):
    made = redraw(sent(form=form, **options))
    assert (made.media_type, made.width, made.height) == (media_type, 60, 40)
    assert Image.open(BytesIO(made.data)).get_format_mimetype() == media_type
    assert is_like(shown(made).getpixel((5, 5)), RED)
    assert is_like(shown(made).getpixel((55, 35)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "CMYK", "I", "I;16", "F"])
def test_every_kind_of_dots_is_taken(mode):
    image = drawing().convert("L").point(lambda shade: 255 * (shade > 40))
    if mode == "I;16":
        image = image.convert("I").point(lambda shade: shade * 257)
    form = "TIFF" if mode in ("CMYK", "F", "I", "LA") else "PNG"
    image = image.convert("RGBA").convert(mode) if mode == "PA" else image.convert(mode)
    made = redraw(stored(image, "WEBP" if mode == "PA" else form, lossless=True))
    assert is_like(shown(made).getpixel((5, 5)), WHITE)
    assert is_like(shown(made).getpixel((55, 35)), (0, 0, 0))


def test_what_is_transparent_is_white_as_on_paper():
    image = drawing().convert("RGBA")
    image.paste((0, 0, 0, 0), (30, 0, 60, 40))
    for form in ("PNG", "GIF", "WEBP"):
        made = shown(redraw(stored(image, form)))
        assert is_like(made.getpixel((55, 5)), WHITE), form
        assert is_like(made.getpixel((5, 5)), RED), form


def test_an_animation_is_its_first_picture():
    second = Image.new("RGB", (60, 40), "green")
    for form in ("GIF", "PNG", "WEBP"):
        data = stored(drawing(), form, save_all=True, append_images=[second], duration=100)
        made = redraw(data)
        assert not getattr(Image.open(BytesIO(made.data)), "is_animated", False)
        assert is_like(shown(made).getpixel((5, 5)), RED), form


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_as_its_camera_noted(form, orientation):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    made = redraw(sent(form=form, exif=exif))
    assert (made.width, made.height) == ((60, 40) if orientation < 5 else (40, 60))
    right, low = orientation in (2, 3, 6, 7), orientation in (3, 4, 7, 8)
    corner = (made.width - 5 if right else 5, made.height - 5 if low else 5)
    assert is_like(shown(made).getpixel(corner), RED)


@CARELESS
def test_a_broken_note_of_the_camera_costs_only_the_note():
    made = redraw(sent(form="JPEG", exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff"))
    assert (made.width, made.height) == (60, 40)


SECRET = b"Lanjiang-28.1N-113.0E"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_nothing_but_the_picture_is_kept(form):
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET.decode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = sent(form=form, exif=exif, icc_profile=profile, comment=SECRET, dpi=(300, 300))
    data += SECRET
    assert SECRET in data
    made = redraw(data)
    assert SECRET not in made.data
    left = set(Image.open(BytesIO(made.data)).info)
    assert not left & {"exif", "icc_profile", "comment", "xmp", "dpi"}


def test_colours_of_another_profile_are_turned_into_those_of_the_web():
    lab = ImageCms.createProfile("LAB")
    data = sent(icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())
    assert is_like(shown(redraw(data)).getpixel((5, 5)), RED)  # it does not fit: left as it is
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")
    assert is_like(shown(redraw(sent(icc_profile=swapped))).getpixel((5, 5)), BLUE)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize(
    ("size", "expected"),
    [((2400, 30), (2400, 30)), ((30, 4800), (15, 2400)), ((9001, 2), (2400, 1))],
)
def test_a_side_is_never_longer_than_2400_dots(form, size, expected):
    made = redraw(sent(*size, form=form))
    assert (made.width, made.height) == expected == shown(made).size


def test_a_large_picture_is_made_smaller_without_a_seam():
    image = Image.linear_gradient("L").resize((5003, 5003)).convert("RGBA")
    made = shown(redraw(stored(image, compress_level=1)))
    column = [made.getpixel((1200, row))[0] for row in range(made.height)]
    assert made.size == (2400, 2400)
    assert column == sorted(column) and column[0] < 3 and column[-1] > 252


EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "PNG"),
        (b"picture.png", "PNG"),
        (b"%PDF-1.7", "PNG"),
        (b"\x1f\x8b\x08\x00", "PNG"),
        (EMF, "EMF"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "WMF"),
        (b"\x01\x00\x09\x00" + bytes(40), "WMF"),
        (b"<?xml version='1.0'?>\n<svg onload='alert(1)'/>", "SVG"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(data, words):
    with pytest.raises(Refused, match=words):
        redraw(data)


def test_a_picture_is_told_by_its_bytes_even_with_a_drawing_in_its_notes():
    assert redraw(sent(form="JPEG", comment=b"<svg/>")).media_type == "image/jpeg"


def test_a_picture_of_too_many_bytes_is_refused(monkeypatch):
    data = sent()
    monkeypatch.setattr(redrawing, "MOST_BYTES", len(data))
    assert redraw(data)
    with pytest.raises(Refused, match="MB"):
        redraw(data + b"x")


def bomb(width: int, height: int) -> bytes:
    """A small file that would be a huge picture."""

    def chunk(kind: bytes, words: bytes) -> bytes:
        return (
            struct.pack(">I", len(words))
            + kind
            + words
            + struct.pack(">I", zlib.crc32(kind + words))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@CARELESS
@pytest.mark.parametrize(
    "size", [(10_000, 5_001), (10_000, 10_000), (20_000, 20_000), (2**31 - 1, 2**31 - 1)]
)
def test_a_picture_of_too_many_dots_is_refused_before_it_is_unpacked(size):
    with pytest.raises(Refused, match="50"):
        redraw(bomb(*size))


def test_a_picture_that_ends_too_early_is_refused():
    for form in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
        data = sent(300, 200, form=form)
        with pytest.raises(Refused):
            redraw(data[: len(data) * 2 // 3])


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
@CARELESS
def test_damaged_bytes_are_shown_or_refused_and_never_worse(form):
    chance, data = random.Random(form), sent(30, 20, form=form)
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(chance.choice([1, 2, 10])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            assert redraw(bytes(damaged)).data
        except Refused as refusal:
            assert str(refusal)
