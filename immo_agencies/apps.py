from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ImmoAgenciesConfig(AppConfig):
    name = "immo_agencies"
    label = "immo_agencies"
    verbose_name = _("Agencies")

    def ready(self) -> None:
        from immo_agencies import checks, notifications, receivers  # noqa: F401  need the models
        from immo_agencies.workflow import after_migrate  # needs the models

        receivers.connect()
        notifications.connect()
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="immo_agencies_workflow")
