from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoDeliveryConfig(AppConfig):
    name = "immo_delivery"
    label = "immo_delivery"
    verbose_name = _("Delivery API")

    def ready(self) -> None:
        from immo_delivery import receivers  # needs the models

        receivers.connect()
