from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("immo_agencies", "0003_log_is_append_only")]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="mailed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
