import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('schools', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=120)),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('role', models.CharField(choices=[('SENCO', 'SENCO'), ('HEAD', 'Headteacher'), ('OFFICE', 'School office'), ('FINANCE', 'School finance'), ('ADMISSIONS', 'School admissions'), ('TEAM', 'Team')], max_length=10)),
                ('is_out_of_county', models.BooleanField(default=False)),
                ('purpose', models.CharField(blank=True, max_length=120)),
                ('address', models.EmailField(max_length=254)),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('bounced_on', models.DateField(blank=True, null=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.area')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mailboxes', to='accounts.organisation')),
            ],
            options={
                'ordering': ['organisation_id', 'role', 'is_out_of_county', 'area__name', 'id'],
                'indexes': [models.Index(fields=['address'], name='mailbox_address')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('area', None), ('ended_on', None)), fields=('organisation', 'role', 'is_out_of_county'), name='one_mailbox_a_role'), models.UniqueConstraint(condition=models.Q(('area__isnull', False), ('ended_on', None)), fields=('organisation', 'role', 'area'), name='one_mailbox_a_role_and_area')],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('is_cover', models.BooleanField(default=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mailbox', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='contacts.mailbox')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('owns', models.TextField()),
                ('card', models.TextField(blank=True)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('hours', models.CharField(blank=True, max_length=200)),
                ('reply_days', models.PositiveSmallIntegerField(default=5)),
                ('include', models.TextField(blank=True)),
                ('escalation', models.TextField(blank=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('covers', models.ManyToManyField(blank=True, related_name='teams', to='schools.area')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contact_team', to='accounts.organisation')),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Route',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', models.CharField(blank=True, choices=[('EARLY_YEARS', 'Under 5'), ('PRIMARY', 'Primary'), ('SECONDARY', 'Secondary'), ('POST_16', '16 and over')], max_length=12)),
                ('county', models.CharField(blank=True, choices=[('IN', 'Inside the county'), ('OUT', 'Outside the county')], max_length=3)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.area')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='routes', to='contacts.team')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='routes', to='contacts.topic')),
            ],
            options={
                'ordering': ['topic__name', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='route_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Asking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('asked_on', models.DateField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['-asked_on', 'id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'year'), name='asked_once_a_september')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['-confirmed_on', '-id'],
                'indexes': [models.Index(fields=['organisation', '-confirmed_on'], name='confirmation_latest')],
            },
        ),
    ]
