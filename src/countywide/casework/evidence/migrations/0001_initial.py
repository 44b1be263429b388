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
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Kind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('asks', models.CharField(max_length=300)),
                ('is_form', models.BooleanField(default=False)),
                ('place', models.PositiveSmallIntegerField(default=50)),
                ('ended_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['place', 'id'],
            },
        ),
        migrations.CreateModel(
            name='EvidenceForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('status', models.CharField(choices=[('DOCUMENT', 'A document to fill in and upload'), ('ONLINE', 'An online form')], default='DOCUMENT', max_length=10)),
                ('from_on', models.DateField()),
                ('accepted_until', models.DateField(blank=True, null=True)),
                ('address', models.URLField(blank=True)),
                ('says', models.CharField(blank=True, max_length=300)),
                ('said_on', models.DateField()),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['key', '-from_on'],
                'constraints': [models.UniqueConstraint(fields=('key', 'from_on'), name='one_form_version_a_day'), models.CheckConstraint(condition=models.Q(('accepted_until', None), ('accepted_until__gte', models.F('from_on')), _connector='OR'), name='form_accepted_once_begun')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('asked_on', models.DateField()),
                ('due_on', models.DateField()),
                ('due_because', models.CharField(blank=True, max_length=300)),
                ('note', models.TextField(blank=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('completed_on', models.DateField(blank=True, null=True)),
                ('completed_at', models.DateTimeField(blank=True, null=True)),
                ('completed_by', models.CharField(blank=True, max_length=200)),
                ('reopened_at', models.DateTimeField(blank=True, null=True)),
                ('late_on', models.DateField(blank=True, null=True)),
                ('chased_on', models.DateField(blank=True, null=True)),
                ('chases', models.PositiveSmallIntegerField(default=0)),
                ('not_theirs_on', models.DateField(blank=True, null=True)),
                ('not_theirs_because', models.CharField(blank=True, max_length=500)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence_requests', to='cases.case')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['case', 'id'], name='evidence_request_of_case'), models.Index(fields=['organisation', 'due_on', 'id'], name='evidence_request_of_setting'), models.Index(condition=models.Q(('completed_on', None), ('not_theirs_on', None), ('withdrawn_on', None)), fields=['due_on', 'id'], name='evidence_request_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('completed_on', None), ('not_theirs_on', None), ('withdrawn_on', None)), fields=('case', 'organisation'), name='one_open_evidence_request'), models.CheckConstraint(condition=models.Q(('withdrawn_on', None), ('not_theirs_on', None), _connector='OR'), name='evidence_request_closed_once')],
            },
        ),
        migrations.CreateModel(
            name='AskedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.SlugField(max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('is_form', models.BooleanField(default=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('not_held_because', models.CharField(blank=True, max_length=500)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='evidence.evidencerequest')),
            ],
            options={
                'ordering': ['place', 'id'],
                'constraints': [models.UniqueConstraint(fields=('request', 'place'), name='one_asked_item_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Follower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since_on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.SlugField(max_length=40)),
                ('kind_name', models.CharField(max_length=200)),
                ('author', models.CharField(max_length=120)),
                ('author_role', models.CharField(max_length=120)),
                ('written_on', models.DateField()),
                ('received_on', models.DateField()),
                ('period_from', models.DateField(blank=True, null=True)),
                ('period_to', models.DateField(blank=True, null=True)),
                ('relevance', models.CharField(blank=True, max_length=500)),
                ('third_party', models.BooleanField(default=False)),
                ('source', models.CharField(choices=[('LINK', 'Evidence link'), ('SCHOOL', 'The setting, signed in'), ('FAMILY', 'The family, signed in'), ('REQUEST', 'With the request'), ('ADVICE', 'Advice we asked for'), ('EMAIL', 'Email'), ('PAPER', 'Paper or post'), ('IN_PERSON', 'Handed in')], max_length=10)),
                ('to_family', models.BooleanField(default=False)),
                ('removed_on', models.DateField(blank=True, null=True)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='cases.case')),
                ('file', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('form_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.evidenceform')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='evidence.evidencerequest')),
                ('superseded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaces', to='evidence.item')),
            ],
            options={
                'ordering': ['-received_on', '-id'],
                'indexes': [models.Index(fields=['case', '-received_on', '-id'], name='evidence_of_case'), models.Index(fields=['request', 'id'], name='evidence_of_request')],
                'constraints': [models.CheckConstraint(condition=models.Q(('written_on__lte', models.F('received_on'))), name='evidence_written_before_received'), models.CheckConstraint(condition=models.Q(('period_from', None), ('period_to', None), ('period_to__gte', models.F('period_from')), _connector='OR'), name='evidence_period_runs_forwards')],
            },
        ),
        migrations.CreateModel(
            name='Knock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bucket', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['bucket', 'at'], name='evidence_knock_in_bucket'), models.Index(fields=['at'], name='evidence_knock_at')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('address', models.EmailField(max_length=254)),
                ('is_role', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('ISSUED', 'Sent'), ('VERIFIED', 'Code entered'), ('IN_USE', 'In use'), ('COMPLETED', 'Complete'), ('EXPIRED', 'Expired'), ('REVOKED', 'Stopped')], default='ISSUED', max_length=10)),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_on', models.DateField()),
                ('code_seal', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('code_sent_at', models.DateTimeField(blank=True, null=True)),
                ('wrong_codes', models.PositiveSmallIntegerField(default=0)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('sessions_since', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, choices=[('TIME', 'its last day has passed'), ('CODES', 'too many wrong codes were typed'), ('RENEWED', 'a newer link was sent'), ('REASSIGNED', 'it was passed to a colleague'), ('WITHDRAWN', 'the council no longer asks'), ('NOT_OURS', 'the setting said that the child is not theirs')], max_length=12)),
                ('next_link', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='before', to='evidence.link')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='evidence.evidencerequest')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(condition=models.Q(('state__in', ('ISSUED', 'VERIFIED', 'IN_USE', 'COMPLETED'))), fields=['expires_on', 'id'], name='evidence_link_to_expire')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('ISSUED', 'VERIFIED', 'IN_USE', 'COMPLETED'))), fields=('request',), name='one_live_evidence_link'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state__in', ('ISSUED', 'VERIFIED', 'IN_USE', 'COMPLETED'))), models.Q(models.Q(('state__in', ('ISSUED', 'VERIFIED', 'IN_USE', 'COMPLETED')), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='evidence_link_ends_with_a_time')],
            },
        ),
    ]
