from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoAgenciesConfig(AppConfig):
    name = "immo_agencies"
    label = "immo_agencies"
    verbose_name = _("Agencies")

    def ready(self) -> None:
        from immo_agencies import checks, notifications, receivers  # noqa: F401  need the models

        receivers.connect()
        notifications.connect()
