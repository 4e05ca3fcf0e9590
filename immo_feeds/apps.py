from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoFeedsConfig(AppConfig):
    name = "immo_feeds"
    label = "immo_feeds"
    verbose_name = _("Feeds")
