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
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80)),
                ('cause', models.CharField(max_length=160)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('is_secret', models.BooleanField(default=False)),
                ('wiped_at', models.DateTimeField(null=True)),
                ('about_kind', models.CharField(blank=True, max_length=60)),
                ('about_key', models.CharField(blank=True, max_length=60)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['about_kind', 'about_key'], name='notice_about')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'cause'), name='one_notice_a_cause'), models.CheckConstraint(condition=models.Q(('wiped_at', None), models.Q(('body', ''), ('is_secret', True)), _connector='OR'), name='only_secrets_are_wiped')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('channel', models.CharField(choices=[('EMAIL', 'Email')], default='EMAIL', max_length=10)),
                ('address', models.CharField(max_length=254)),
                ('is_urgent', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('WAITING', 'Waiting'), ('SENDING', 'Being sent'), ('SENT', 'Sent'), ('DELIVERED', 'Delivered'), ('BOUNCED', 'Bounced'), ('FAILED', 'Not sent'), ('UNSURE', 'Not certain')], default='WAITING', max_length=10)),
                ('carrier', models.CharField(blank=True, choices=[('FILE', 'A file in the outbox folder'), ('SMTP', 'A mail server')], max_length=10)),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('sending_since', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('delivered_at', models.DateTimeField(null=True)),
                ('bounced_at', models.DateTimeField(null=True)),
                ('failed_at', models.DateTimeField(null=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('resent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resent_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resent', to='outbox.delivery')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='outbox.notice')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(condition=models.Q(('state', 'WAITING')), fields=['-is_urgent', 'next_try_at', 'id'], name='delivery_due'), models.Index(condition=models.Q(('state', 'SENDING')), fields=['sending_since'], name='delivery_sending'), models.Index(fields=['organisation', '-id'], name='delivery_of_organisation'), models.Index(fields=['state', '-id'], name='delivery_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('resent_from', None)), fields=('notice', 'channel', 'address'), name='one_delivery_a_recipient'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'SENDING'), _negated=True), ('sending_since__isnull', False), _connector='OR'), name='sending_is_dated'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'WAITING'), _negated=True), ('next_try_at__isnull', False), _connector='OR'), name='waiting_is_dated')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('content_type', models.CharField(max_length=100)),
                ('file', models.FileField(max_length=200, upload_to='outbox')),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='outbox.notice')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
    ]
