"""The file as it came in, and the pictures in it."""

import io
from html import escape

from PIL import Image

from bulletins.importing import drafts

from ..pages import signed_for
from .conftest import url


def test_the_original_comes_back_byte_for_byte_and_only_as_a_download(desk, editor):
    data = "<script>alert(1)</script>\n题目\n正文一段，说明情况。".encode()
    imported = drafts.open_import(data, "页 面.txt", by=editor)
    answer = desk.get(url("original", imported.pk))
    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_shown_small_and_drawn_anew(desk, word_with_picture):
    answer = desk.get(signed_for(desk, url("picture", word_with_picture.pk, 1)))
    assert answer["Content-Type"] == "image/png"
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert max(picture.size) <= 480


def test_where_no_picture_is_none_is_shown(desk, word_with_picture):
    for at in (0, 99_999):
        address = signed_for(desk, url("picture", word_with_picture.pk, at))
        assert desk.get(address).status_code == 404


def test_a_picture_of_an_import_is_shown_at_a_signed_address_alone(desk, word_with_picture):
    address = url("picture", word_with_picture.pk, 1)
    assert desk.get(address).status_code == 404
    page = desk.get(url("change", word_with_picture.pk)).content.decode()
    assert f'src="{escape(signed_for(desk, address))}"' in page
