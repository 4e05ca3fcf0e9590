from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoDeliveryConfig(AppConfig):
    name = "immo_delivery"
    label = "immo_delivery"
    verbose_name = _("Delivery API")
