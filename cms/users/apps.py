from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "cms.users"
    label = "users"

    def ready(self) -> None:
        from cms.users import receivers  # needs the models

        receivers.connect()
