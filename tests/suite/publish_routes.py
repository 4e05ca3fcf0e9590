"""Every way to the air, each as one function: ``route(world, case) -> Answer``.

A ``Case`` is a page before the attempt; ``world.content(case)`` is the raw body that is to be
published. Web routes are walked as an editor, with what she posts.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.actions import action_registry
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from immo_agencies.permissions import Refusal
from immo_pages.bulk import PropertyChange, PropertyDraft, create_properties, update_properties
from immo_pages.extension_points import PageAction
from immo_pages.gate import PublishRefused
from immo_pages.models import PropertyIndexPage, PropertyPage, PropertyPhoto
from immo_pages.models.property import AliasRefused
from immo_pages.quick_change.actions import change
from immo_pages.quick_change.values import QuickValues
from immo_pages.translating.actions import start_translation
from tests.conftest import PUBLISHABLE, energy_block, gallery_block
from tests.immo_pages.editor import body_data, editor_data, new_data

TYPED = "Titre tapé"
COMMENT = "Belle annonce"
PLAN = "All places of your plan are in use."
FAR = datetime(2999, 1, 1, tzinfo=UTC)
PROSE = {"type": "rich_text", "value": "<p>Une belle maison au calme.</p>", "id": "a" * 8}


@dataclass
class Answer:
    """What the route said: codes of reasons where it is code, the screen where it is a screen."""

    codes: set[str] | None = None
    screen: str | Callable[[], str] | None = None
    page: Any = None


@dataclass
class Case:
    """A page, its stored schedules, and why it may (not) be published."""

    cause: str
    page: Any = None
    photo: Any = None
    posted: list[Any] = field(default_factory=list)


def refuse_when_full(action: Any, agency: Any, subject: Any) -> Refusal | None:
    """A plan without room for a page that is not live yet, whoever asks about what."""
    if action != PageAction.PUBLISH_PROPERTY:
        return None
    return Refusal("plan_full", PLAN, "Take one offline.")


@dataclass
class World:
    """An agency, its people, and how to make a page for each cause."""

    agency: Any
    other_agency: Any
    make_property: Callable[..., Any]
    make_photo: Callable[..., Any]
    editor: Any
    marketer: Any
    client: Any

    @contextmanager
    def plan(self, cause: str) -> Iterator[None]:
        """A full plan for the cause that is one."""
        if cause != "plan":
            yield
            return
        with hooks.register_temporarily("immo_refuse", refuse_when_full):
            yield

    def case(self, cause: str, *, scheduled: bool = True) -> Case:
        """A page whose row stands as ``cause`` wants it, with an older schedule of its own.

        Wagtail locks such a page for its editor: there, no other version is ``scheduled``.
        """
        case = Case(cause)
        fine: list[Any] = [energy_block()]
        row, case.posted = {
            "row_gap": ([], fine),
            "content_gap": (fine, []),
            "live_gap": (fine, []),
        }.get(cause, (fine, fine))
        if cause == "foreign":
            case.photo = self.make_photo(self.agency)
            row = case.posted = [gallery_block(case.photo), *fine]
        case.page = self.make_property(self.agency, live=False, body=row)
        self.schedule_far(case.page, live=cause == "live_gap", scheduled=scheduled)
        return case

    def schedule_far(self, page: Any, *, live: bool, scheduled: bool = True) -> None:
        """An older version of ``page`` waits for a day far away; the newest one may be live."""
        older, newest = page.save_revision(), page.save_revision()
        if live:
            newest.publish()
        if scheduled:
            Revision.objects.filter(pk=older.pk).update(approved_go_live_at=FAR)

    def give_away(self, case: Case) -> None:
        """The photo goes to another agency after it was chosen; nobody is told."""
        if case.photo is not None:
            photos = PropertyPhoto.objects.filter(pk=case.photo.pk)
            photos.update(collection=self.other_agency.collection)

    def drafted(self, case: Case) -> Any:
        """The revision to publish: typed title and content of the case, stored as the latest."""
        page = PropertyPage.objects.get(pk=case.page.pk)
        page.title = TYPED
        page.body = PropertyPage._meta.get_field("body").to_python(case.posted)
        revision = page.save_revision(user=self.marketer)
        self.give_away(case)
        return revision


def _edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _said(answer: Any) -> str:
    """What a request told the person: its messages, or the form that comes back."""
    if answer.status_code == 200 and not answer.headers["content-type"].startswith("application"):
        return str(answer.content.decode())
    return " ".join(str(message) for message in answer.wsgi_request._messages._queued_messages)


def _by_code(work: Callable[[], Any]) -> Answer:
    try:
        work()
    except PublishRefused as refused:
        return Answer(codes={reason.code for reason in refused.reasons})
    return Answer(codes=set())


# --- screens ---


def _posted(world: World, case: Case) -> dict[str, Any]:
    data = editor_data(world.client, case.page) | {"title": TYPED} | body_data(case.posted)
    world.give_away(case)
    return data


def editor_existing(world: World, case: Case) -> Answer:
    """The page editor on a page that exists."""
    data = _posted(world, case) | {"action-publish": "1"}
    return Answer(screen=_said(world.client.post(_edit_url(case.page), data)))


def editor_new(world: World, case: Case) -> Answer:
    """The page editor on a page that has no row yet."""
    parent = PropertyIndexPage.objects.child_of(world.agency.home_in("fr")).get()
    facts = {"slug": f"new-{case.cause}", "postal_code": "5000", "city": "Namur", "price": "1000"}
    data = new_data(world.client, parent) | facts | {"title": TYPED} | body_data(case.posted)
    world.give_away(case)
    url = reverse("wagtailadmin_pages:add", args=["immo_pages", "propertypage", parent.pk])
    answer = world.client.post(url, data | {"action-publish": "1"})
    made = PropertyPage.objects.filter(slug=facts["slug"]).first()
    return Answer(screen=_said(answer), page=made)


def bulk(world: World, case: Case) -> Answer:
    """Publish what is ticked in the list."""
    world.drafted(case)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = world.client.post(f"{url}?next=/admin/&id={case.page.pk}")
    return Answer(screen=_said(answer))


def approval_in_editor(world: World, case: Case) -> Answer:
    """The last approval, with corrections in the editor."""
    case.page.get_workflow().start(case.page, world.marketer)
    data = _posted(world, case) | {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": json.dumps({"comment": COMMENT}),
    }
    return Answer(screen=_said(world.client.post(_edit_url(case.page), data)))


def _approve(world: World, case: Case, **headers: str) -> Any:
    world.drafted(case)
    page = PropertyPage.objects.get(pk=case.page.pk)
    page.get_workflow().start(page, world.marketer)
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return world.client.post(url, {"comment": COMMENT}, headers=headers)


def approval_in_modal(world: World, case: Case) -> Answer:
    """The last approval, in the window over the page."""
    answer = _approve(world, case, **{"x-requested-with": "XMLHttpRequest"})
    return Answer(screen=_said(answer))


def approval_on_dashboard(world: World, case: Case) -> Answer:
    """The last approval, posted from the dashboard."""
    return Answer(screen=_said(_approve(world, case)))


def copy_kept_live(world: World, case: Case) -> Answer:
    """Wagtail's copy form with "publish copies". What it publishes is the row, not the draft."""
    world.drafted(case)
    PropertyPage.objects.filter(pk=case.page.pk).update(live=True)
    parent = case.page.get_parent()
    data = {"new_title": TYPED, "new_slug": f"copy-{case.cause}", "new_parent_page": parent.pk}
    url = reverse("wagtailadmin_pages:copy", args=[case.page.pk])
    answer = world.client.post(url, data | {"publish_copies": "on"})
    return Answer(
        screen=_said(answer), page=PropertyPage.objects.filter(slug=data["new_slug"]).first()
    )


