"""The database refuses to alter the record; the chain gets its beginning."""

from django.db import migrations

from countywide.platform.audit import guards


def begin(apps, schema_editor):
    apps.get_model("audit", "Head").objects.create(pk=1)
    guards.put_up(schema_editor.connection)


def undo(apps, schema_editor):
    guards.take_down(schema_editor.connection)
    apps.get_model("audit", "Head").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(begin, undo)]
