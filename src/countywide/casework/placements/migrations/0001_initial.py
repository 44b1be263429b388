import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('people', '0003_contact_by_email'),
        ('schools', '0002_term_closure'),
        ('transfers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('way', models.CharField(blank=True, choices=[('LINK', 'By personal link'), ('ACCOUNT', 'By a message to their account'), ('POST', 'By post')], max_length=7)),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('reminded_for', models.DateField(blank=True, null=True)),
                ('bounced_on', models.DateField(blank=True, null=True)),
                ('said_on', models.DateField(blank=True, null=True)),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='preferences', to='transfers.transfer')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['bounced_on', 'id'], name='preference_bounced')],
                'constraints': [models.UniqueConstraint(fields=('transfer', 'contact'), name='one_preference_an_adult'), models.UniqueConstraint(condition=models.Q(('contact', None)), fields=('transfer',), name='one_preference_of_the_young')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('checked', models.CharField(choices=[('RANG', 'I rang them on a number that we held before'), ('MET', 'I spoke to them face to face, and know who they are'), ('DOCUMENT', 'I saw a document with their name and photograph')], max_length=8)),
                ('at_once', models.BooleanField(default=False)),
                ('proposed_on', models.DateField()),
                ('agreed', models.BooleanField(null=True)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('preference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='placements.preference')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('settled_on', None)), fields=('preference',), name='one_correction_waits_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('agreed', None), ('settled_on', None)), models.Q(('agreed__isnull', False), ('settled_on__isnull', False)), _connector='OR'), name='correction_settled_whole')],
            },
        ),
        migrations.CreateModel(
            name='AtSchool',
            fields=[
            ],
            options={
                'ordering': ['id'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('placements.preference',),
        ),
        migrations.CreateModel(
            name='Said',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('said_on', models.DateField()),
                ('how', models.CharField(choices=[('LINK', 'By personal link'), ('ACCOUNT', 'Signed in'), ('PAPER', 'On paper, entered by an officer'), ('TOLD', 'On the telephone or in person, entered by an officer')], max_length=7)),
                ('when', models.CharField(choices=[('IN_TIME', 'In time'), ('LATE', 'After the day we asked for'), ('LOCKED', 'After the last useful day: it may delay asking the school')], max_length=7)),
                ('provisional', models.BooleanField()),
                ('start_year', models.SmallIntegerField(blank=True, null=True)),
                ('why_year', models.TextField(blank=True)),
                ('tested', models.CharField(blank=True, choices=[('NO', 'No'), ('WILL', 'Not yet, and we mean to'), ('YES', 'Yes')], max_length=4)),
                ('which_test', models.CharField(blank=True, max_length=200)),
                ('reserve', models.CharField(blank=True, max_length=200)),
                ('child_view', models.TextField(blank=True)),
                ('visits', models.TextField(blank=True)),
                ('wants_meeting', models.BooleanField(default=False)),
                ('language', models.CharField(blank=True, max_length=100)),
                ('format', models.CharField(blank=True, max_length=100)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('preference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='placements.preference')),
                ('reserve_school', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.school')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('preference', 'number'), name='preference_versions_counted')],
            },
        ),
        migrations.CreateModel(
            name='Wished',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('SCHOOL', 'A state school, an academy, a college, or an independent school on the government’s section 41 list'), ('INDEPENDENT', 'Another independent school or college'), ('HOME', 'Education at home, arranged by the family'), ('EOTAS', 'Lessons and support arranged by the council, not in a school or college'), ('UNSURE', 'I am not sure yet')], max_length=11)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('reasons', models.TextField(blank=True)),
                ('said', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='placements.said')),
                ('school', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.school')),
            ],
            options={
                'ordering': ['said', 'rank'],
                'constraints': [models.UniqueConstraint(fields=('said', 'rank'), name='one_place_a_rank')],
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_on', models.DateField()),
                ('silent_on', models.DateField(blank=True, null=True)),
                ('transfer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='transfers.transfer')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['silent_on', 'id'], name='asked_and_silent')],
            },
        ),
    ]
