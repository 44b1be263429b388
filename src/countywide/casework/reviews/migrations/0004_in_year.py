import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0002_plans'),
        ('plans', '0003_endings'),
        ('reviews', '0003_from_card'),
    ]

    operations = [
        migrations.CreateModel(
            name='Update',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('about', models.JSONField(default=list)),
                ('began_on', models.DateField()),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('answer_by', models.DateField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, choices=[('NOTED', 'Noted: the plan and its yearly review go on as they are'), ('EARLY', 'A review is held early'), ('MERGE', 'Taken into the review or amendment that is under way'), ('AMEND', 'We will propose changes to the plan without a review')], max_length=8)),
                ('because', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('answered_on', None), ('sent_on__isnull', False)), fields=['answer_by', 'id'], name='update_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('answered_on', None), models.Q(('sent_on__isnull', False), models.Q(('answer', ''), _negated=True), models.Q(('because', ''), _negated=True)), _connector='OR'), name='update_answered_with_a_reason')],
            },
        ),
        migrations.AddField(
            model_name='review',
            name='care_review_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='attendee',
            name='invited_as',
            field=models.CharField(choices=[('FAMILY', 'Parent or young person'), ('HEAD', 'Head, principal or early years lead'), ('COUNCIL', 'Education officer of the council'), ('HEALTH', 'Health professional named by the health board'), ('CARE', 'Social care officer of the council'), ('CHILD', 'The child'), ('VIRTUAL', 'Virtual school head, for a child looked after by a council'), ('OTHER', 'Somebody else who helps')], max_length=8),
        ),
        migrations.AlterField(
            model_name='earlyrequest',
            name='asked_by',
            field=models.CharField(choices=[('SCHOOL', 'The school or setting'), ('PARENT', 'Parent'), ('CHILD', 'The child or young person'), ('PROFESSIONAL', 'A professional'), ('COUNCIL', 'The council: nobody had to ask'), ('HEALTH', 'The health service'), ('CARE', 'Social care')], max_length=12),
        ),
        migrations.AlterField(
            model_name='review',
            name='type',
            field=models.CharField(choices=[('ANNUAL', 'Annual review'), ('EARLY', 'Early review'), ('EMERGENCY', 'Emergency review'), ('TRANSFER', 'Review before a move to the next phase'), ('UNDER_FIVE', 'Review of a child under five'), ('AFTER_MOVE', 'First review after a move to this council'), ('LAST', 'Review about ending the plan'), ('IN_YEAR', 'In-year review form: an update, not a review in law')], default='ANNUAL', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('is_in_law', False), ('over_on', None), ('report_on', None)), fields=('plan',), name='one_update_written_a_plan'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('is_in_law', True), models.Q(('decided_on', None), ('met_on', None)), _connector='OR'), name='update_has_no_meeting_or_decision'),
        ),
        migrations.AddField(
            model_name='update',
            name='answered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='update',
            name='began_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='update',
            name='led_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='update',
            name='review',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='in_year', to='reviews.review'),
        ),
        migrations.AddField(
            model_name='update',
            name='sent_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
    ]
