import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0002_plans'),
        ('plans', '0007_budgets'),
    ]

    operations = [
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('begun_on', models.DateField()),
                ('begun_because', models.CharField(choices=[('TYPE_ONLY', 'The plan names a type of school or college, and none by name'), ('FLAG', 'Somebody said that a place ends and no other is named'), ('OFFICER', 'An officer began it')], max_length=9)),
                ('needed_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Level 1: the officer who holds the case'), (2, 'Level 2: a senior officer and the area manager'), (3, 'Level 3: the head of service'), (4, 'Level 4: the director’s daily list'), (5, 'Level 5: without a place after the day it was needed')], default=1)),
                ('next_contact_on', models.DateField()),
                ('interim', models.TextField(blank=True)),
                ('interim_from', models.DateField(blank=True, null=True)),
                ('over_on', models.DateField(blank=True, null=True)),
                ('over_because', models.CharField(blank=True, choices=[('NAMED', 'The plan names a place'), ('NOT_NEEDED', 'No other place is needed'), ('PLAN_ENDED', 'The plan has ended, or another council keeps it')], max_length=10)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='place_searches', to='cases.case')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='place_searches', to='plans.plan')),
            ],
            options={
                'ordering': ['-level', 'next_contact_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('over_on', None)), fields=['-level', 'next_contact_on', 'id'], name='search_listed')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('over_on', None)), fields=('case',), name='one_search_a_case'), models.CheckConstraint(condition=models.Q(models.Q(('over_because', ''), ('over_on', None)), models.Q(('over_on__isnull', False), models.Q(('over_because', ''), _negated=True)), _connector='OR'), name='search_over_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Reached',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Level 1: the officer who holds the case'), (2, 'Level 2: a senior officer and the area manager'), (3, 'Level 3: the head of service'), (4, 'Level 4: the director’s daily list'), (5, 'Level 5: without a place after the day it was needed')])),
                ('on', models.DateField()),
                ('search', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='levels', to='unplaced.search')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('search', 'level'), name='one_level_reached_once')],
            },
        ),
        migrations.CreateModel(
            name='Flag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('raised_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('said', models.TextField(blank=True)),
                ('reply_by', models.DateField()),
                ('alerted_on', models.DateField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by_school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('raised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('senior', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('search', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='unplaced.search')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('answered_on', None)), fields=['reply_by', 'id'], name='flag_waits')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_on', None)), fields=('search',), name='one_flag_waits_a_search'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on', None)), models.Q(('answered_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='flag_over_by_an_answer')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('said', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('search', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='unplaced.search')),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Tried',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('asked_on', models.DateField()),
                ('came_of', models.CharField(choices=[('ASKED', 'Asked: no answer yet'), ('CANNOT', 'It says that it cannot meet the needs'), ('FULL', 'It says that it is full: by itself no ground in law'), ('OFFERS', 'It offers a place'), ('UNSUITABLE', 'Not suitable for this child')], default='ASKED', max_length=10)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('search', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tried', to='unplaced.search')),
                ('setting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['asked_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_on', None), ('came_of', 'ASKED')), models.Q(models.Q(('came_of', 'ASKED'), _negated=True), ('answered_on__isnull', False)), _connector='OR'), name='tried_answered_on_a_day')],
            },
        ),
    ]
