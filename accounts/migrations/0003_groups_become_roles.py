from django.db import migrations

# What the groups of earlier versions were called, in either language.
UNIT_ROLES = {
    "contributor": ("contributor", "撰稿人"),
    "first-reviewer": ("first reviewer", "初审"),
    "second-reviewer": ("second reviewer", "二审"),
    "final-reviewer": ("final reviewer", "终审"),
    "issue-editor": ("issue editor", "期次编辑"),
    "publisher": ("publisher", "发布人"),
    "unit-administrator": ("unit administrator", "单位管理员"),
}
# The site-wide duties, each by a right that only its group had.
DUTIES = {
    "system-administrator": "add_user",
    "security-administrator": "change_group",
    "auditor": "view_logentry",
}


def carry_over(apps, schema_editor):
    """A group held everywhere becomes a role at each root of the tree of units, or a duty."""
    User = apps.get_model("accounts", "User")
    for group in apps.get_model("auth", "Group").objects.all():
        people = list(User.objects.filter(groups=group))
        rights = set(group.permissions.values_list("codename", flat=True))
        duty = next((name for name, right in DUTIES.items() if right in rights), None)
        if duty:
            User.objects.filter(pk__in=[one.pk for one in people], duty="").update(duty=duty)
        else:
            _appoint(apps, _role(apps, group), people)
    _carry_over_own_rights(apps, User)


def _role(apps, group):
    Role = apps.get_model("accounts", "Role")
    key = next((key for key, names in UNIT_ROLES.items() if group.name in names), None)
    role, _ = Role.objects.get_or_create(name=group.name[:50], defaults={"key": key})
    role.rights.set(group.permissions.all())
    return role


def _carry_over_own_rights(apps, User):
    Role = apps.get_model("accounts", "Role")
    for person in User.objects.exclude(user_permissions=None).distinct():
        role, _ = Role.objects.get_or_create(name=f"{person.username[:40]} *")
        role.rights.set(person.user_permissions.all())
        _appoint(apps, role, [person])


def _appoint(apps, role, people):
    Unit = apps.get_model("accounts", "Unit")
    Appointment = apps.get_model("accounts", "Appointment")
    for root in Unit._base_manager.filter(parent=None):
        for person in people:
            if person.duty != "auditor":
                Appointment.objects.create(person=person, role=role, unit=root)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles_in_units"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
