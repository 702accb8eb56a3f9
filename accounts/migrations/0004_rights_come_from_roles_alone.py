from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_groups_become_roles")]
    operations = [
        migrations.RemoveField(model_name="user", name="groups"),
        migrations.RemoveField(model_name="user", name="user_permissions"),
    ]
