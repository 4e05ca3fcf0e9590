from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoPagesConfig(AppConfig):
    name = "immo_pages"
    label = "immo_pages"
    verbose_name = _("Property pages")

    def ready(self) -> None:
        from immo_agencies.choices import choices_in_scope, offered_in_scope  # need the models
        from immo_blocks.choices import Choices, narrow_choices
        from immo_blocks.photo_uploads import take_photos_at
        from immo_pages import checks, receivers  # noqa: F401  needs the models; checks register
        from immo_pages.photos.cleaning import bound_every_decoder
        from immo_pages.photos.registration import upload_address

        receivers.connect()
        narrow_choices(Choices(narrow=choices_in_scope, includes=offered_in_scope))
        bound_every_decoder()
        take_photos_at(upload_address)
