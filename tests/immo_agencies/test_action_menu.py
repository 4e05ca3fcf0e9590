"""The button of the editor that sends a page for approval."""

import pytest
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import TaskState

from immo_agencies.roles import Role

WORDS = {
    "fr": ("Envoyer pour validation", "Renvoyer pour validation"),
    "nl": ("Ter goedkeuring voorleggen", "Opnieuw ter goedkeuring voorleggen"),
}


@pytest.mark.parametrize("language", WORDS)
def test_the_button_speaks_the_language_of_the_reader(
    agency, make_member, member_client, make_property, language
):
    marketer = make_member(agency, Role.MARKETER)
    marketer.language = language
    marketer.save()
    page = make_property(agency, live=False)
    client = member_client(marketer)
    send, send_again = WORDS[language]

    assert escape(send) in editor(client, page)

    state = page.get_workflow().start(page, marketer)
    state.current_task_state.task.specific.on_action(
        state.current_task_state, user=marketer, action_name="reject", comment="Prix"
    )
    assert TaskState.objects.filter(status=TaskState.STATUS_REJECTED).exists()
    assert escape(send_again) in editor(client, page)


def editor(client, page):
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    return response.content.decode()
