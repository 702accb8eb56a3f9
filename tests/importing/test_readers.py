"""Files that are read, and files that are refused with a message that helps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.importing import readers
from bulletins.importing.readers import UnreadableText, read, refusals
from bulletins.importing.readers.big5 import seems_big5
from bulletins.importing.readers.decoding import decode
from bulletins.text.paragraphs import Paragraph

TEXT = "学以致用促发展\n\n　　澜江市委宣传部\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8-sig", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("gb18030", b""),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_every_encoding_of_the_trade_gives_the_same_paragraphs(tmp_path, encoding, mark, suffix):
    path = tmp_path / f"article{suffix}"
    path.write_bytes(mark + TEXT.encode(encoding))
    assert read(path).paragraphs == [
        Paragraph("学以致用促发展", 1),
        Paragraph("　　澜江市委宣传部", 3),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_as_one_line(tmp_path, end):
    path = tmp_path / "article.txt"
    path.write_bytes(f"学{end}{end}习".encode())
    assert [paragraph.line for paragraph in read(path).paragraphs] == [1, 3]


def test_a_form_feed_does_not_end_a_line(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("学\x0c习\u2028用\n干", encoding="utf-8")
    assert [paragraph.line for paragraph in read(path).paragraphs] == [1, 2]


def refusal(path) -> UnreadableText:
    with pytest.raises(UnreadableText) as caught:
        read(path)
    return caught.value


def test_a_missing_file_is_refused(tmp_path):
    assert "does not exist" in str(refusal(tmp_path / "none.txt"))


def test_a_folder_is_refused(tmp_path):
    assert "is a folder" in str(refusal(tmp_path))


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "\ufeff".encode(), "　\n".encode()])
def test_a_file_without_text_is_refused(tmp_path, content):
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    assert str(refusal(path)) == "article.txt holds no text."


def test_an_unknown_kind_is_refused_and_the_known_kinds_are_named(tmp_path):
    path = tmp_path / "article.xls"
    path.write_text(TEXT, encoding="utf-8")
    message = str(refusal(path))
    assert "article.xls" in message
    assert ".txt, .md" in message


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(256)),
        "没有标记的文本".encode("utf-16-le") + b"\n\x00\x00\n",
        "没有标记的文本\n".encode("utf-16-le") + b"\n",
        b"article one\x00 and two",
        "Ԡԡ\nԢԣ".encode("utf-16-le"),
        "学习".encode("utf-32"),
        b"\xff\xff\xff\xff",
    ],
)
def test_what_is_no_text_is_refused(tmp_path, content):
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    assert "is not plain text" in str(refusal(path))


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "LARGEST", 1024 * 1024)
    path = tmp_path / "article.txt"
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    assert str(refusal(path)) == "article.txt is larger than 1 MB."


def test_a_file_that_may_not_be_opened_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    assert "Permission denied" in str(refusal(path))


def test_a_refusal_is_said_in_the_language_of_the_reader():
    refused = UnreadableText(refusals.EMPTY, name="a.txt")
    assert (
        refused.message({refusals.EMPTY: "%(name)s 没有文字。"}.__getitem__) == "a.txt 没有文字。"
    )


def test_a_damaged_byte_in_utf8_becomes_a_replacement_character_and_not_gb18030():
    data = (TEXT * 20).encode() + b"\xe4\xb8" + TEXT.encode()
    text = decode(data, "article.txt")
    assert text.count("\ufffd") == 1
    assert text.startswith(TEXT)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [TEXT, "没有标记的文本\n", "Bulletins 2024\n", "第8期　“学”在前\r\n一、二\n"]
)
def test_utf16_without_a_mark_is_read_where_it_is_plain(encoding, text):
    assert decode(text.encode(encoding), "a.txt") == text


TRADITIONAL = "學習動態\n近年來，市委紮實推進理論學習，全年集中學習12次，形成調研報告9篇。\n"


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "cp950"])
def test_big5_is_refused_by_its_name_and_not_taken_for_rare_characters(tmp_path, encoding):
    path = tmp_path / "article.txt"
    path.write_bytes((TRADITIONAL * 3).encode(encoding))
    assert "article.txt seems to be text in Big5" in str(refusal(path))


@pytest.mark.parametrize("text", [TEXT, TRADITIONAL, "学习", "㐂𠮷", "动态", "《》"])
def test_gb18030_is_not_taken_for_big5(text):
    assert not seems_big5(text.encode("gb18030"))


@given(
    st.text(
        "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会",
        min_size=1,
    )
)
def test_common_words_in_gb18030_are_never_taken_for_big5(text):
    assert not seems_big5(text.encode("gb18030"))


def test_ascii_is_read():
    assert decode(b"abc", "a.txt") == "abc"
