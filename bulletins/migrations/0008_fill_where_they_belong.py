import re
import zlib

from django.db import migrations

_PICTURE = re.compile(r"\(picture:([0-9a-f]{32})\)")


def fill(apps, schema_editor):
    """An article so far belongs to the unit that stands first under its title; a picture to all
    whose revisions name it.
    """
    Article = apps.get_model("bulletins", "Article")
    Contribution = apps.get_model("bulletins", "Contribution")
    for part in Contribution.objects.order_by("article", "-position", "-pk").iterator():
        Article.objects.filter(pk=part.article_id).update(home=part.unit_id)
    for noun in ("article", "issue"):
        _fill_pictures(apps, noun)


def _fill_pictures(apps, noun):
    Owner = apps.get_model("bulletins", noun.title())
    Revision = apps.get_model("bulletins", f"{noun.title()}Revision")
    ids = dict(apps.get_model("bulletins", "Picture").objects.values_list("key", "pk"))
    if not ids:
        return
    for revision in Revision.objects.iterator():
        named = _PICTURE.findall(zlib.decompress(revision.data).decode())
        owner = Owner(pk=getattr(revision, f"{noun}_id"))
        owner.pictures.add(*{ids[key] for key in named if key in ids})


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0007_where_articles_and_pictures_belong")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
