from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ImmoAgenciesConfig(AppConfig):
    name = "immo_agencies"
    label = "immo_agencies"
    verbose_name = _("Agencies")

    def ready(self) -> None:
        from immo_agencies import (  # they need the models
            checks,  # noqa: F401
            notifications,
            policies,
            receivers,
        )
        from immo_agencies.workflow import after_migrate  # needs the models

        policies.register()
        receivers.connect()
        notifications.connect()
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="immo_agencies_workflow")
