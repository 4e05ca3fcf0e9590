from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoPagesConfig(AppConfig):
    name = "immo_pages"
    label = "immo_pages"
    verbose_name = _("Property pages")

    def ready(self) -> None:
        from immo_agencies.choices import choices_in_scope, offered_in_scope  # need the models
        from immo_blocks.choices import Choices, narrow_choices
        from immo_pages import receivers  # needs the models
        from immo_pages.photos.cleaning import bound_every_decoder

        receivers.connect()
        narrow_choices(Choices(narrow=choices_in_scope, includes=offered_in_scope))
        bound_every_decoder()
