import countywide.casework.panels.models
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Panel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.CharField(default=countywide.casework.panels.models.new_key, editable=False, max_length=8, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('meets_on', models.DateField()),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('most_items', models.PositiveSmallIntegerField(default=12)),
                ('minutes', models.TextField(blank=True)),
                ('minutes_on', models.DateField(blank=True, null=True)),
                ('cancelled_on', models.DateField(blank=True, null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=300)),
                ('called_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('chair', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['meets_on', 'id'],
                'indexes': [models.Index(fields=['team', '-meets_on', '-id'], name='panel_of_team')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.CharField(max_length=40)),
                ('recommendation', models.CharField(max_length=200)),
                ('place', models.PositiveSmallIntegerField()),
                ('proposed_on', models.DateField()),
                ('outcome', models.CharField(blank=True, choices=[('', 'Not reached yet'), ('DECIDED', 'Decided'), ('SENT_BACK', 'Sent back for more information'), ('PUT_OFF', 'Put off to another meeting'), ('TAKEN_OFF', 'Taken off the agenda')], default='', max_length=10)),
                ('decision', models.CharField(blank=True, max_length=200)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('said', models.TextField(blank=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='panel_items', to='cases.case')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='panels.panel')),
            ],
            options={
                'ordering': ['place', 'id'],
                'indexes': [models.Index(fields=['panel', 'place', 'id'], name='item_of_panel')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('case', 'matter'), name='on_one_agenda_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('settled_on', None)), models.Q(models.Q(('outcome', ''), _negated=True), ('settled_on__isnull', False)), _connector='OR'), name='item_settled_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Attendee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('role', models.CharField(max_length=120)),
                ('came', models.BooleanField(null=True)),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendees', to='panels.panel')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('panel', 'name'), name='one_seat_a_name')],
            },
        ),
    ]
