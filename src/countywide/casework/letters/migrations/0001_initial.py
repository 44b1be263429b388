import countywide.casework.letters.models
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=countywide.casework.letters.models.new_key, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=200)),
                ('template_version', models.CharField(max_length=10)),
                ('addressed_to', models.CharField(choices=[('FAMILY', 'Family'), ('SCHOOL', 'School or other setting'), ('ADVISER', 'Somebody asked for advice'), ('HEALTH', 'Health board'), ('CARE', 'Social care')], max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('address_lines', models.JSONField(default=list)),
                ('channel', models.CharField(max_length=6)),
                ('needs_format', models.CharField(blank=True, max_length=100)),
                ('is_to_child', models.BooleanField(default=False)),
                ('is_copy', models.BooleanField(default=False)),
                ('council', models.CharField(max_length=200)),
                ('subject', models.CharField(max_length=200)),
                ('words', models.JSONField()),
                ('blocks', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('counts_from_sending', models.BooleanField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finalised_on', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='cases.case')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='letters.letter')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['case', '-id'], name='letter_of_case'), models.Index(fields=['contact', '-id'], name='letter_to_contact'), models.Index(fields=['organisation', '-id'], name='letter_to_organisation'), models.Index(fields=['case', 'kind', '-id'], name='letter_of_kind')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=200, upload_to='letters')),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='letters.letter')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('EMAIL', 'Email with a link to the service'), ('POST', 'First-class post'), ('HAND', 'Handed over or left at the address'), ('SECURE', 'Secure email')], max_length=6)),
                ('because', models.CharField(choices=[('CHOSEN', 'They chose it'), ('NO_CONSENT', 'They have not agreed to email'), ('NO_ACCOUNT', 'They have no account in which to read it'), ('CAME_BACK', 'The email came back'), ('NOT_OPENED', 'Nobody opened it in time')], max_length=10)),
                ('wanted_on', models.DateField()),
                ('dispatched_on', models.DateField(null=True)),
                ('dispatched_at', models.DateTimeField(null=True)),
                ('deemed_received_on', models.DateField(null=True)),
                ('came_back_on', models.DateField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sendings', to='letters.letter')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('dispatched_on', None), models.Q(('way', 'EMAIL'), _negated=True)), fields=['wanted_on', 'id'], name='sending_to_post'), models.Index(fields=['way', 'dispatched_on', 'id'], name='sending_dispatched')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('deemed_received_on', None), ('dispatched_on', None)), models.Q(('deemed_received_on__gte', models.F('dispatched_on')), ('dispatched_on__isnull', False)), _connector='OR'), name='received_when_dispatched'), models.UniqueConstraint(condition=models.Q(models.Q(('way', 'EMAIL'), _negated=True), ('dispatched_on', None)), fields=('letter',), name='posted_one_at_a_time')],
            },
        ),
    ]
