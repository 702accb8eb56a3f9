from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from bulletins.models import Topic

from .base import BulletinsAdmin, SharedAdmin


@admin.register(Topic)
class TopicAdmin(SharedAdmin, BulletinsAdmin):
    list_display = ["name", "slug", "article_count"]
    search_fields = ["name", "slug"]
    ordering = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, topic: Topic) -> int:
        return topic.article_count
