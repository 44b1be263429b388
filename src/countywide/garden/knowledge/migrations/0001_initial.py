import countywide.garden.knowledge.models.topics
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
        ('contacts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('team_key', models.SlugField(blank=True, max_length=80)),
                ('slug', models.SlugField(max_length=90, unique=True)),
                ('kind', models.CharField(choices=[('QA', 'Question and answer'), ('PASSAGE', 'Passage of guidance')], default='QA', max_length=8)),
                ('question', models.TextField()),
                ('short_answer', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('section', models.CharField(blank=True, max_length=300)),
                ('row', models.PositiveIntegerField(blank=True, null=True)),
                ('page', models.PositiveIntegerField(blank=True, null=True)),
                ('as_imported', models.CharField(blank=True, max_length=64)),
                ('audience', models.CharField(choices=[('EVERYONE', 'Everyone'), ('SCHOOLS', 'Schools and professionals'), ('FAMILIES', 'Families')], default='EVERYONE', max_length=10)),
                ('law', models.CharField(blank=True, max_length=300)),
                ('answer_type', models.CharField(blank=True, choices=[('RULE', 'Rule'), ('DATE', 'Date'), ('CONTACT', 'Who to contact'), ('HOW_TO', 'How to'), ('PENDING', 'Decision pending'), ('NOT_AVAILABLE', 'Not available')], max_length=14)),
                ('answered', models.CharField(choices=[('ANSWERED', 'Answered'), ('REFERRED', 'Only names a team'), ('NONE', 'Not answered')], default='ANSWERED', max_length=10)),
                ('asked_count', models.PositiveIntegerField(default=1)),
                ('about_one_child', models.BooleanField(default=False)),
                ('looked_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('review_by', models.DateField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('next_update_by', models.DateField(blank=True, null=True)),
                ('awaiting', models.CharField(blank=True, max_length=300)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeats', to='knowledge.entry')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.team')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['team_key', 'review_by'], name='entry_of_team'), models.Index(condition=models.Q(('merged_into', None), ('withdrawn_at', None)), fields=['review_by'], name='entry_review')],
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='entry_merged_into_another'), models.CheckConstraint(condition=models.Q(models.Q(('awaiting', ''), ('next_update_by', None)), models.Q(models.Q(('awaiting', ''), _negated=True), ('next_update_by__isnull', False)), _connector='OR'), name='entry_awaits_with_a_date')],
            },
        ),
        migrations.CreateModel(
            name='Fitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(blank=True, max_length=80, unique=True)),
                ('answer', models.FloatField()),
                ('may_help', models.FloatField()),
                ('rows', models.PositiveIntegerField()),
                ('fitted_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='SearchState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('says', models.JSONField()),
                ('note', models.CharField(blank=True, max_length=200)),
                ('is_shipped', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Vector',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='vector', serialize=False, to='knowledge.entry')),
                ('kept', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('team_key', models.SlugField(blank=True, max_length=80)),
                ('reference', models.CharField(max_length=12, unique=True)),
                ('text', models.TextField()),
                ('public_text', models.TextField()),
                ('sameness', models.CharField(blank=True, db_index=True, max_length=300)),
                ('is_private', models.BooleanField(default=False)),
                ('why_routed', models.CharField(blank=True, max_length=200)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reply_by', models.DateField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_why', models.CharField(blank=True, max_length=200)),
                ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers_to', to='knowledge.entry')),
                ('from_entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='queued_as', to='knowledge.entry')),
                ('joined_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='knowledge.question')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.team')),
            ],
            options={
                'ordering': ['reply_by', 'id'],
                'indexes': [models.Index(condition=models.Q(('answered_at', None), ('closed_at', None), ('joined_into', None)), fields=['team_key', 'reply_by'], name='question_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('joined_into', models.F('id')), _negated=True), name='question_joined_to_another'), models.CheckConstraint(condition=models.Q(models.Q(('answer', None), ('answered_at', None)), models.Q(('answer__isnull', False), ('answered_at__isnull', False)), _connector='OR'), name='question_answered_by_an_entry'), models.UniqueConstraint(condition=models.Q(('answered_at', None), ('closed_at', None)), fields=('from_entry',), name='one_open_question_an_entry')],
            },
        ),
        migrations.CreateModel(
            name='Asker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='askers', to='knowledge.question')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('question', 'email'), name='one_asker_a_question')],
            },
        ),
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=200, unique=True)),
                ('outcome', models.CharField(max_length=10)),
                ('team_key', models.SlugField(blank=True, max_length=80)),
                ('times', models.PositiveIntegerField(default=1)),
                ('first_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('dealt_with_at', models.DateTimeField(blank=True, null=True)),
                ('dealt_with_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-times', '-last_at', 'id'],
                'indexes': [models.Index(condition=models.Q(('dealt_with_at', None)), fields=['-times', '-last_at'], name='search_open')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stem', models.SlugField(max_length=100)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('title', models.CharField(max_length=300)),
                ('file_name', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=10)),
                ('sha256', models.CharField(max_length=64)),
                ('dated_on', models.DateField(blank=True, null=True)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('pages', models.PositiveIntegerField(blank=True, null=True)),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('report', models.JSONField(default=dict)),
                ('imported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='knowledge.source')),
            ],
            options={
                'ordering': ['-imported_at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('stem', 'number'), name='one_source_a_version'), models.CheckConstraint(condition=models.Q(('replaces', models.F('id')), _negated=True), name='source_replaces_another')],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('QUESTION', 'Question'), ('ANSWER', 'Answer'), ('SECTION', 'Section'), ('TITLE', 'Title of the document')], max_length=10)),
                ('kind', models.CharField(max_length=30)),
                ('why', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('marker', models.CharField(max_length=80)),
                ('place', models.PositiveIntegerField()),
                ('found_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='knowledge.entry')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='knowledge.source')),
            ],
            options={
                'ordering': ['entry', 'field', 'place'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('entry', None), ('field', 'TITLE'), ('source__isnull', False)), models.Q(('entry__isnull', False), ('source', None), models.Q(('field', 'TITLE'), _negated=True)), _connector='OR'), name='hold_of_an_entry_or_a_title'), models.UniqueConstraint(fields=('entry', 'field', 'place'), name='one_hold_a_place'), models.CheckConstraint(condition=models.Q(('confirmed_at', None), ('released_at', None), _connector='OR'), name='hold_decided_one_way')],
            },
        ),
        migrations.AddField(
            model_name='entry',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='knowledge.source'),
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('team_key', models.SlugField(blank=True, max_length=80)),
                ('key', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('intro', models.TextField(blank=True)),
                ('order', models.PositiveSmallIntegerField(default=100)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.team')),
            ],
            options={
                'ordering': ['order', 'title', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('token', models.CharField(default=countywide.garden.knowledge.models.topics.new_token, max_length=40, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='knowledge.topic')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('topic', 'email'), name='one_follow_a_topic')],
            },
        ),
        migrations.AddField(
            model_name='entry',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='knowledge.topic'),
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('file', models.FileField(upload_to='knowledge/uploads')),
                ('team_key', models.SlugField(blank=True, max_length=80)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('as_draft', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_same', models.BooleanField(default=False)),
                ('refused_at', models.DateTimeField(blank=True, null=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge.source')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Value',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.SlugField(max_length=60)),
                ('label', models.CharField(max_length=120)),
                ('value', models.CharField(max_length=200)),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['key', 'from_on', 'id'],
                'constraints': [models.UniqueConstraint(fields=('key', 'from_on'), name='one_value_from_a_day'), models.UniqueConstraint(condition=models.Q(('from_on', None)), fields=('key',), name='one_value_from_the_start'), models.CheckConstraint(condition=models.Q(('from_on', None), ('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='value_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('refused_at', models.DateTimeField(blank=True, null=True)),
                ('times', models.PositiveIntegerField(default=1)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='knowledge.entry')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'text'), name='one_wording_an_entry'), models.CheckConstraint(condition=models.Q(('approved_at', None), ('refused_at', None), _connector='OR'), name='wording_decided_one_way')],
            },
        ),
        migrations.CreateModel(
            name='EntryHistory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('actor', models.CharField(max_length=120)),
                ('did', models.CharField(choices=[('ADDED', 'Added'), ('PUBLISHED', 'Published'), ('CHANGED', 'Changed'), ('ANSWERED', 'Answered'), ('CONFIRMED', 'Checked and still right'), ('WITHDRAWN', 'Withdrawn'), ('MERGED', 'Merged with the same question'), ('RELEASED', 'Words released'), ('VALUE', 'A figure in it changed')], max_length=10)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('before', models.JSONField(default=dict)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='history', to='knowledge.entry')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['entry', '-id'], name='history_of_entry')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('helped', models.BooleanField()),
                ('wording', models.CharField(blank=True, max_length=300)),
                ('problem', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('dealt_with_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='knowledge.entry')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['entry', 'helped'], name='judgement_of_entry')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=500)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('trouble', models.CharField(blank=True, max_length=200)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='knowledge.entry')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'address'), name='one_link_an_entry')],
            },
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('source', 'row'), name='one_entry_a_row'),
        ),
    ]