def translation_editor(world: World, case: Case) -> Answer:
    """ "Publish" in the translation editor. The facts and blocks come from the original."""
    answer = world.client.post(_edit_url(case.page), {"action": "publish"})
    return Answer(screen=_said(answer))


# --- code ---


def action_class(world: World, case: Case) -> Answer:
    """What API v3 takes from the registry, asked for ``Page``."""
    action = action_registry.get_action_class(Page, "publish")
    revision = world.drafted(case)
    return _by_code(lambda: action(revision, user=world.editor).execute())


def revision_publish(world: World, case: Case) -> Answer:
    """Plain code: ``revision.publish()``."""
    return _by_code(world.drafted(case).publish)


def page_save(world: World, case: Case) -> Answer:
    """Plain code: a page saved as live."""
    page = world.drafted(case).as_object()
    page.live = True
    return _by_code(page.save)


def scheduled(world: World, case: Case) -> Answer:
    """The stock command, when the hour has come."""
    revision, past = world.drafted(case), timezone.now() - timedelta(minutes=1)
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    mail.outbox.clear()
    call_command("publish_scheduled")
    return Answer(screen=lambda: " ".join(letter.body for letter in mail.outbox))


def alias(world: World, case: Case) -> Answer:
    """An alias passes no gate, so there is none."""
    try:
        case.page.create_alias(parent=case.page.get_parent(), update_slug=f"alias-{case.cause}")
    except AliasRefused:
        return Answer(codes={"alias"})
    return Answer(codes=set())


