"""The pages of one agency, in every state a page can be in."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from immo_pages.models import ContentPage, DevelopmentPage, PropertyPage
from immo_pages.translating.actions import start_translation
from tests.conftest import PUBLISHABLE
from tests.isolation import canaries
from tests.isolation.canaries import Kind
from tests.isolation.columns import texts
from tests.isolation.stream import every_block


class AgencyPages:
    """The part of ``AgencyBuilder`` that makes pages."""

    key: str
    named: dict[str, Any]

    def pages(self) -> None:
        """A published property with every block, a development with a unit, a text page."""
        self.property = self._property("live", Kind.OPEN, live=True)
        development = DevelopmentPage(
            **texts(DevelopmentPage, self.key, Kind.OPEN),
            slug=canaries.slug(self.key, "development", Kind.OPEN),
            postal_code="5000",
            owner=self.marketer,
        )
        self.index.add_child(instance=development)
        development.save_revision(user=self.marketer).publish()
        unit = self._property("unit", Kind.OPEN, live=True, parent=development)
        content = self._content("content", Kind.OPEN)
        content.save_revision(user=self.editor).publish(user=self.editor)
        self.named |= {"property": self.property, "development": development, "unit": unit}
        self.named["content"] = content

    def _property(
        self, label: str, kind: str, *, live: bool = False, parent: Any = None, owner: Any = None
    ) -> PropertyPage:
        stream = PropertyPage._meta.get_field("body")
        raw = every_block(stream.stream_block, self.key, kind, self.media)
        facts = PUBLISHABLE | texts(PropertyPage, self.key, kind)
        facts |= {"reference": self.text(f"ref {label}", kind)[:60], "agent": self.agent}
        information = canaries.slug(self.key, f"planning {label}", kind)
        facts["planning_information_url"] = f"https://example.org/{information}"
        page = PropertyPage(
            **facts | {"slug": canaries.slug(self.key, label, kind)},
            owner=owner or self.marketer,
            live=False,
            external_ids={"note": self.text("external", kind)},
        )
        page.body = stream.to_python(raw)
        (parent or self.index).add_child(instance=page)
        revision = page.save_revision(user=owner or self.marketer, log_action=True)
        if live:
            revision.publish(user=self.editor)
            page.refresh_from_db()
        return page

    def _content(self, label: str, kind: str, parent: Any = None) -> ContentPage:
        stream = ContentPage._meta.get_field("body")
        raw = every_block(stream.stream_block, self.key, kind, self.media)
        page = ContentPage(
            **texts(ContentPage, self.key, kind),
            slug=canaries.slug(self.key, label, kind),
            owner=self.marketer,
            live=False,
        )
        page.body = stream.to_python(raw)
        (parent or self.home).add_child(instance=page)
        return page

    def drafts(self) -> None:
        """A draft, one that waits for approval, one that is scheduled, one few may see."""
        draft = self._property("draft", Kind.HIDDEN)
        waiting = self._property("waiting", Kind.HIDDEN)
        waiting.get_workflow().start(waiting, self.marketer)
        state = waiting.current_workflow_state
        state.current_task_state.comment = self.text("task comment")
        state.current_task_state.save()
        scheduled = self._property("scheduled", Kind.HIDDEN)
        scheduled.go_live_at = timezone.now() + datetime.timedelta(days=30)
        scheduled.save_revision(user=self.editor).publish(user=self.editor)
        locked = self._property("locked", Kind.HIDDEN)
        locked.locked, locked.locked_by, locked.locked_at = True, self.editor, timezone.now()
        locked.save()
        # Nobody's list of chosen properties names it.
        restricted = self._property("restricted", Kind.RESTRICTED)
        self.named |= {
            "draft": draft,
            "waiting": waiting,
            "scheduled": scheduled,
            "locked": locked,
            "restricted": restricted,
            "workflow state": state,
            "task state": state.current_task_state,
            "revision": self.property.latest_revision,
        }

    def shut_away(self) -> None:
        """A page and a collection behind a password."""
        content = self._content("locked away", Kind.HIDDEN)
        restriction = PageViewRestriction.objects.create(
            page=content, restriction_type="password", password=self.text("password")
        )
        # Never open: the address of what was open for a moment stays in the list of changes.
        content.save_revision().publish()
        safe = self.agency.collection.add_child(name=self.text("safe"))
        shut = CollectionViewRestriction.objects.create(
            collection=safe, restriction_type="password", password=self.text("password")
        )
        group = self.marketer.groups.first()
        restriction.groups.add(group)
        shut.groups.add(group)
        self.named |= {
            "shut page": content,
            "restriction": restriction,
            "shut collection": shut,
            "inner collection": safe,
        }

    def translation(self) -> None:
        """The published property in Dutch, its strings translated."""
        from wagtail_localize.models import (
            SegmentOverride,
            StringTranslation,
            Translation,
            TranslationSource,
        )

        translated = start_translation(self.property, language="nl", by=self.editor)
        source = TranslationSource.objects.get(object_id=self.property.translation_key)
        translation = Translation.objects.get(source=source)
        segment = source.stringsegment_set.order_by("pk").first()
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=translated.locale,
            context=segment.context,
            data=self.text("translated"),
            last_translated_by=self.editor,
        )
        self.named |= {
            "translated": translated,
            "translation": translation,
            "translation source": source,
            "string segment": segment,
            "overridable segment": source.overridablesegment_set.first(),
        }
        photos = source.overridablesegment_set.filter(context__path__startswith="body.")
        if override := photos.first():
            SegmentOverride.objects.create(
                locale=translated.locale,
                context=override.context,
                data_json=str(self.photo.pk),
                last_translated_by=self.editor,
            )
