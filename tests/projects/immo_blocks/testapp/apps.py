from django.apps import AppConfig


class TestAppConfig(AppConfig):
    name = "tests.projects.immo_blocks.testapp"
    label = "testapp"
