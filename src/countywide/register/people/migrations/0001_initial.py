import countywide.register.people.rules
import django.db.models.deletion
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
            name='Child',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.CharField(default=countywide.register.people.rules.new_key, editable=False, max_length=10, unique=True)),
                ('legal_forename', models.CharField(max_length=100)),
                ('legal_surname', models.CharField(max_length=100)),
                ('known_as', models.CharField(blank=True, max_length=100)),
                ('pronouns', models.CharField(blank=True, max_length=30)),
                ('born_on', models.DateField()),
                ('sex', models.CharField(blank=True, choices=[('F', 'Female'), ('M', 'Male')], max_length=1)),
                ('ethnicity', models.CharField(blank=True, max_length=4)),
                ('upn', models.CharField(blank=True, max_length=13)),
                ('no_upn', models.CharField(blank=True, choices=[('NOT_ASKED', 'Not asked for yet'), ('NEVER_IN_STATE_SCHOOL', 'Never at a state-funded school'), ('UNKNOWN', 'Has one, but nobody can say which')], default='NOT_ASKED', max_length=24)),
                ('uln', models.CharField(blank=True, max_length=10)),
                ('nhs_number', models.CharField(blank=True, max_length=10)),
                ('language', models.CharField(blank=True, max_length=60)),
                ('needs_interpreter', models.BooleanField(default=False)),
                ('is_looked_after', models.BooleanField(default=False)),
                ('home_la_code', models.CharField(blank=True, max_length=3)),
                ('is_withheld', models.BooleanField(default=False)),
                ('year_group', models.SmallIntegerField(blank=True, null=True)),
                ('died_on', models.DateField(blank=True, null=True)),
                ('surname_key', models.CharField(editable=False, max_length=100)),
                ('forename_key', models.CharField(editable=False, max_length=100)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['surname_key', 'forename_key', 'id'],
                'indexes': [models.Index(fields=['born_on', 'surname_key'], name='child_born_and_named'), models.Index(fields=['surname_key', 'forename_key', 'id'], name='child_by_name')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('upn', ''), _negated=True), fields=('upn',), name='one_child_a_upn')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('channel', models.CharField(choices=[('EMAIL', 'Email'), ('POST', 'Post'), ('PHONE', 'Telephone, and letters by post')], default='EMAIL', max_length=6)),
                ('format', models.CharField(blank=True, max_length=100)),
                ('language', models.CharField(blank=True, max_length=60)),
                ('email_consent_on', models.DateField(blank=True, null=True)),
                ('email_bounced_on', models.DateField(blank=True, null=True)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='CapacityRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(choices=[('OWN', 'The young person decides'), ('REPRESENTED', 'The young person lacks capacity for this and is represented')], max_length=12)),
                ('ground', models.CharField(blank=True, max_length=300)),
                ('recorded_on', models.DateField()),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='capacity', to='people.child')),
                ('representative', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.contact')),
            ],
            options={
                'ordering': ['-recorded_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lines', models.TextField()),
                ('postcode', models.CharField(blank=True, db_index=True, max_length=8)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('is_withheld', models.BooleanField(default=False)),
                ('child', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='people.child')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='people.contact')),
            ],
            options={
                'ordering': ['-from_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('child', None), ('contact__isnull', False)), models.Q(('child__isnull', False), ('contact', None)), _connector='OR'), name='address_of_one'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('child',), name='one_home_of_a_child'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('contact',), name='one_home_of_an_adult')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('SCHOOL', 'At a school'), ('EARLY_YEARS', 'At a nursery or another early years setting'), ('COLLEGE', 'At a college or another post-16 setting'), ('HOME_EDUCATED', 'Educated at home'), ('NOWHERE', 'Not in a setting yet, or at present')], max_length=14)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='people.child')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
                'indexes': [models.Index(fields=['organisation', 'ends_on'], name='enrolled_at')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('child',), name='taught_at_one_place'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='enrolment_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Relationship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('MOTHER', 'Mother'), ('FATHER', 'Father'), ('PARENT', 'Parent'), ('STEP_PARENT', 'Step-parent'), ('GRANDPARENT', 'Grandparent'), ('FOSTER_CARER', 'Foster carer'), ('GUARDIAN', 'Special guardian'), ('SOCIAL_WORKER', 'Social worker for the authority that shares parental responsibility'), ('SUPPORTER', 'Supporter or advocate'), ('OTHER', 'Another relation')], max_length=14)),
                ('responsibility', models.CharField(choices=[('YES', 'Has parental responsibility'), ('NO', 'Does not have parental responsibility'), ('DISPUTED', 'Parental responsibility is disputed'), ('RESTRICTED', 'Restricted by an order of a court')], max_length=10)),
                ('lives_with', models.BooleanField(default=True)),
                ('corresponds', models.BooleanField(default=True)),
                ('is_safe', models.BooleanField(default=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relationships', to='people.child')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relationships', to='people.contact')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('child', 'contact'), name='one_tie_at_a_time')],
            },
        ),
    ]
