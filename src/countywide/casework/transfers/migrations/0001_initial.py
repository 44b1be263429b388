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
        ('people', '0003_contact_by_email'),
        ('plans', '0005_again'),
        ('reviews', '0006_no_second'),
    ]

    operations = [
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('round', models.CharField(max_length=20)),
                ('year_group', models.SmallIntegerField()),
                ('move', models.CharField(choices=[('EARLY_SCHOOL', 'Early years to school'), ('INFANT_JUNIOR', 'Infant school to junior school'), ('PRIMARY_MIDDLE', 'Primary school to middle school'), ('PRIMARY_SECONDARY', 'Primary school to secondary school'), ('MIDDLE_SECONDARY', 'Middle school to secondary school'), ('SECONDARY_POST_16', 'Secondary school to a setting after 16'), ('BETWEEN_POST_16', 'One setting after 16 to another')], max_length=20)),
                ('by_policy', models.BooleanField(default=False)),
                ('stage', models.CharField(choices=[('IDENTIFIED', 'On the list, not confirmed yet'), ('QUERIED', 'The school says something else'), ('CONFIRMED', 'Confirmed'), ('NAMED', 'The final plan names the next place'), ('LEFT', 'Left the round')], default='IDENTIFIED', max_length=10)),
                ('identified_on', models.DateField()),
                ('confirm_by', models.DateField()),
                ('named_on', models.DateField(blank=True, null=True)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('left_because', models.CharField(blank=True, choices=[('CEASED', 'The plan has ended'), ('MOVED_AWAY', 'The plan passed to another council'), ('DIED', 'The child has died'), ('OTHER_MOVE', 'At the setting of today this is no move of this round'), ('NOT_MOVING', 'The school says the child does not move, and the council agrees'), ('OTHER_YEAR', 'The child is in another year group')], max_length=12)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='cases.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='people.child')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='plans.plan')),
                ('setting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['round', 'stage', 'id'], name='transfer_at_stage'), models.Index(fields=['setting', 'round', 'id'], name='transfer_at_setting')],
                'constraints': [models.UniqueConstraint(fields=('round', 'child'), name='one_transfer_a_round'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'LEFT'), ('left_on__isnull', False), models.Q(('left_because', ''), _negated=True)), models.Q(models.Q(('stage', 'LEFT'), _negated=True), ('left_because', ''), ('left_on', None)), _connector='OR'), name='left_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'NAMED'), _negated=True), ('named_on__isnull', False), _connector='OR'), name='named_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ReviewDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(choices=[('ACCEPTED', 'An earlier review is accepted'), ('WAIVED', 'No further review is asked for')], max_length=8)),
                ('because', models.TextField()),
                ('decided_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, max_length=500)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reviews.review')),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='review_decisions', to='transfers.transfer')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('transfer',), name='one_review_decision_a_transfer'), models.CheckConstraint(condition=models.Q(models.Q(('review', None), ('says', 'WAIVED')), models.Q(('review__isnull', False), ('says', 'ACCEPTED')), _connector='OR'), name='accepted_review_is_named')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(choices=[('MOVES', 'Yes, this child moves'), ('STAYS', 'No, this child does not move'), ('OTHER_YEAR', 'This child is in another year group')], max_length=10)),
                ('year_group', models.SmallIntegerField(blank=True, null=True)),
                ('why', models.TextField(blank=True)),
                ('said_on', models.DateField()),
                ('agreed', models.BooleanField(null=True)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('settled_because', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('setting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='transfers.transfer')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('settled_on', None)), fields=('transfer',), name='one_answer_waits_a_transfer'), models.CheckConstraint(condition=models.Q(models.Q(('agreed', None), ('says', 'MOVES')), models.Q(('agreed', None), ('settled_on', None)), ('agreed__isnull', False), _connector='OR'), name='answer_settled_whole')],
            },
        ),
        migrations.CreateModel(
            name='Listed',
            fields=[
            ],
            options={
                'ordering': ['id'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('transfers.transfer',),
        ),
    ]
