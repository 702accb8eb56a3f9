from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """Attempts and used codes are counted where all processes of the site see them."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_log_is_append_only")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
