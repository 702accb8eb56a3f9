from django.contrib import admin
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.admin import row_id
from bulletins import permissions
from bulletins.models import Issue, Publication
from bulletins.templatetags.desk import standing

from . import issue_saving, publishing, viewing
from .base import BulletinsAdmin
from .filters import IssueStateFilter
from .forms.issue import IssueForm


@admin.register(Issue)
class IssueAdmin(BulletinsAdmin):
    form = IssueForm
    fieldsets = [
        (None, {"fields": ["publication", ("year", "kind"), ("number", "total_number"), "date"]}),
        (_("Words of the issue"), {"fields": ["theme", "editor_note"]}),
        (
            _("Foot of the issue"),
            {"fields": ["report_to", "send_to", "distribute_to", "print_run"]},
        ),
        (_("For readers"), {"fields": ["shown_at"]}),
    ]
    autocomplete_fields = ["publication"]
    list_display = ["line", "date", "theme", "article_count", "state_line", "updated_at"]
    list_filter = [IssueStateFilter, "publication", "kind", "year"]
    search_fields = ["publication__name", "theme", "editor_note", "=number", "=total_number"]
    date_hierarchy = "date"
    ordering = ["-date", "-number"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_state()

    @admin.display(description=_("issue"), ordering="date")
    def line(self, issue: Issue) -> str:
        return str(issue)

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, issue: Issue) -> int:
        return issue.article_count

    @admin.display(description=_("state"))
    def state_line(self, issue: Issue) -> str:
        return standing(issue)

    def view_on_site(self, issue: Issue) -> str | None:
        public = getattr(issue, "public", None)
        return public and public.get_absolute_url()

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.person = request.user
        return form

    def get_changeform_initial_data(self, request):
        """``?publication=`` begins the next issue of that series."""
        initial = {"date": timezone.localdate()} | super().get_changeform_initial_data(request)
        given = row_id(initial.get("publication"))
        publication = Publication.objects.filter(pk=given).first()
        if publication:
            year = timezone.localdate().year
            initial.setdefault("number", Issue.objects.next_number(publication, year))
        return initial

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        issue_saving.save_what_hangs_on_it(form, by=request.user)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and request.method == "GET":
            viewing.saw_newest(obj)
        form = context["adminform"].form
        context |= {
            "form": form,
            "problems": list(form.problems()),
            "refusals": form.non_field_errors(),
            "errors": [],  # shown above, with the way to each field
            "may_publish": permissions.may_publish(request.user, obj),
            "may_change": self.has_change_permission(request, obj),
        }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/publish/", view(self.publish_view), name="bulletins_issue_publish"),
            path("<int:pk>/withdraw/", view(self.withdraw_view), name="bulletins_issue_withdraw"),
            *super().get_urls(),
        ]

    def publish_view(self, request, pk):
        return publishing.publish(self, request, pk)

    def withdraw_view(self, request, pk):
        return publishing.withdraw(self, request, pk)
