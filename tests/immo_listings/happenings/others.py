"""What pages show, who shows them, and on which terms."""

from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
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
from tests.conftest import PUBLISHABLE, energy_block, photo_file
from tests.immo_listings.happenings.table import event, publish
from tests.immo_listings.world import World
from tests.suite.publish_routes import translate

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
    publish(world.again(world.house), price_display="on_request")


@event()
def address_hidden(world: World) -> None:
    publish(world.again(world.house), address_visibility="city")


@event()
def development_edited(world: World) -> None:
    publish(world.again(world.project), summary="Douze lots")


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
    publish(world.again(world.house), bedrooms=7)
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
