import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0002_plans'),
        ('files', '0001_initial'),
        ('people', '0003_contact_by_email'),
    ]

    operations = [
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('what', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=255)),
                ('fingerprint', models.CharField(max_length=64)),
                ('stopped_on', models.DateField()),
                ('decided', models.CharField(blank=True, choices=[('LET_GO', 'It may leave as it is'), ('KEPT_BACK', 'It must not leave')], max_length=9)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='cases.case')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='files.file')),
                ('stopped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-stopped_on', '-id'],
                'indexes': [models.Index(condition=models.Q(('decided', '')), fields=['case'], name='paper_waits')],
                'constraints': [models.UniqueConstraint(fields=('case', 'fingerprint'), name='paper_held_once')],
            },
        ),
        migrations.CreateModel(
            name='Found',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sign', models.CharField(choices=[('NAME', 'Name'), ('BORN', 'Date of birth'), ('UPN', 'Unique pupil number'), ('ULN', 'Unique learner number'), ('NHS', 'NHS number'), ('HOME', 'Address'), ('UNREAD', 'Could not be read')], max_length=6)),
                ('place', models.CharField(max_length=200)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('passage', models.TextField(blank=True)),
                ('why', models.CharField(max_length=300)),
                ('child', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.child')),
                ('hold', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='found', to='release.hold')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decided', models.CharField(choices=[('LET_GO', 'It may leave as it is'), ('KEPT_BACK', 'It must not leave')], max_length=9)),
                ('on', models.DateField()),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('hold', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='release.hold')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='release_decided_with_reason')],
            },
        ),
    ]
