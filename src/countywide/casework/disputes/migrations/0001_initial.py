import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0002_plans'),
        ('deadlines', '0002_counted_back'),
        ('letters', '0003_other_council'),
    ]

    operations = [
        migrations.CreateModel(
            name='Right',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('letter_kind', models.CharField(max_length=80)),
                ('ground', models.CharField(choices=[('ASSESS', 'The decision not to assess'), ('ISSUE', 'The decision not to issue a plan'), ('PLAN', 'What the final plan says'), ('REASSESS', 'The decision not to assess again'), ('AMEND', 'The decision not to change the plan'), ('CEASE', 'The decision to end the plan')], max_length=10)),
                ('decision', models.CharField(max_length=64)),
                ('opened_on', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rights', to='cases.case')),
            ],
            options={
                'ordering': ['-opened_on', '-id'],
                'indexes': [models.Index(fields=['case', '-opened_on'], name='right_of_case')],
                'constraints': [models.UniqueConstraint(fields=('case', 'letter_kind', 'decision'), name='one_right_a_decision')],
            },
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('begun_on', models.DateField()),
                ('told_by', models.CharField(blank=True, max_length=200)),
                ('told_appeal_on', models.DateField(null=True)),
                ('certificate_on', models.DateField(null=True)),
                ('certificate', models.CharField(blank=True, choices=[('WITHOUT', 'Without mediation: the family does not want it'), ('WITH', 'After mediation, or because it could not be held in time')], max_length=7)),
                ('over', models.CharField(blank=True, choices=[('', 'Under way'), ('ORDERED', 'An order of the Tribunal'), ('CONSENT', 'An order both sides agreed'), ('CONCEDED', 'The council did not oppose the appeal'), ('AGREED', 'An agreement in mediation'), ('STANDS', 'The decision stands'), ('WITHDRAWN', 'The family took it back')], default='', max_length=10)),
                ('over_on', models.DateField(null=True)),
                ('note', models.TextField(blank=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='cases.case')),
                ('right', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='disputes.right')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['over', 'id'], name='dispute_open')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('over', '')), fields=('right',), name='one_open_dispute_a_right'), models.CheckConstraint(condition=models.Q(models.Q(('over', ''), ('over_on', None)), models.Q(models.Q(('over', ''), _negated=True), ('over_on__isnull', False)), _connector='OR'), name='dispute_over_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='RightLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_on', models.DateField(null=True)),
                ('clock_key', models.CharField(blank=True, max_length=40)),
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter')),
                ('right', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='disputes.right')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('what', models.CharField(choices=[('CERTIFICATE', 'The adviser issues the certificate'), ('TELL_HEALTH', 'Tell the health body what is in dispute'), ('ARRANGE', 'Hold the mediation'), ('POINT', 'A point of the mediation agreement'), ('RESPOND', 'Send our response to the Tribunal'), ('EVIDENCE', 'Evidence'), ('FINAL_EVIDENCE', 'Final evidence'), ('WORKING_DOCUMENT', 'The working document'), ('ATTENDANCE', 'Who comes to the hearing'), ('BUNDLE', 'The bundle'), ('OTHER', 'Another direction'), ('DUTY', 'What the order asks'), ('RECOMMENDATION', 'Answer a recommendation')], max_length=16)),
                ('text', models.TextField(blank=True)),
                ('owed_by', models.CharField(choices=[('COUNCIL', 'The council'), ('FAMILY', 'The family'), ('ADVISER', 'The mediation adviser'), ('HEALTH', 'The health body'), ('CARE', 'Social care')], default='COUNCIL', max_length=8)),
                ('deadline', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='deadlines.deadline')),
                ('dispute', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='disputes.dispute')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['deadline__legal_due', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40)),
                ('lodged_on', models.DateField(null=True)),
                ('registered_on', models.DateField()),
                ('received_on', models.DateField()),
                ('subjects', models.JSONField(default=list)),
                ('recommendations', models.JSONField(default=list)),
                ('responded_on', models.DateField(null=True)),
                ('hearing_on', models.DateField(null=True)),
                ('listed_on', models.DateField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('', 'Under way'), ('ORDERED', 'The Tribunal made an order'), ('DISMISSED', 'The Tribunal dismissed the appeal'), ('CONCEDED', 'The council does not oppose the appeal'), ('CONSENT', 'An order that both sides agreed'), ('WITHDRAWN', 'The family withdrew the appeal'), ('STRUCK_OUT', 'The Tribunal struck the appeal out')], default='', max_length=10)),
                ('ended_on', models.DateField(null=True)),
                ('sent_on', models.DateField(null=True)),
                ('orders', models.JSONField(default=list)),
                ('dispute', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='appeal', to='disputes.dispute')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='appeal_ended_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Mediation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contact_on', models.DateField(null=True)),
                ('wants', models.CharField(blank=True, choices=[('', 'Not said yet'), ('YES', 'Wants mediation'), ('NO', 'Does not want mediation')], default='', max_length=3)),
                ('wanted_on', models.DateField(null=True)),
                ('issues', models.TextField(blank=True)),
                ('about', models.CharField(blank=True, choices=[('EDUCATION', 'Education or social care'), ('MIXED', 'Health care, and education or social care'), ('HEALTH', 'Health care alone')], max_length=10)),
                ('health_wanted', models.TextField(blank=True)),
                ('health_told_on', models.DateField(null=True)),
                ('meeting_on', models.DateField(null=True)),
                ('meeting_place', models.CharField(blank=True, max_length=200)),
                ('outcome', models.CharField(blank=True, choices=[('', 'Under way'), ('AGREED', 'An agreement was reached'), ('FAILED', 'No agreement'), ('WITHDRAWN', 'The family withdrew from it')], default='', max_length=10)),
                ('ended_on', models.DateField(null=True)),
                ('dispute', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mediation', to='disputes.dispute')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('wants', 'YES'), _negated=True), ('wanted_on__isnull', False), _connector='OR'), name='mediation_wanted_on_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='mediation_ended_on_a_day')],
            },
        ),
    ]
