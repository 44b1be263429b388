"""The database refuses to alter what was once said of a service, or answered to a gap."""

from django.db import migrations

from countywide.support.coverage import guards


def put_up(apps, schema_editor):
    guards.put_up(schema_editor.connection)


def take_down(apps, schema_editor):
    guards.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("coverage", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
