import json

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulletins import assembly
from bulletins.errors import Refused
from bulletins.models import Article
from bulletins.templatetags.desk import standing

from . import article_saving, findings, pictures, publishing, revisions, viewing
from .base import BulletinsAdmin
from .filters import ColumnFilter, PlaceFilter, StateFilter, UnitFilter
from .forms.article import ArticleForm
from .forms.parts import marks

PUBLISH = "_publish"


@admin.register(Article)
class ArticleAdmin(BulletinsAdmin):
    form = ArticleForm
    # Kept by assembly, so the form's own fields of these names do not write to the row.
    exclude = ["issue", "position"]
    autocomplete_fields = ["topics"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title",
                    "subtitle",
                    "byline",
                    "editor_note",
                    "lead",
                    "section_numbering",
                    "closing",
                    "credits",
                    "attachments",
                    "issue",
                    "position",
                    "column",
                    "contributing_units",
                    "topics",
                    "source_line",
                    "based_on",
                    "why",
                ]
            },
        )
    ]
    list_display = ["title", "units_in_order", "issue_line", "state_line", "updated_at", "person"]
    list_filter = [
        StateFilter,
        PlaceFilter,
        ("issue__publication", admin.RelatedOnlyFieldListFilter),
        ColumnFilter,
        UnitFilter,
    ]
    search_fields = [
        "title",
        "subtitle",
        "lead",
        "closing",
        "sections__heading",
        "sections__body",
        "sections__measures__heading",
        "sections__measures__body",
    ]
    search_help_text = _("Searches titles, headings and text.")
    date_hierarchy = "updated_at"
    ordering = ["-updated_at"]
    list_per_page = 50

    def get_queryset(self, request):
        articles = super().get_queryset(request).with_state()
        return articles.select_related(
            "issue__publication", "column", "public__issue__publication"
        ).prefetch_related("contributions__unit")

    @admin.display(description=_("contributing units"))
    def units_in_order(self, article: Article) -> str:
        return "、".join(part.unit.label for part in article.contributions.all())

    @admin.display(description=_("issue"), ordering="issue__date")
    def issue_line(self, article: Article) -> str | None:
        return article.issue and str(article.issue)

    @admin.display(description=_("state"))
    def state_line(self, article: Article) -> str:
        return standing(article)

    @admin.display(description=_("person"))
    def person(self, article: Article) -> str | None:
        return article.newest_person

    def view_on_site(self, article: Article) -> str | None:
        public = getattr(article, "public", None)
        return public and public.get_absolute_url()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "GET" and not self.has_change_permission(request):
            return self._reading_view(request, object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def _reading_view(self, request, object_id):
        response = revisions.newest_of(self, request, object_id)
        context = response.context_data
        panel = findings.panel_of(context["original"], context["content"], request.user)
        context["panel"] = panel
        return response

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.person = request.user
        return form

    def save_model(self, request, obj, form, change):
        article_saving.save_row(obj, by=request.user)

    def save_related(self, request, form, formsets, change):
        article_saving.save_what_hangs_on_it(form, by=request.user)
        self.require_in_reach(request, form.instance, change)

    def response_change(self, request, obj):
        if PUBLISH not in request.POST:
            return super().response_change(request, obj)
        self._publish(request, obj)
        return HttpResponseRedirect(request.path)

    def _publish(self, request, article: Article) -> None:
        try:
            assembly.publish_article(article, by=request.user)
        except Refused as refusal:
            messages.warning(request, gettext("Your changes were saved, but not published."))
            messages.error(request, str(refusal))
        else:
            words = gettext("Readers now see “%(article)s” as it stands here.")
            messages.success(request, words % {"article": article})

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and request.method == "GET":
            viewing.saw_newest(obj)
        form = context["adminform"].form
        saved = revisions.newest(obj) if obj else []
        context |= {
            "form": form,
            "problems": list(form.problems()),
            "refusals": [*form.non_field_errors(), *form.parts.non_form_errors()],
            "marks": json.dumps(marks(), ensure_ascii=False),
            "revisions": saved,
            "public_revision": revisions.public_revision_id(obj) if obj else None,
            "panel": findings.panel_of(obj, saved[0].content, request.user, form)
            if saved
            else None,
            "shows_publish": obj is not None and revisions.may_publish_again(request.user, obj),
        }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/revisions/",
                view(self.revisions_view),
                name="bulletins_article_revisions",
            ),
            path(
                "<int:pk>/revisions/<int:number>/",
                view(self.revision_view),
                name="bulletins_article_revision",
            ),
            path("<int:pk>/publish/", view(self.publish_view), name="bulletins_article_publish"),
            path("<int:pk>/overrule/", view(self.overrule_view), name="bulletins_article_overrule"),
            path("pictures/<slug:key>/", view(self.picture_view), name="bulletins_article_picture"),
            *super().get_urls(),
        ]

    def publish_view(self, request, pk):
        return publishing.publish_article(self, request, pk)

    def overrule_view(self, request, pk):
        return findings.overrule(self, request, pk)

    def picture_view(self, request, key):
        return pictures.show(self, request, key)

    def revisions_view(self, request, pk):
        return revisions.all_of(self, request, pk)

    def revision_view(self, request, pk, number):
        return revisions.one_of(self, request, pk, number)
