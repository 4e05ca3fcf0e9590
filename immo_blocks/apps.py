from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImmoBlocksConfig(AppConfig):
    name = "immo_blocks"
    label = "immo_blocks"
    verbose_name = _("Property blocks")

    def ready(self) -> None:
        from immo_blocks.energy.editor import register_energy_editor  # blocks need the apps
        from immo_blocks.gallery_editor import register_gallery_editor
        from immo_blocks.summaries import register_summaries

        register_summaries()
        register_energy_editor()
        register_gallery_editor()
