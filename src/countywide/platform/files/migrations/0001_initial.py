import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='File',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('keeper', models.CharField(max_length=60)),
                ('place', models.CharField(max_length=80)),
                ('bucket', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=200)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('content_type', models.CharField(blank=True, max_length=120)),
                ('extension', models.CharField(blank=True, max_length=10)),
                ('state', models.CharField(choices=[('RECEIVED', 'Received, being checked'), ('CLEAN', 'Checked'), ('UNSCANNED', 'Kept back: the virus scanner could not read all of it'), ('REFUSED', 'Cannot be used'), ('QUARANTINED', 'Locked away: a virus was found')], default='RECEIVED', max_length=12)),
                ('trouble', models.CharField(blank=True, choices=[('EMPTY', 'Empty'), ('DAMAGED', 'Cut short or damaged'), ('KIND', 'Of a kind that is not taken'), ('LOCKED', 'Locked with a password'), ('MACROS', 'Holds macros'), ('BOMB', 'Unpacks to far more than it should'), ('VIRUS', 'Holds a virus'), ('TOO_BIG_TO_SCAN', 'Too big for the virus scanner')], max_length=20)),
                ('detail', models.CharField(blank=True, max_length=200)),
                ('engine', models.CharField(blank=True, max_length=60)),
                ('served_sha256', models.CharField(blank=True, max_length=64)),
                ('served_size', models.PositiveBigIntegerField(null=True)),
                ('guest', models.CharField(blank=True, max_length=80)),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('checked_at', models.DateTimeField(null=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['uploaded_at', 'id'],
                'indexes': [models.Index(fields=['keeper', 'place', 'uploaded_at'], name='file_in_place'), models.Index(fields=['bucket'], name='file_in_bucket'), models.Index(fields=['sha256'], name='file_by_content'), models.Index(condition=models.Q(('state', 'CLEAN'), _negated=True), fields=['state', 'uploaded_at'], name='file_not_clean')],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('keeper', models.CharField(max_length=60)),
                ('place', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=200)),
                ('length', models.PositiveBigIntegerField()),
                ('pending_from', models.PositiveBigIntegerField(null=True)),
                ('guest', models.CharField(blank=True, max_length=80)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('file', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='upload', to='files.file')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['made_at', 'id'],
                'indexes': [models.Index(fields=['expires_at'], name='upload_expires'), models.Index(fields=['keeper', 'place'], name='upload_in_place')],
            },
        ),
    ]
