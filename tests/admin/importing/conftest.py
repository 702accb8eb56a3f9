import io

import docx
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.models import User
from bulletins.importing import drafts
from bulletins.models import Import
from tests.importing.samples import LEAD, MORE_PROSE, PROSE
from tests.people import appoint, person

LINES = [
    "首页 > 经验交流",
    "把课堂搬到渡口",
    "时间：2024-09-12\u00a0来源：《江原学习动态》第8期",
    "澜江市委宣传部",
    LEAD,
    "健全制度，学有遵循",
    PROSE,
    "创新形式，学有所得",
    f"{MORE_PROSE}全市粮食产量增长3\ue0105%。",
    "【打印】",
]

BULLETIN = f"""\
江原学习动态
第9期
（总第97期）
江原省委宣传部编　　2024年10月15日
编者按：本期介绍两地的做法，供学习借鉴。
目　录
澜江市把课堂搬到渡口……1
青石县以考促学见实效……4
河清市的一点体会……7

澜江市把课堂搬到渡口
澜江市委宣传部
{LEAD}
一、健全制度
{PROSE}
二、抓好落实
{MORE_PROSE}

青石县以考促学见实效
青石县委宣传部
{LEAD}
一、以考促学
{PROSE}
二、以学促干
{MORE_PROSE}

报：省委常委
送：各市委宣传部
发：本部各处室
共印300份
"""


@pytest.fixture
def imported(editor) -> Import:
    return drafts.open_paste("", "\n".join(LINES), by=editor)


@pytest.fixture
def contributors_import(contributor) -> Import:
    return drafts.open_paste("", "\n".join(LINES), by=contributor)


@pytest.fixture
def reader(province) -> User:
    """May see articles and no more."""
    who = person("reader", unit=province)
    appoint(who, ["bulletins.view_article"], province)
    return who


@pytest.fixture
def readers_desk(reader) -> Client:
    client = Client()
    client.force_login(reader)
    return client


def url(act: str, *args) -> str:
    return reverse(f"admin:bulletins_import_{act}", args=args)


def page_of(desk: Client, imported: Import) -> str:
    return desk.get(url("change", imported.pk)).content.decode()


@pytest.fixture
def word_with_picture(editor) -> Import:
    """A title, a picture, a table of two rows, a paragraph."""
    document = docx.Document()
    document.add_paragraph("把课堂搬到渡口")
    picture = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(picture, "PNG")
    document.add_picture(picture)
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("县", "课堂"), ("青石县", "32")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph(LEAD)
    made = io.BytesIO()
    document.save(made)
    return drafts.open_import(made.getvalue(), "渡口.docx", by=editor)


@pytest.fixture
def bulletin(editor) -> Import:
    imported = drafts.open_import(BULLETIN.encode(), "第9期.txt", by=editor)
    assert imported.kind == "issue"
    return imported
