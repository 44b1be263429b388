import countywide.casework.cases.rules
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('people', '0001_initial'),
        ('schools', '0002_term_closure'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reference', models.CharField(default=countywide.casework.cases.rules.new_reference, editable=False, max_length=16, unique=True)),
                ('kind', models.CharField(choices=[('ASSESSMENT', 'EHC needs assessment')], max_length=12)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_because', models.CharField(blank=True, max_length=200)),
                ('stage', models.CharField(choices=[('RECEIVED', 'Request received'), ('VALIDATED', 'Checked and being considered'), ('EVIDENCE_REQUESTED', 'Evidence asked for'), ('EVIDENCE_IN', 'Evidence in'), ('READY', 'Ready to decide whether to assess'), ('AGREED', 'Assessing: advice asked for'), ('ADVICE_IN', 'Assessing: advice in'), ('DECIDED_TO_ISSUE', 'A plan will be issued'), ('DRAFT_ISSUED', 'Draft plan with the family'), ('FINAL_ISSUED', 'Final plan issued'), ('REFUSED_TO_ASSESS', 'Decided not to assess'), ('REFUSED_TO_ISSUE', 'Decided not to issue a plan'), ('WITHDRAWN', 'Withdrawn'), ('TRANSFERRED', 'Moved to another council'), ('ENDED', 'Ended: no longer possible or needed')], default='RECEIVED', max_length=20)),
                ('waiting_on', models.CharField(blank=True, choices=[('', 'Nobody: it is with the council'), ('SCHOOL', 'The school or setting'), ('FAMILY', 'The family'), ('ADVISERS', 'The advisers')], default='', max_length=10)),
                ('act_by', models.DateField(blank=True, null=True)),
                ('next_clock', models.CharField(blank=True, max_length=24)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.area')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.child')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('closed_on', None)), fields=['team', 'act_by', 'id'], name='case_of_team'), models.Index(condition=models.Q(('closed_on', None)), fields=['owner', 'act_by', 'id'], name='case_of_owner'), models.Index(condition=models.Q(('closed_on', None), ('owner', None)), fields=['team', 'act_by', 'id'], name='case_unowned'), models.Index(condition=models.Q(('closed_on', None)), fields=['opened_on', 'id'], name='case_opened'), models.Index(fields=['school', 'act_by', 'id'], name='case_of_school'), models.Index(condition=models.Q(('closed_on', None)), fields=['act_by', 'id'], name='case_due'), models.Index(condition=models.Q(('closed_on', None)), fields=['stage', 'team', 'act_by', 'id'], name='case_at_stage'), models.Index(condition=models.Q(('closed_on', None)), fields=['waiting_on', 'team', 'act_by', 'id'], name='case_waiting'), models.Index(condition=models.Q(('closed_on', None)), fields=['next_clock', 'team', 'act_by', 'id'], name='case_at_clock')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='case_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('closed_on', None), ('act_by', None), _connector='OR'), name='closed_case_owes_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('on', models.DateField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('title', models.CharField(max_length=200)),
                ('family_title', models.CharField(blank=True, max_length=200)),
                ('detail', models.TextField(blank=True)),
                ('to_family', models.BooleanField(default=False)),
                ('to_school', models.BooleanField(default=False)),
                ('to_professionals', models.BooleanField(default=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='cases.case')),
            ],
            options={
                'ordering': ['-on', '-id'],
                'indexes': [models.Index(fields=['case', '-on', '-id'], name='event_of_case')],
            },
        ),
        migrations.CreateModel(
            name='HandOverRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('ASSESSMENT', 'EHC needs assessment')], default='ASSESSMENT', max_length=12)),
                ('year_group', models.SmallIntegerField()),
                ('cut_off_on', models.DateField()),
                ('born_from', models.DateField(editable=False)),
                ('born_until', models.DateField(editable=False)),
                ('stages', models.JSONField(default=list)),
                ('condition', models.CharField(max_length=300)),
                ('because', models.CharField(max_length=300)),
                ('from_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('to_team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['cut_off_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(null=True)),
                ('because', models.CharField(blank=True, max_length=300)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holdings', to='cases.case')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('case',), name='one_holding_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='PlannedHandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('because', models.CharField(max_length=300)),
                ('done_on', models.DateField(null=True)),
                ('dropped_on', models.DateField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned', to='cases.case')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['on', 'id'],
                'indexes': [models.Index(condition=models.Q(('done_on', None), ('dropped_on', None)), fields=['on'], name='hand_over_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('done_on', None), ('dropped_on', None)), fields=('case',), name='one_planned_hand_over')],
            },
        ),
    ]