def quick_change(world: World, case: Case) -> Answer:
    """A new price for a live page, beside a draft; for "live_gap" the price is taken away."""
    page = PropertyPage.objects.get(pk=case.page.pk)
    price = None if case.cause == "live_gap" else Decimal(123456)
    return _by_code(lambda: change(page, QuickValues(price=price), by=world.editor))


def import_update(world: World, case: Case) -> Answer:
    """An import that changes a property nobody touched since it made it."""
    world.give_away(case)
    page = PropertyPage.objects.get(pk=case.page.pk)

    def edit(content: Any) -> bool:
        content.title = TYPED
        content.body = PropertyPage._meta.get_field("body").to_python(case.posted)
        return True

    change = PropertyChange(page.pk, edit, own_revision_id=page.latest_revision_id)
    now = timezone.now()
    (result,) = update_properties(
        world.agency, [change], user=world.marketer, publish=True, now=now
    )
    return Answer(codes={reason.code for reason in result.reasons})


def import_new(world: World, case: Case) -> Answer:
    """An import that makes a property."""
    parent = PropertyIndexPage.objects.child_of(world.agency.home_in("fr")).get()
    world.give_away(case)
    draft = PropertyDraft(PUBLISHABLE | {"title": TYPED}, case.posted)
    (result,) = create_properties(
        parent, [draft], user=world.marketer, publish=True, now=timezone.now()
    )
    codes = {reason.code for reason in result.reasons}
    if result.error is not None:
        codes |= {gap.code for gap in foreign_reasons(result.error)}
    return Answer(codes=codes, page=result.page)


def foreign_reasons(error: Any) -> list[Any]:
    """Reasons of a ForeignReferences."""
    from immo_pages.foreign import foreign_gaps

    return foreign_gaps(error.references)


# --- translations ---


def translated_case(world: World, cause: str) -> Case:
    """A started translation of a draft with every text translated, but for "untranslated".

    Its row stands as the cause wants it; the original says what is to be published.
    """
    case = Case(cause)
    fine: list[Any] = [PROSE, energy_block(id="b" * 8)]
    row, after = {
        "row_gap": ([PROSE], fine),
        "content_gap": (fine, [PROSE]),
        "live_gap": (fine, [PROSE]),
    }.get(cause, (fine, fine))
    if cause == "foreign":
        case.photo = world.make_photo(world.agency)
        row = after = [*fine, gallery_block(case.photo)]
    original = world.make_property(world.agency, live=False, body=row)
    case.page = start_translation(original, language="nl", by=world.marketer)
    translation = Translation.objects.get(source__object_id=original.translation_key)
    translate(translation, only_title=cause == "untranslated")
    live = cause == "live_gap"
    if live:
        translation.save_target(user=world.editor, publish=False)
    world.schedule_far(PropertyPage.objects.get(pk=case.page.pk), live=live)
    original.body = PropertyPage._meta.get_field("body").to_python(after)
    original.save()
    translation.source.update_from_db()
    case.page = PropertyPage.objects.get(pk=case.page.pk)
    world.give_away(case)
    return case


def translate(translation: Translation, *, only_title: bool) -> None:
    """Enter a Dutch text for every segment, as a translator does."""
    for segment in StringSegment.objects.filter(source=translation.source):
        is_title = segment.context.path == "title"
        if is_title or not only_title:
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                data=TYPED if is_title else f"NL {segment.pk}",
            )


def drafted_translation(world: World, cause: str = "untranslated") -> Case:
    """The same, saved as the latest draft: what routes other than its editor publish."""
    case = translated_case(world, cause)
    translation = Translation.objects.get(source__object_id=case.page.translation_key)
    translation.save_target(user=world.marketer, publish=False)
    case.page = PropertyPage.objects.get(pk=case.page.pk)
    case.posted = case.page.get_latest_revision_as_object().body.raw_data[:]
    return case
