import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
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
            name='BankHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('change', models.CharField(choices=[('ADDED', 'A bank holiday that was added'), ('REMOVED', 'Not a bank holiday after all')], max_length=8)),
                ('name', models.CharField(max_length=100)),
                ('said_on', models.DateField()),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['day'],
            },
        ),
        migrations.CreateModel(
            name='Deadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clock', models.CharField(max_length=24)),
                ('key', models.CharField(blank=True, max_length=40)),
                ('ruleset', models.CharField(max_length=40)),
                ('trigger_on', models.DateField()),
                ('inputs', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('legal_due', models.DateField(null=True)),
                ('act_by', models.DateField(null=True)),
                ('facts', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('met_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('ended_because', models.CharField(blank=True, max_length=200)),
                ('revision', models.PositiveSmallIntegerField(default=0)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='cases.case')),
                ('superseded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='deadlines.deadline')),
            ],
            options={
                'ordering': ['legal_due', 'id'],
                'indexes': [models.Index(fields=['case', 'legal_due'], name='deadline_of_case'), models.Index(condition=models.Q(('ended_on', None), ('met_on', None)), fields=['id'], name='deadline_running'), models.Index(fields=['act_by', 'id'], name='deadline_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None), ('met_on', None)), fields=('case', 'clock', 'key'), name='one_running_clock'), models.CheckConstraint(condition=models.Q(('met_on', None), ('met_on__gte', models.F('trigger_on')), _connector='OR'), name='met_after_its_start'), models.CheckConstraint(condition=models.Q(('met_on', None), ('ended_on', None), _connector='OR'), name='met_or_ended')],
            },
        ),
        migrations.CreateModel(
            name='ExceptionClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20)),
                ('facts', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('asked_on', models.DateField(null=True)),
                ('asked_of', models.CharField(blank=True, max_length=200)),
                ('window_from', models.DateField(null=True)),
                ('window_to', models.DateField(null=True)),
                ('impractical_because', models.TextField()),
                ('evidence', models.TextField()),
                ('target_on', models.DateField()),
                ('review_on', models.DateField()),
                ('recorded_on', models.DateField()),
                ('family_told_on', models.DateField(null=True)),
                ('denied_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('ended_because', models.CharField(blank=True, max_length=200)),
                ('deadline', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='deadlines.deadline')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('ended_on', None)), fields=['review_on'], name='claim_to_review')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('deadline', 'code'), name='one_claim_a_ground')],
            },
        ),
        migrations.CreateModel(
            name='Recount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('change', models.CharField(choices=[('ADDED', 'Added'), ('REMOVED', 'Taken away'), ('FORGOTTEN', 'Put back as the data has it')], max_length=10)),
                ('name', models.CharField(max_length=100)),
                ('said_on', models.DateField()),
                ('done_at', models.DateTimeField(null=True)),
                ('seen', models.PositiveIntegerField(null=True)),
                ('moved', models.PositiveIntegerField(null=True)),
                ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('of', models.CharField(choices=[('PERSON', 'My own cases'), ('TEAM', 'A team’s cases'), ('SCHOOL', 'A school’s pupils')], max_length=6)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('made_on', models.DateField()),
                ('revoked_on', models.DateField(null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['user', '-id'], name='feed_of_user')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('of', 'PERSON'), ('organisation', None)), models.Q(models.Q(('of', 'PERSON'), _negated=True), ('organisation__isnull', False)), _connector='OR'), name='feed_of_a_person_or_a_place')],
            },
        ),
    ]
