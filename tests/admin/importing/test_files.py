"""The file as it came in, and the pictures in it."""

import io

from PIL import Image

from bulletins.importing import drafts

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
    answer = desk.get(url("picture", word_with_picture.pk, 1))
    assert answer["Content-Type"] == "image/png"
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert max(picture.size) <= 480


def test_where_no_picture_is_none_is_shown(desk, word_with_picture):
    for at in (0, 99_999):
        assert desk.get(url("picture", word_with_picture.pk, at)).status_code == 404
