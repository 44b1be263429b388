import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('cases', '0002_plans'),
        ('reviews', '0001_initial'),
        ('schools', '0002_term_closure'),
    ]

    operations = [
        migrations.CreateModel(
            name='DecidedReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decided_on', models.DateField()),
                ('setting', models.CharField(choices=[('EARLY', 'Early years'), ('MAINSTREAM', 'Mainstream school'), ('SPECIAL', 'Special school'), ('COLLEGE', 'College or after 16'), ('NONE', 'Not in a setting')], max_length=10)),
                ('phase', models.CharField(choices=[('EARLY', 'Before Reception'), ('FIRST', 'Reception to Year 2'), ('JUNIOR', 'Years 3 to 6'), ('LOWER', 'Years 7 to 9'), ('UPPER', 'Years 10 and 11'), ('AFTER', 'After Year 11')], max_length=6)),
                ('asked', models.CharField(choices=[('NOTHING', 'No change'), ('FEW', 'One or two changes'), ('MANY', 'Three changes or more')], max_length=7)),
                ('is_material', models.BooleanField()),
                ('is_amended', models.BooleanField()),
                ('days_to_report', models.SmallIntegerField(null=True)),
                ('days_to_decision', models.SmallIntegerField()),
                ('days_to_final', models.SmallIntegerField(null=True)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.area')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('review', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='measured', to='reviews.review')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['decided_on', 'area', 'team', 'setting', 'phase', 'asked', 'is_material', 'is_amended'], name='decided_review_counted'), models.Index(fields=['area', 'decided_on', 'id'], name='decided_review_of_area'), models.Index(fields=['team', 'decided_on', 'id'], name='decided_review_of_team')],
            },
        ),
        migrations.CreateModel(
            name='DecidedChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(max_length=4)),
                ('is_made', models.BooleanField()),
                ('decided', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='insight.decidedreview')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['section', 'decided', 'is_made'], name='decided_change_counted')],
            },
        ),
    ]
