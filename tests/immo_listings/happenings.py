"""Every event that may change an answer: what happens, and whether the public sees another one.

The table of ``research/spikes.md`` 3, and what came since.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site
from wagtail_localize.models import Translation

from immo_agencies.actions import add_language
from immo_listings.refreshing import pages_changed
from immo_pages.bulk import PropertyDraft, create_properties
from immo_pages.models import Agent
from immo_pages.quick_change.actions import change
from immo_pages.quick_change.values import QuickValues
from immo_pages.tasks import make_jpeg_renditions
from immo_pages.translating.actions import (
    publish_translation,
    start_translation,
    update_translations,
)
from immo_pages.trash.actions import restore, throw_away
from tests.conftest import PUBLISHABLE, energy_block, photo_file
from tests.immo_listings.world import World, body_of, link_to, text_block
from tests.suite.publish_routes import translate

TABLE: dict[str, "Event"] = {}


class Event(NamedTuple):
    """``seen``: the public reads something else afterwards; ``before`` is not part of it."""

    happens: Callable[[World], Any]
    seen: bool = True
    before: Callable[[World], Any] | None = None


def event(*, seen: bool = True, before: Callable[[World], Any] | None = None) -> Any:
    """Put a function into the table under its name."""

    def keep(happens: Callable[[World], Any]) -> Callable[[World], Any]:
        TABLE[happens.__name__] = Event(happens, seen, before)
        return happens

    return keep


def _publish(page: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


# --- publishing ---


@event()
def publish_draft(world: World) -> None:
    _publish(world.again(world.draft))


@event()
def publish_change(world: World) -> None:
    _publish(world.again(world.house), title="Grande maison", bedrooms=6)


@event(seen=False)
def save_draft(world: World) -> None:
    page = world.again(world.house)
    page.title = "Pas encore"
    page.save_revision()


@event()
def plain_save(world: World) -> None:
    page = world.again(world.house)
    page.summary = "Au calme"
    page.save()


@event()
def unpublish(world: World) -> None:
    world.again(world.house).unpublish()


@event()
def unpublish_as_base_page(world: World) -> None:
    Page.objects.get(pk=world.team.pk).unpublish()


@event()
def unpublish_ancestor_with_all_below(world: World) -> None:
    from wagtail.actions.unpublish_page import UnpublishPageAction

    UnpublishPageAction(world.again(world.index), include_descendants=True).execute(
        skip_permission_checks=True
    )


@event(seen=False)
def schedule(world: World) -> None:
    _publish(world.again(world.draft), go_live_at=timezone.now() + timedelta(days=2))


def _due(world: World) -> None:
    _publish(world.again(world.draft), go_live_at=timezone.now() + timedelta(days=2))
    revisions = world.again(world.draft).revisions
    revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    revision = revisions.order_by("-pk").first()
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()


@event(before=_due)
def scheduled_page_goes_live(world: World) -> None:
    call_command("publish_scheduled")


def _expire(*pages: str) -> Callable[[World], None]:
    def expire(world: World) -> None:
        for name in pages:
            page = getattr(world, name)
            ends = timezone.now() - timedelta(minutes=1)
            Page.objects.filter(pk=page.pk).update(expire_at=ends)

    return expire


@event()
def expiry_of_a_property(world: World) -> None:
    _expire("house")(world)
    call_command("publish_scheduled")


@event()
def expiry_of_a_page(world: World) -> None:
    _expire("about")(world)
    call_command("publish_scheduled")


@event()
def page_expires_before_the_scheduler_runs(world: World) -> None:
    page = world.again(world.about)
    page.expire_at = timezone.now() + timedelta(seconds=1)
    page.save()
    _expire("about")(world)


# --- the tree ---


@event()
def move_page(world: World) -> None:
    world.again(world.sold).move(world.project, pos="last-child")


@event()
def move_ancestor(world: World) -> None:
    world.again(world.team).move(world.home, pos="last-child")
    world.again(world.about).move(world.again(world.team), pos="last-child")


@event()
def reorder_pages(world: World) -> None:
    world.again(world.about).move(world.index, pos="left")


@event()
def delete_page(world: World) -> None:
    world.again(world.house).delete()


@event()
def delete_linked_property(world: World) -> None:
    world.again(world.sold).delete()


@event()
def delete_linked_page(world: World) -> None:
    world.again(world.team).delete()


@event()
def delete_ancestor(world: World) -> None:
    world.again(world.index).delete()


@event()
def delete_by_queryset(world: World) -> None:
    Page.objects.filter(pk=world.about.pk).delete()


@event()
def slug_of_property(world: World) -> None:
    _publish(world.again(world.house), slug="autre-maison")


@event()
def slug_of_ancestor(world: World) -> None:
    _publish(world.again(world.index), slug="a-vendre")


@event()
def slug_above_a_linked_page(world: World) -> None:
    _publish(world.again(world.about), slug="qui-sommes-nous")


@event()
def linked_page_renamed(world: World) -> None:
    _publish(world.again(world.team), title="Nos gens", slug="gens")


@event()
def linked_page_published(world: World) -> None:
    _publish(world.again(world.house), body=_linking(world.house, world.draft))
    _publish(world.again(world.draft))


def _linking(page: Any, target: Any) -> Any:
    return body_of(type(page), text_block(link_to(target)), energy_block())


@event()
def title_in_the_menu(world: World) -> None:
    _publish(world.again(world.about), title="Qui sommes-nous")


@event()
def page_leaves_the_menu(world: World) -> None:
    _publish(world.again(world.about), show_in_menus=False)


@event()
def copy_kept_live(world: World) -> None:
    world.again(world.house).copy(
        update_attrs={"slug": "copie", "title": "Copie"}, keep_live=True, to=world.index
    )


@event(seen=False)
def copy_as_draft(world: World) -> None:
    world.again(world.house).copy(
        update_attrs={"slug": "copie", "title": "Copie"}, keep_live=False, to=world.index
    )


def _throw(world: World) -> None:
    for page in (world.house, world.draft):
        entry = throw_away(world.again(page), by=world.editor, now=timezone.now())
        world.extra[page.title] = entry


@event()
def thrown_away(world: World) -> None:
    _throw(world)


@event(before=_throw)
def put_back(world: World) -> None:
    for title in ("Maison", "Brouillon"):
        restore(world.extra.pop(title), by=world.editor)


# --- who may see it ---


def _restrict(page: Any) -> PageViewRestriction:
    return PageViewRestriction.objects.create(
        page=Page.objects.get(pk=page.pk), restriction_type="login"
    )


@event()
def privacy_on(world: World) -> None:
    _restrict(world.house)


@event()
def privacy_on_ancestor(world: World) -> None:
    _restrict(world.index)


@event()
def privacy_on_page(world: World) -> None:
    _restrict(world.about)


@event(before=lambda world: _restrict(world.index))
def privacy_off(world: World) -> None:
    PageViewRestriction.objects.get().delete()


@event(seen=False, before=lambda world: _restrict(world.house))
def delete_restricted_page(world: World) -> None:
    world.again(world.house).delete()


# --- photos and documents ---


@event(seen=False)
def photo_made_ready(world: World) -> None:
    make_jpeg_renditions.call(world.agency.pk, world.photo.pk)


@event()
def photo_edited(world: World) -> None:
    world.photo.title = world.photo.description = "Façade à rue"
    world.photo.save()


@event()
def photo_cropped(world: World) -> None:
    world.photo.focal_point_x = world.photo.focal_point_y = 100
    world.photo.focal_point_width = world.photo.focal_point_height = 50
    world.photo.save()


@event()
def photo_replaced(world: World) -> None:
    world.photo.file = photo_file(color="#112233")
    world.photo.save()


@event()
def photo_deleted(world: World) -> None:
    world.photo.delete()


@event()
def hero_replaced(world: World) -> None:
    world.other_photo.file = photo_file(color="#332211")
    world.other_photo.save()


@event()
def face_replaced(world: World) -> None:
    world.face.file = photo_file(color="#445566")
    world.face.save()


@event()
def face_deleted(world: World) -> None:
    world.face.delete()


@event()
def document_renamed(world: World) -> None:
    world.document.title = "Certificat PEB"
    world.document.save()


@event()
def document_closed(world: World) -> None:
    world.document.access = "private"
    world.document.save()


@event()
def document_deleted(world: World) -> None:
    world.document.delete()


# --- people, agency, settings, domains ---


@event()
def agent_edited(world: World) -> None:
    world.agent.phone = "081 99 99 99"
    world.agent.save()


@event()
def agent_added(world: World) -> None:
    Agent.all_objects.create(agency=world.agency, name="Paul Specimen")


@event()
def agent_deleted(world: World) -> None:
    world.agent.delete()


@event()
def agency_renamed(world: World) -> None:
    world.agency.name = "Immobilière des Trois Rives"
    world.agency.save()


@event(seen=False)
def agency_saved_as_it_is(world: World) -> None:
    world.agency.save()


@event()
def language_added(world: World) -> None:
    add_language(world.agency, "de")


@event()
def reserved_ones_leave_the_lists(world: World) -> None:
    world.rules.lists_reserved = False
    world.rules.save()


@event()
def sold_ones_leave_at_once(world: World) -> None:
    world.rules.days_shown = 0
    world.rules.save()


@event()
def domain_of_the_agency_changed(world: World) -> None:
    world.site.hostname = "rives.example"
    world.site.save()


@event()
def domain_for_a_property(world: World) -> None:
    Site.objects.create(hostname="maison.example", root_page=world.house)


@event(before=lambda world: Site.objects.create(hostname="m.example", root_page=world.house))
def domain_removed(world: World) -> None:
    Site.objects.get(hostname="m.example").delete()


@event(before=lambda world: Site.objects.create(hostname="m.example", root_page=world.house))
def domain_goes_to_somebody_else(world: World) -> None:
    site = Site.objects.get(hostname="m.example")
    site.root_page = Page.get_first_root_node()
    site.save()


@event()
def redirect_changed(world: World) -> None:
    world.redirect.is_permanent = False
    world.redirect.save()


@event()
def redirect_added(world: World) -> None:
    Redirect.objects.create(old_path="/fr/older", site=world.site, redirect_link="/fr/")


@event()
def redirect_deleted(world: World) -> None:
    world.redirect.delete()


# --- facts ---


@event()
def quick_change_of_price(world: World) -> None:
    change(world.again(world.house), QuickValues(price=Decimal(333000)), by=world.editor)


@event()
def quick_change_to_withdrawn(world: World) -> None:
    change(world.again(world.house), QuickValues(status="withdrawn"), by=world.editor)


@event()
def quick_change_to_sold(world: World) -> None:
    change(world.again(world.house), QuickValues(status="sold"), by=world.editor)


@event()
def price_on_request(world: World) -> None:
    _publish(world.again(world.house), price_display="on_request")


@event()
def address_hidden(world: World) -> None:
    _publish(world.again(world.house), address_visibility="city")


@event()
def development_edited(world: World) -> None:
    _publish(world.again(world.project), summary="Douze lots")


# --- translations ---


def _translation(world: World) -> Any:
    draft = start_translation(world.again(world.house), language="nl", by=world.editor)
    translate(
        Translation.objects.get(source__object_id=world.house.translation_key), only_title=False
    )
    world.extra["nl"] = draft
    return draft


def _published_translation(world: World) -> None:
    publish_translation(_translation(world), by=world.editor)


@event(seen=False)
def translation_started(world: World) -> None:
    _translation(world)


@event(before=_translation)
def translation_published(world: World) -> None:
    publish_translation(world.extra["nl"], by=world.editor)


@event(before=_published_translation)
def translation_follows(world: World) -> None:
    _publish(world.again(world.house), bedrooms=7)
    update_translations(world.again(world.house), by=world.editor)
    publish_translation(world.again(world.extra["nl"]), by=world.editor)


@event(before=_published_translation)
def status_carried_to_the_translation(world: World) -> None:
    change(world.again(world.house), QuickValues(status="under_offer"), by=world.editor)


# --- bulk, as the import writes ---


@event()
def imported_new(world: World) -> None:
    draft = PropertyDraft(PUBLISHABLE | {"title": "Importée"}, [energy_block()])
    (made,) = create_properties(
        world.index, [draft], user=world.editor, publish=True, now=timezone.now()
    )
    pages_changed([made.page.pk])
