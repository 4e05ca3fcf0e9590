from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoListingsConfig(AppConfig):
    name = "immo_listings"
    label = "immo_listings"
    verbose_name = _("Read model of adverts")

    def ready(self) -> None:
        from immo_listings import receivers  # needs the models

        receivers.connect()
