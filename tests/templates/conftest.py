import pytest

from bulletins import assembly, revising
from bulletins.models import Measure
from bulletins.revising import MeasureDraft, SectionDraft
from bulletins.text.numbering import Numbering

from .page import Page


@pytest.fixture
def open_page(client):
    def open_page(address: str, status: int = 200) -> Page:
        response = client.get(address)
        assert response.status_code == status, address
        return Page(response.content.decode())

    return open_page


@pytest.fixture
def all_forms(make_article, published_issue, column):
    """An article with everything an article can have, published beside the first one."""
    article = make_article(
        "一篇什么都有的文章",
        issue=published_issue,
        subtitle="——澜江市的做法",
        byline="林之远",
        editor_note="各地可以参考。",
        column=column,
        closing="下一步再接再厉。",
        credits="撰稿：林之远\n编辑：周行",
        attachments="评分表\n意见书",
        sections=[
            SectionDraft(
                heading="题目定向，学有所指。",
                body="年初确定题目^[全年共12个。]，**公开**发布，见[目录](https://example.org/list)。\n其次落实。",
            ),
            SectionDraft(
                measure_numbering=Numbering.ONE_IS,
                measures=[
                    MeasureDraft(heading="入户听。", body="登门听意见^[共听取38条。]。"),
                    MeasureDraft(body="没有小标题的一条。"),
                ],
            ),
        ],
    )
    assembly.publish_issue(published_issue, by=None)
    return article


@pytest.fixture
def addresses(published_issue, article, all_forms) -> dict[str, str]:
    """Each kind of public page."""
    return {
        "home": "/",
        "series": "/dongtai/",
        "issue": "/dongtai/2024/8/",
        "article": f"/dongtai/2024/8/{article.number}/",
        "article in all forms": f"/dongtai/2024/8/{all_forms.number}/",
        "columns": "/columns/",
        "column": "/columns/theory/",
        "units": "/units/",
        "unit": "/units/lanjiang/",
    }


@pytest.fixture
def measures(all_forms) -> list[Measure]:
    return list(Measure.objects.filter(section__article=all_forms).order_by("number"))


@pytest.fixture
def publish_again(published_issue):
    """Save an edited article and show it to readers."""

    def publish_again(article, **fields) -> None:
        for name, value in fields.items():
            setattr(article, name, value)
        article.save()
        revising.record(article, by=None)
        assembly.publish_issue(published_issue, by=None)

    return publish_again
