"""A picture can be fetched while something published shows it, and by nobody otherwise."""

import hashlib

import pytest
from django.test import Client

from bulletins import assembly, pictures, revising
from bulletins.models import Article, Picture, PublicPicture
from bulletins.text.blocks import picture_line
from tests.drawings import sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    return pictures.take(sent())


def address(picture: Picture) -> str:
    return f"/pictures/{picture.key}.{picture.extension}"


@pytest.fixture
def save(article):
    """Save the article with this lead, and readers do not see it yet."""

    def save(lead: str) -> None:
        Article.objects.filter(pk=article.pk).update(lead=lead)
        revising.record(article, by=None)

    return save


@pytest.fixture
def publish(article, save):
    def publish(lead: str) -> None:
        save(lead)
        assembly.publish_issue(article.issue, by=None)

    return publish


def read(client: Client, picture: Picture) -> bytes:
    response = client.get(address(picture))
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_a_picture_of_a_published_article_is_delivered_byte_for_byte(client, publish, picture):
    publish(f"正文。\n{picture_line('现场', picture.key)}")
    assert hashlib.sha256(read(client, picture)).hexdigest() == picture.digest


def test_browsers_are_told_what_it_is_and_that_it_never_changes(client, publish, picture):
    publish(picture_line("", picture.key))
    response = client.get(address(picture))
    response.close()
    assert response["Content-Type"] == "image/png"
    assert response["Content-Length"] == str(picture.size)
    assert response["Content-Disposition"] == f'inline; filename="{picture.key}.png"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert {"immutable", "max-age=31536000"} <= set(response["Cache-Control"].split(", "))
    assert not response.has_header("Set-Cookie") and not response.has_header("Vary")


def test_a_picture_is_not_there_before_its_article_is_published(client, save, picture):
    assert client.get(address(picture)).status_code == 404
    save(picture_line("", picture.key))
    assert client.get(address(picture)).status_code == 404


def test_a_picture_is_gone_with_the_words_that_showed_it(client, publish, picture, article):
    publish(picture_line("", picture.key))
    publish("没有图了。")
    assert client.get(address(picture)).status_code == 404
    publish(picture_line("", picture.key))
    assembly.withdraw_issue(article.issue, by=None)
    assert client.get(address(picture)).status_code == 404
    assert Picture.objects.get() == picture


def test_staff_have_no_side_door_here(client, editor, save, picture):
    client.force_login(editor)
    save(picture_line("", picture.key))
    assert client.get(address(picture)).status_code == 404


def test_a_picture_has_one_address(client, publish, picture):
    publish(picture_line("", picture.key))
    for wrong in (".jpg", ".PNG", ".svg", ""):
        assert client.get(f"/pictures/{picture.key}{wrong}").status_code == 404
    assert client.get(f"/pictures/{picture.digest}.png").status_code == 404
    assert client.get(f"/pictures/{picture.key.upper()}.png").status_code == 404
    assert client.get("/pictures/").status_code == 404


def test_a_picture_whose_file_was_lost_is_a_404(client, publish, picture):
    publish(picture_line("", picture.key))
    picture.file.storage.delete(picture.file.name)
    assert client.get(address(picture)).status_code == 404


def test_pages_show_the_pictures_of_their_texts(client, publish, picture, article):
    tag = f'<img src="{address(picture)}" alt="现场&lt;一&gt;" width="60" height="40"'
    article.issue.editor_note = picture_line("", picture.key)
    article.issue.save()
    publish(picture_line("现场<一>", picture.key))
    page = client.get(f"/dongtai/2024/8/{article.number}/").content.decode()
    issue = client.get("/dongtai/2024/8/").content.decode()
    assert page.count(tag) == issue.count(tag) == 1
    assert issue.count("<img") == 2


def test_the_issue_shows_a_picture_that_only_its_own_note_has(client, publish, picture, article):
    article.issue.editor_note = picture_line("刊头", picture.key)
    article.issue.save()
    publish("没有图。")
    assert read(client, picture)
    assert 'alt="刊头"' in client.get("/dongtai/2024/8/").content.decode()
    assembly.withdraw_issue(article.issue, by=None)
    assert not PublicPicture.objects.exists()


def test_pictures_cost_a_page_one_query_however_many_there_are(
    client, make_article, publish, article, django_assert_num_queries
):
    many = [pictures.take(sent(60 + number)) for number in range(4)]
    another = make_article("另一篇", issue=article.issue)
    Article.objects.filter(pk=another.pk).update(lead=picture_line("", many[3].key))
    publish("\n".join(picture_line("", picture.key) for picture in many))
    with django_assert_num_queries(4):
        client.get(f"/dongtai/2024/8/{article.number}/")
    with django_assert_num_queries(5):
        client.get("/dongtai/2024/8/")


def test_the_description_of_an_article_is_made_of_words(client, publish, picture, article):
    publish(f"{picture_line('现场', picture.key)}\n| 单位 | 次数 |\n近年来，**澜江市**边学边干。")
    page = client.get(f"/dongtai/2024/8/{article.number}/").content.decode()
    assert '<meta name="Description" content="近年来，澜江市边学边干。">' in page
