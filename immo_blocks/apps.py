from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoBlocksConfig(AppConfig):
    name = "immo_blocks"
    label = "immo_blocks"
    verbose_name = _("Property blocks")
