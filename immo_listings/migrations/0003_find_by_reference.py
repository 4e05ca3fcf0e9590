from django.db import migrations, models


def mark_all_stale(apps, schema_editor):
    """Labels were stored in the language of who published: the nightly task writes them again."""
    stale = apps.get_model("immo_listings", "StaleListings")
    for agency in apps.get_model("immo_agencies", "Agency").objects.all():
        stale.objects.get_or_create(agency=agency)


class Migration(migrations.Migration):
    dependencies = [
        ("immo_agencies", "0005_status_rules_and_absences"),
        ("immo_listings", "0002_read_model"),
        ("immo_pages", "0003_photos_documents_blocks"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["agency", "reference"], name="immo_list_reference"),
        ),
        migrations.RunPython(mark_all_stale, migrations.RunPython.noop),
    ]
