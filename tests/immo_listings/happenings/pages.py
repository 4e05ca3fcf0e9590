"""Pages come, go, move, close."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction

from immo_pages.trash.actions import restore, throw_away
from tests.conftest import energy_block
from tests.immo_listings.happenings.table import event, publish
from tests.immo_listings.world import World, body_of, link_to, text_block

# --- publishing ---


@event()
def publish_draft(world: World) -> None:
    publish(world.again(world.draft))


@event()
def publish_change(world: World) -> None:
    publish(world.again(world.house), title="Grande maison", bedrooms=6)


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
    action = UnpublishPageAction(
        world.again(world.index), user=world.editor, include_descendants=True
    )
    action.execute(skip_permission_checks=True)


@event(seen=False)
def schedule(world: World) -> None:
    publish(world.again(world.draft), go_live_at=timezone.now() + timedelta(days=2))


def _due(world: World) -> None:
    publish(world.again(world.draft), go_live_at=timezone.now() + timedelta(days=2))
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
    publish(world.again(world.house), slug="autre-maison")


@event()
def slug_of_ancestor(world: World) -> None:
    publish(world.again(world.index), slug="a-vendre")


@event()
def slug_above_a_linked_page(world: World) -> None:
    publish(world.again(world.about), slug="qui-sommes-nous")


@event()
def linked_page_renamed(world: World) -> None:
    publish(world.again(world.team), title="Nos gens", slug="gens")


@event()
def linked_page_published(world: World) -> None:
    publish(world.again(world.house), body=_linking(world.house, world.draft))
    publish(world.again(world.draft))


def _linking(page: Any, target: Any) -> Any:
    return body_of(type(page), text_block(link_to(target)), energy_block())


@event()
def title_in_the_menu(world: World) -> None:
    publish(world.again(world.about), title="Qui sommes-nous")


@event()
def page_leaves_the_menu(world: World) -> None:
    publish(world.again(world.about), show_in_menus=False)


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
