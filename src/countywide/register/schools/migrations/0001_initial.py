import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=100)),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ExtractRead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_on', models.DateField()),
                ('read_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('file_name', models.CharField(max_length=200)),
                ('added', models.PositiveIntegerField()),
                ('changed', models.PositiveIntegerField()),
                ('unchanged', models.PositiveIntegerField()),
                ('closed', models.PositiveIntegerField()),
                ('rejected', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['-read_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gss_code', models.CharField(max_length=9, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='districts', to='schools.area')),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Community',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='communities', to='schools.district')),
            ],
            options={
                'verbose_name_plural': 'communities',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urn', models.CharField(max_length=6)),
                ('other', models.CharField(max_length=6)),
                ('other_name', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(max_length=60)),
                ('direction', models.CharField(choices=[('FORWARD', 'to what took its place'), ('BACK', 'to what came before'), ('ASIDE', 'to a school beside it')], max_length=8)),
                ('linked_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['urn', models.OrderBy(models.F('linked_on'), nulls_last=True), 'other', 'kind'],
                'indexes': [models.Index(fields=['other', 'direction'], name='link_from_the_other_end')],
                'constraints': [models.UniqueConstraint(fields=('urn', 'other', 'kind'), name='one_link_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='School',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urn', models.CharField(max_length=6, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('name_key', models.CharField(max_length=250)),
                ('laestab', models.CharField(blank=True, db_index=True, max_length=7)),
                ('ukprn', models.CharField(blank=True, max_length=8)),
                ('la_code', models.CharField(blank=True, max_length=3)),
                ('la_name', models.CharField(blank=True, max_length=100)),
                ('type', models.CharField(blank=True, max_length=3)),
                ('type_name', models.CharField(blank=True, max_length=100)),
                ('group', models.CharField(blank=True, max_length=3)),
                ('status', models.CharField(max_length=2)),
                ('opened_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('phase', models.CharField(blank=True, max_length=2)),
                ('lowest_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('highest_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('gender', models.CharField(blank=True, max_length=2)),
                ('boarders', models.CharField(blank=True, max_length=2)),
                ('has_sixth_form', models.BooleanField(blank=True, null=True)),
                ('admissions', models.CharField(blank=True, max_length=100)),
                ('trust', models.CharField(blank=True, max_length=200)),
                ('street', models.CharField(blank=True, max_length=200)),
                ('locality', models.CharField(blank=True, max_length=200)),
                ('address_3', models.CharField(blank=True, max_length=200)),
                ('town', models.CharField(blank=True, max_length=100)),
                ('county', models.CharField(blank=True, max_length=100)),
                ('postcode', models.CharField(blank=True, db_index=True, max_length=12)),
                ('website', models.CharField(blank=True, max_length=300)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('easting', models.PositiveIntegerField(blank=True, null=True)),
                ('northing', models.PositiveIntegerField(blank=True, null=True)),
                ('needs', models.CharField(blank=True, max_length=80)),
                ('provision', models.CharField(blank=True, max_length=4)),
                ('provision_on_roll', models.PositiveIntegerField(blank=True, null=True)),
                ('provision_places', models.PositiveIntegerField(blank=True, null=True)),
                ('unit_on_roll', models.PositiveIntegerField(blank=True, null=True)),
                ('unit_places', models.PositiveIntegerField(blank=True, null=True)),
                ('section_41', models.BooleanField(blank=True, null=True)),
                ('capacity', models.PositiveIntegerField(blank=True, null=True)),
                ('pupils', models.PositiveIntegerField(blank=True, null=True)),
                ('pupils_with_plan', models.PositiveIntegerField(blank=True, null=True)),
                ('pupils_with_support', models.PositiveIntegerField(blank=True, null=True)),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='schools', to='schools.district')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='school', to='accounts.organisation')),
            ],
            options={
                'ordering': ['name', 'id'],
                'indexes': [models.Index(fields=['la_code', 'status', 'name'], name='school_of_authority'), models.Index(fields=['easting', 'northing'], name='school_place'), models.Index(fields=['name', 'id'], name='school_by_name')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='schools.community')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='schools.school')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('school',), name='one_community_at_a_time'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Flag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('SELECTIVE', 'Selective'), ('RESOURCED_PROVISION', 'Resourced provision'), ('FUNDING_SCHEME', 'In the community funding scheme'), ('NATIONAL_PROGRAMME', 'In a national programme'), ('IN_COUNTY', 'Treated as inside the county'), ('OUT_OF_COUNTY', 'Treated as outside the county')], max_length=24)),
                ('detail', models.CharField(blank=True, max_length=120)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='schools.school')),
            ],
            options={
                'ordering': ['kind', '-starts_on', '-id'],
                'indexes': [models.Index(fields=['kind', 'starts_on'], name='flag_kind')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('school', 'kind'), name='one_open_flag_a_kind'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='flag_ends_after_it_starts')],
            },
        ),
    ]
