import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('insight', '0001_initial'),
        ('reviews', '0003_from_card'),
        ('schools', '0002_term_closure'),
    ]

    operations = [
        migrations.CreateModel(
            name='BlindAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answered', models.CharField(choices=[('ACCEPT', 'Accepted'), ('PART', 'Accepted in part'), ('DECLINE', 'Not accepted')], max_length=8)),
                ('criterion', models.SlugField(max_length=60)),
                ('because', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='BlindDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('first_on', models.DateField()),
                ('place', models.PositiveSmallIntegerField()),
                ('given_on', models.DateField(blank=True, null=True)),
                ('decide_by', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('MAINTAIN', 'Keep the plan as it is'), ('AMEND', 'Change the plan'), ('CEASE', 'End the plan')], max_length=8)),
                ('reasons', models.TextField(blank=True)),
                ('decided_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['sample', 'place'],
                'indexes': [models.Index(condition=models.Q(('decided_on__isnull', False)), fields=['first_on', 'id'], name='blind_counted')],
            },
        ),
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('month', models.DateField(unique=True)),
                ('rules_from', models.DateField()),
                ('drawn_on', models.DateField()),
                ('layers', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['-month'],
            },
        ),
        migrations.AddField(
            model_name='decidedchange',
            name='criterion',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddIndex(
            model_name='decidedchange',
            index=models.Index(fields=['decided', 'section', 'is_made', 'criterion'], name='decided_change_of_review'),
        ),
        migrations.AddField(
            model_name='blindanswer',
            name='change',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='blind_answers', to='reviews.changerequest'),
        ),
        migrations.AddField(
            model_name='blinddecision',
            name='area',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.area'),
        ),
        migrations.AddField(
            model_name='blinddecision',
            name='decider',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='blinddecision',
            name='review',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='blind', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='blinddecision',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='blindanswer',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='insight.blinddecision'),
        ),
        migrations.AddField(
            model_name='blinddecision',
            name='sample',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='insight.sample'),
        ),
        migrations.AddConstraint(
            model_name='blindanswer',
            constraint=models.UniqueConstraint(fields=('decision', 'change'), name='one_blind_answer_a_change'),
        ),
        migrations.AddIndex(
            model_name='blinddecision',
            index=models.Index(condition=models.Q(('decided_on', None)), fields=['decider', 'decide_by', 'id'], name='blind_of_decider'),
        ),
        migrations.AddConstraint(
            model_name='blinddecision',
            constraint=models.CheckConstraint(condition=models.Q(('decided_on', None), models.Q(models.Q(('outcome', ''), _negated=True), ('decider__isnull', False)), _connector='OR'), name='blind_decided_by_somebody'),
        ),
    ]
