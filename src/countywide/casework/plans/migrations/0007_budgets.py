import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('plans', '0006_health_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Budget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('asked_by', models.CharField(choices=[('PARENT', 'A parent'), ('YOUNG_PERSON', 'The young person')], max_length=12)),
                ('asked_on', models.DateField()),
                ('says', models.TextField()),
                ('wants_payment', models.BooleanField(default=False)),
                ('entered_on', models.DateField()),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('refused_because', models.TextField(blank=True)),
                ('conditions', models.TextField(blank=True)),
                ('in_plan_on', models.DateField(blank=True, null=True)),
                ('recipient', models.CharField(blank=True, max_length=200)),
                ('consented_on', models.DateField(blank=True, null=True)),
                ('paid_from', models.DateField(blank=True, null=True)),
                ('stop_told_on', models.DateField(blank=True, null=True)),
                ('stops_on', models.DateField(blank=True, null=True)),
                ('stop_because', models.TextField(blank=True)),
                ('replaced_on', models.DateField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='budgets', to='plans.plan')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('decided_on', None)), fields=('plan',), name='one_budget_asked_for'), models.CheckConstraint(condition=models.Q(('paid_from', None), ('consented_on__isnull', False), _connector='OR'), name='paid_with_consent'), models.CheckConstraint(condition=models.Q(('stops_on', None), ('stops_on__gte', models.F('stop_told_on')), _connector='OR'), name='stops_with_notice')],
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_key', models.UUIDField()),
                ('what', models.CharField(max_length=300)),
                ('paid', models.CharField(choices=[('DIRECT', 'Direct payment'), ('NOTIONAL', 'Kept by the council (notional)'), ('THIRD_PARTY', 'Paid to a third party')], max_length=12)),
                ('pence', models.PositiveBigIntegerField()),
                ('said_in', models.UUIDField(blank=True, null=True)),
                ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='plans.budget')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('budget', 'row_key'), name='one_line_a_row'), models.CheckConstraint(condition=models.Q(('pence__gt', 0)), name='line_holds_money')],
            },
        ),
        migrations.CreateModel(
            name='BudgetReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_on', models.DateField()),
                ('finding', models.TextField()),
                ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='plans.budget')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['reviewed_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SecondLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('of', models.CharField(choices=[('REFUSAL', 'The refusal'), ('STOP', 'The stop')], max_length=8)),
                ('asked_on', models.DateField()),
                ('says', models.TextField()),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('stands', models.BooleanField(null=True)),
                ('reasons', models.TextField(blank=True)),
                ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_looks', to='plans.budget')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('budget', 'of'), name='looked_at_once')],
            },
        ),
    ]
