import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('assessments', '0001_initial'),
        ('cases', '0002_plans'),
        ('evidence', '0001_initial'),
        ('files', '0001_initial'),
        ('letters', '0002_guards'),
        ('people', '0003_contact_by_email'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('begins', models.DateField()),
                ('begun_on', models.DateField()),
                ('made_on', models.DateField(blank=True, null=True)),
                ('last_reviewed_on', models.DateField(blank=True, null=True)),
                ('named', models.CharField(blank=True, max_length=200)),
                ('ceased_on', models.DateField(blank=True, null=True)),
                ('ceased_because', models.CharField(blank=True, choices=[('NOT_RESPONSIBLE', 'The council is no longer responsible'), ('NOT_NECESSARY', 'The plan is no longer necessary')], max_length=16)),
                ('assessment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='assessments.assessment')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='cases.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='people.child')),
                ('setting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('ceased_on', None)), fields=['setting', 'id'], name='plan_at_setting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ceased_on', None), ('made_on__isnull', False), _connector='OR'), name='plan_ends_once_made'), models.UniqueConstraint(condition=models.Q(('ceased_on', None)), fields=('child',), name='one_plan_a_child')],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('said_on', models.DateField()),
                ('rows', models.JSONField(default=list)),
                ('text', models.TextField()),
                ('reply_by', models.DateField()),
                ('escalated_on', models.DateField(blank=True, null=True)),
                ('replied_on', models.DateField(blank=True, null=True)),
                ('reply', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('replied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='plans.plan')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('replied_on', None)), fields=['reply_by', 'id'], name='feedback_waiting')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_key', models.UUIDField(blank=True, null=True)),
                ('section', models.CharField(max_length=4)),
                ('said_on', models.DateField()),
                ('text', models.CharField(max_length=2000)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='plans.plan')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_key', models.UUIDField()),
                ('section', models.CharField(max_length=4)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='plans.plan')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['plan', 'section', 'id'], name='change_of_section')],
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('because', models.CharField(choices=[('REVIEW', 'After a review (reg 22)'), ('OTHERWISE', 'Without a review (reg 28)'), ('TRIBUNAL', 'The tribunal ordered it')], max_length=10)),
                ('meeting_on', models.DateField(blank=True, null=True)),
                ('proposed_on', models.DateField()),
                ('reasons', models.TextField()),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('served_on', models.DateField(blank=True, null=True)),
                ('comments_by', models.DateField(blank=True, null=True)),
                ('final_from', models.DateField(blank=True, null=True)),
                ('finished_on', models.DateField(blank=True, null=True)),
                ('final_on', models.DateField(blank=True, null=True)),
                ('final_sent_on', models.DateField(blank=True, null=True)),
                ('not_amended_on', models.DateField(blank=True, null=True)),
                ('not_amended_because', models.TextField(blank=True)),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='plans.plan')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Representation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_on', models.DateField()),
                ('said_by', models.CharField(max_length=200)),
                ('comments', models.TextField(blank=True)),
                ('school_name', models.CharField(blank=True, max_length=200)),
                ('wants_meeting', models.BooleanField(default=False)),
                ('met_on', models.DateField(blank=True, null=True)),
                ('is_finished', models.BooleanField(default=False)),
                ('amendment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='representations', to='plans.amendment')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Row',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('section', models.CharField(max_length=4)),
                ('sort', models.CharField(choices=[('TEXT', 'Text'), ('NEED', 'Need'), ('OUTCOME', 'Outcome'), ('PROVISION', 'Provision'), ('PLACEMENT', 'Placement')], max_length=10)),
                ('place', models.PositiveIntegerField()),
                ('text', models.TextField(blank=True)),
                ('details', models.JSONField(blank=True, default=dict)),
                ('answers_to', models.ManyToManyField(blank=True, related_name='answered_by', to='plans.row')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='plans.plan')),
            ],
            options={
                'ordering': ['section', 'place', 'id'],
                'indexes': [models.Index(fields=['plan', 'section', 'place', 'id'], name='row_of_plan')],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, max_length=2000)),
                ('advice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.advicerequest')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.item')),
                ('row', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='plans.row')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('advice__isnull', False), ('item__isnull', False), _connector='OR'), name='citation_has_a_source')],
            },
        ),
        migrations.CreateModel(
            name='Sent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=40)),
                ('to_whom', models.CharField(max_length=10)),
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sent', to='plans.plan')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['plan', 'what'], name='sent_of_step')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('issued_as', models.CharField(choices=[('DRAFT', 'Draft plan'), ('PROPOSED', 'Plan with proposed changes'), ('FINAL', 'Final plan')], max_length=8)),
                ('issued_on', models.DateField()),
                ('because', models.CharField(blank=True, max_length=500)),
                ('content', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='plans.plan')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='version_numbered')],
            },
        ),
        migrations.AddField(
            model_name='amendment',
            name='before',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.version'),
        ),
        migrations.AddField(
            model_name='amendment',
            name='final',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.version'),
        ),
        migrations.AddField(
            model_name='amendment',
            name='proposed',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.version'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.UniqueConstraint(condition=models.Q(('final_on', None), ('not_amended_on', None)), fields=('plan',), name='one_open_amendment'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('final_on', None), ('not_amended_on', None), _connector='OR'), name='amended_or_not'),
        ),
    ]
