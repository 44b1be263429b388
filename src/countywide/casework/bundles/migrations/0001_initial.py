import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('disputes', '0001_initial'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('LISTED', 'Its papers are being chosen'), ('MAKING', 'It is being bound'), ('STOPPED', 'It could not be bound'), ('MADE', 'Bound, not sent'), ('SENT', 'Sent')], default='LISTED', max_length=7)),
                ('begun_on', models.DateField()),
                ('made_on', models.DateField(blank=True, null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('pages', models.PositiveIntegerField(default=0)),
                ('trouble', models.TextField(blank=True)),
                ('leads_to', models.CharField(blank=True, max_length=200)),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('dispute', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bundle', to='disputes.dispute')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['dispute', 'number'],
                'constraints': [models.UniqueConstraint(fields=('dispute', 'number'), name='bundle_parts_counted'), models.UniqueConstraint(condition=models.Q(('state', 'SENT'), _negated=True), fields=('dispute',), name='one_open_bundle_part'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('MADE', 'SENT')), _negated=True), models.Q(('file__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='bound_with_file'), models.CheckConstraint(condition=models.Q(('state', 'SENT'), ('sent_on', None), _connector='XOR'), name='bundle_sent_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('of', models.CharField(max_length=60)),
                ('section', models.CharField(choices=[('1', 'The appeal and the Tribunal’s papers'), ('2', 'The decision and letters about it'), ('3', 'The plan'), ('4', 'Advice and reports'), ('5', 'The family’s evidence'), ('6', 'The council’s evidence'), ('7', 'Other papers')], max_length=1)),
                ('title', models.CharField(max_length=200)),
                ('author', models.CharField(blank=True, max_length=200)),
                ('dated', models.DateField(blank=True, null=True)),
                ('is_in', models.BooleanField(default=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('first_page', models.PositiveIntegerField(blank=True, null=True)),
                ('pages', models.PositiveIntegerField(default=0)),
                ('wordless', models.PositiveIntegerField(default=0)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.file')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='bundles.part')),
            ],
            options={
                'ordering': ['section', models.OrderBy(models.F('dated'), nulls_last=True), 'id'],
                'constraints': [models.UniqueConstraint(fields=('part', 'of'), name='paper_in_bundle_once')],
            },
        ),
    ]
