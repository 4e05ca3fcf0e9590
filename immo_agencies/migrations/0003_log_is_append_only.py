"""The log can be added to, and nothing else: PostgreSQL refuses the rest, whoever asks."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION immo_agencies_refuse_to_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The log of an agency is append-only.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER immo_agencies_log_append_only
    BEFORE UPDATE OR DELETE ON immo_agencies_auditevent
    FOR EACH ROW EXECUTE FUNCTION immo_agencies_refuse_to_forget();
CREATE TRIGGER immo_agencies_log_not_truncated
    BEFORE TRUNCATE ON immo_agencies_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION immo_agencies_refuse_to_forget();
"""
BACKWARD = """
DROP TRIGGER immo_agencies_log_not_truncated ON immo_agencies_auditevent;
DROP TRIGGER immo_agencies_log_append_only ON immo_agencies_auditevent;
DROP FUNCTION immo_agencies_refuse_to_forget();
"""


def on_postgresql(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statements)

    return run


class Migration(migrations.Migration):
    dependencies = [("immo_agencies", "0002_people_and_log")]
    operations = [migrations.RunPython(on_postgresql(FORWARD), on_postgresql(BACKWARD))]
