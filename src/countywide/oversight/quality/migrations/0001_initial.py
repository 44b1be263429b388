import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0002_plans'),
    ]

    operations = [
        migrations.CreateModel(
            name='Audit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('theme', models.CharField(max_length=200)),
                ('why', models.TextField(blank=True)),
                ('kind', models.CharField(choices=[('ASSESSMENT', 'EHC needs assessment'), ('PLAN', 'EHC plan')], max_length=12)),
                ('parts', models.JSONField(default=list)),
                ('criteria_from', models.DateField()),
                ('period_from', models.DateField()),
                ('period_to', models.DateField()),
                ('size', models.PositiveSmallIntegerField()),
                ('planned_on', models.DateField()),
                ('drawn_on', models.DateField(blank=True, null=True)),
                ('layers', models.JSONField(default=dict)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('themes', models.TextField(blank=True)),
                ('figures', models.JSONField(default=dict)),
                ('planned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('period_to__gte', models.F('period_from'))), name='audit_period_in_order'), models.CheckConstraint(condition=models.Q(('published_on', None), ('drawn_on__isnull', False), _connector='OR'), name='audit_drawn_before_published')],
            },
        ),
        migrations.CreateModel(
            name='AuditAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('text', models.CharField(max_length=500)),
                ('opened_on', models.DateField()),
                ('due_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_because', models.CharField(blank=True, max_length=500)),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='quality.audit')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(condition=models.Q(('closed_on', None)), fields=['owner', 'due_on', 'id'], name='action_of_owner')],
            },
        ),
        migrations.CreateModel(
            name='AuditedCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('place', models.PositiveSmallIntegerField()),
                ('layer', models.CharField(max_length=120)),
                ('read_on', models.DateField()),
                ('record', models.JSONField(default=dict)),
                ('allocated_on', models.DateField(blank=True, null=True)),
                ('results', models.JSONField(default=dict)),
                ('grade', models.CharField(blank=True, choices=[('OUTSTANDING', 'Outstanding'), ('GOOD', 'Good'), ('IMPROVE', 'Requires improvement'), ('INADEQUATE', 'Inadequate')], max_length=11)),
                ('submitted_on', models.DateField(blank=True, null=True)),
                ('moderated_grade', models.CharField(blank=True, choices=[('OUTSTANDING', 'Outstanding'), ('GOOD', 'Good'), ('IMPROVE', 'Requires improvement'), ('INADEQUATE', 'Inadequate')], max_length=11)),
                ('moderated_because', models.TextField(blank=True)),
                ('moderated_on', models.DateField(blank=True, null=True)),
                ('feedback_sent_on', models.DateField(blank=True, null=True)),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='quality.audit')),
                ('auditor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audited', to='cases.case')),
                ('moderated_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['audit', 'place'],
                'constraints': [models.UniqueConstraint(fields=('audit', 'case'), name='case_audited_once_an_audit'), models.CheckConstraint(condition=models.Q(('submitted_on', None), models.Q(models.Q(('grade', ''), _negated=True), ('auditor__isnull', False)), _connector='OR'), name='record_has_a_grade'), models.CheckConstraint(condition=models.Q(('moderated_on', None), models.Q(models.Q(('moderated_grade', ''), _negated=True), ('submitted_on__isnull', False)), _connector='OR'), name='moderated_once_submitted'), models.CheckConstraint(condition=models.Q(('feedback_sent_on', None), ('moderated_on__isnull', False), _connector='OR'), name='feedback_once_moderated')],
            },
        ),
    ]
