"""One agency as it is after a year: pages in every state, files, people, translations, approval."""

import datetime
import uuid
from typing import Any

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, CommentReply, ModelLogEntry, PageSubscription, Site

from immo_agencies.actions import add_member, open_agency
from immo_agencies.models import Absence, Agency, Invitation, SupportSession
from immo_agencies.roles import Role
from immo_delivery.models import DeliveryToken, PreviewTarget, Webhook, WebhookDelivery
from immo_delivery.outgoing.actions import keep_webhook
from immo_delivery.preview.drafts import keep_draft
from immo_delivery.preview.passes import new_code
from immo_delivery.tokens.actions import keep_token
from immo_pages.models import (
    Agent,
    ModerationMessage,
    OpenHouse,
    PageReport,
    PreviewLink,
    PropertyDocument,
    PropertyIndexPage,
    PropertyPhoto,
    PropertyTemplate,
    QuickChange,
    StatusRules,
    Takedown,
)
from immo_pages.trash.actions import throw_away
from tests.isolation import canaries, files
from tests.isolation.agency_pages import AgencyPages
from tests.isolation.canaries import Kind
from tests.isolation.columns import texts
from tests.isolation.stream import Media

PASSWORD = "a-long-password-for-everybody"


class AgencyBuilder(AgencyPages):
    """Builds the agency ``key`` and remembers the rows others refer to by a name."""

    def __init__(self, key: str, vat_number: str) -> None:
        self.key, self.vat_number = key, vat_number
        self.named: dict[str, Any] = {}

    @property
    def host(self) -> str:
        """The agency's own host."""
        return f"canary{self.key}n.localhost"

    def build(self, django_user_model: Any) -> dict[str, Any]:
        """Make everything and return it by name."""
        self.open()
        self.people(django_user_model)
        self.library()
        self.pages()
        self.drafts()
        self.shut_away()
        self.translation()
        self.conversation()
        self.addresses()
        self.doors_of_others(django_user_model)
        self.preview_links()
        self.quick_changes()
        self.template()
        self.thrown_away()
        self.connections()
        self.reported()
        return self.named

    def text(self, label: str, kind: str = Kind.HIDDEN) -> str:
        """A canary of this agency."""
        return canaries.text(self.key, label, kind)

    def open(self) -> None:
        """The agency, its homes in two languages, its site."""
        details = texts(Agency, self.key, Kind.OPEN)
        details |= {
            "name": self.text("agency", Kind.NAME),
            "slug": canaries.slug(self.key, "agency", Kind.NAME),
            "vat_number": self.vat_number,
            "postal_code": "5000",
            "logo": files.logo(self.key),
            "code_of_conduct_url": "https://example.org/" + canaries.slug(self.key, "code", "o"),
        }
        details.pop("brand_color", None)
        self.agency = open_agency(languages=["fr", "nl"], hostname=self.host, **details)
        self.home = self.agency.home_in("fr")
        self.index = PropertyIndexPage.objects.child_of(self.home).get()
        self._retitle(self.home, Kind.OPEN)
        self._retitle(self.index, Kind.OPEN)
        site = Site.objects.get(hostname=self.host)
        self.named |= {"agency": self.agency, "home": self.home, "index": self.index, "site": site}
        self.named["collection"] = self.agency.collection

    def _retitle(self, page: Any, kind: str) -> None:
        for name, value in texts(type(page), self.key, kind).items():
            setattr(page, name, value)
        page.save_revision().publish()

    def people(self, django_user_model: Any) -> None:
        """One member of each role; they carry canaries in name and address."""
        self.members: dict[str, Any] = {}
        for role in Role:
            label = f"user {role.value}"
            heads = role in (Role.MANAGER, Role.ADMINISTRATOR)
            kind = Kind.HELP if heads else Kind.HIDDEN
            user = django_user_model.objects.create_user(
                canaries.email(self.key, label),
                PASSWORD,
                first_name=self.text("first name", kind),
                last_name=self.text(f"last name {role.value}", kind),
            )
            add_member(self.agency, user, role=role)
            self.members[role.value] = user
        self.named["user"] = self.members["viewer"]
        self.marketer, self.editor = self.members["marketer"], self.members["editor"]
        memberships = self.members["viewer"].memberships(manager="objects")
        self.named["membership"] = memberships.with_scopes_disabled().get()
        managers = self.members["manager"].memberships(manager="objects")
        self.named["own membership"] = managers.with_scopes_disabled().get()

    def library(self) -> None:
        """Photos and documents: those visitors see, and those they must not."""
        self.photo = self._photo(Kind.OPEN)
        self.hidden_photo = self._photo(Kind.HIDDEN)
        self.document = self._document(Kind.OPEN, "public")
        self.hidden_document = self._document(Kind.HIDDEN, "private")
        recording = self._document(Kind.OPEN, "public", files.recording)
        self.media = Media(self.photo.pk, self.document.pk, recording.pk)
        self.agent = Agent.all_objects.create(
            agency=self.agency, photo=self.photo, **texts(Agent, self.key, Kind.OPEN)
        )
        rendition = self.hidden_photo.get_rendition("width-100")
        self.named |= {
            "image": self.hidden_photo,
            "open image": self.photo,
            "document": self.hidden_document,
            "open document": self.document,
            "agent": self.agent,
            "rendition": rendition,
        }

    def _photo(self, kind: str) -> PropertyPhoto:
        words = texts(PropertyPhoto, self.key, kind)
        photo = PropertyPhoto.objects.create(
            file=files.photo(self.key, kind),
            collection=self.agency.collection,
            uploaded_by_user=self.marketer,
            **words,
        )
        photo.tags.add(self.text(f"tag {kind}", kind))
        return photo

    def _document(self, kind: str, access: str, make: Any = files.document) -> PropertyDocument:
        words = texts(PropertyDocument, self.key, kind) | {"language": "fr"}
        document = PropertyDocument.objects.create(
            file=make(self.key, kind),
            collection=self.agency.collection,
            access=access,
            uploaded_by_user=self.marketer,
            **words,
        )
        document.tags.add(self.text(f"tag {kind}", kind))
        return document

    def conversation(self) -> None:
        """Comments on a draft, who follows it, and what the model log says."""
        draft = self.named["draft"]
        comment = Comment.objects.create(
            page=draft,
            user=self.marketer,
            text=self.text("comment"),
            contentpath="title",
            position=self.text("position"),
        )
        CommentReply.objects.create(comment=comment, user=self.editor, text=self.text("reply"))
        ModerationMessage.objects.with_scopes_disabled().create(
            agency=self.agency,
            page=self.named["waiting"],
            workflow_state=self.named["workflow state"],
            author=self.editor,
            text=self.text("question"),
        )
        Absence.objects.with_scopes_disabled().create(
            agency=self.agency,
            user=self.editor,
            deputy=self.members["administrator"],
            starts_on=timezone.localdate(),
            ends_on=timezone.localdate() + datetime.timedelta(days=7),
        )
        PageSubscription.objects.create(user=self.editor, page=draft, comment_notifications=True)
        ModelLogEntry.objects.log_action(
            instance=self.agent,
            action="wagtail.edit",
            user=self.editor,
            uuid=uuid.uuid4(),
            data={"note": self.text("log")},
            content_changed=True,
        )

    def addresses(self) -> None:
        """A redirect of the agency's site; what a person uploaded and has not finished."""
        words = canaries.slug(self.key, "old path", Kind.OPEN)
        self.named["redirect"] = Redirect.objects.create(
            site=self.named["site"], old_path=f"/{words}", redirect_page=self.property
        )
        Redirect.objects.create(
            site=self.named["site"],
            old_path=f"/{words}-2",
            redirect_link=f"https://example.org/{words}",
            redirect_page_route_path=f"/{words}/",
        )

    def doors_of_others(self, django_user_model: Any) -> None:
        """Operators who ask to come in and who are in; who is invited; who is suspended."""
        now = timezone.now()
        for name, moments in {
            "support request": {},
            "support session": {"opened_at": now, "closes_at": now + datetime.timedelta(days=1)},
        }.items():
            operator = django_user_model.objects.create_user(
                f"{name.replace(' ', '-')}-{self.key}@people.test", PASSWORD, is_staff=True
            )
            self.named[name] = SupportSession.objects.create(
                agency=self.agency,
                operator=operator,
                reason=self.text("reason", Kind.NAME),
                **moments,
            )
        invitation = Invitation(
            agency=self.agency,
            email=canaries.email(self.key, "invited"),
            role=Role.AGENT,
            message=self.text("message"),
            invited_by=self.members["manager"],
        )
        self.named["token"] = invitation.new_token(now=now)
        invitation.save()
        user = django_user_model.objects.create_user(
            canaries.email(self.key, "user suspended"), PASSWORD, first_name=self.text("first name")
        )
        membership = add_member(self.agency, user, role=Role.AGENT)
        membership.suspended_at = now
        membership.save()
        self.named |= {"invitation": invitation, "suspended membership": membership}

    def preview_links(self) -> None:
        """A draft that somebody without an account may see by its link."""
        link = PreviewLink(
            agency=self.agency,
            page=self.named["draft"],
            created_by=self.editor,
            ends_at=timezone.now() + datetime.timedelta(days=14),
            **texts(PreviewLink, self.key, Kind.HIDDEN),
        )
        self.named["preview token"] = link.new_token()
        link.save()
        self.named["preview link"] = link

    def quick_changes(self) -> None:
        """A date for visitors, and a quick change of a published property with its words."""
        page, soon = self.named["property"], timezone.now() + datetime.timedelta(days=9)
        for number in (0, 1):
            OpenHouse.objects.create(
                page=page,
                starts_at=soon + datetime.timedelta(days=number),
                ends_at=soon + datetime.timedelta(days=number, hours=2),
                **texts(OpenHouse, self.key, Kind.OPEN),
            )
        words = {"availability": self.text("quick change")}
        self.named["quick change"] = QuickChange.objects.create(
            agency=self.agency,
            page=page,
            before={str(page.pk): {"page": words, "draft": words, "others": {}}},
            after={str(page.pk): {"availability": page.availability}},
            by=self.editor,
            at=timezone.now(),
        )

    def thrown_away(self) -> None:
        """A property in the trash, and what the agency says of statuses."""
        page = self._property("thrown away", Kind.RESTRICTED)
        entry = throw_away(page, by=self.marketer, now=timezone.now())
        StatusRules._base_manager.create(agency=self.agency, days_shown=20)
        self.named["trash entry"] = entry

    def connections(self) -> None:
        """A program that reads and one that is told; the latter stands where nobody is reached."""
        token = DeliveryToken(
            agency=self.agency,
            **texts(DeliveryToken, self.key, Kind.HIDDEN),
        )
        keep_token(token, by=None)
        token.sites.add(self.named["site"])
        webhook = Webhook(
            agency=self.agency,
            url="https://127.0.0.1/" + canaries.slug(self.key, "webhook"),
            is_active=False,
            **texts(Webhook, self.key, Kind.HIDDEN),
        )
        keep_webhook(webhook, by=None)
        now, said = timezone.now(), self.text("webhook body")
        message = WebhookDelivery.objects.with_scopes_disabled().create(
            agency=self.agency,
            webhook=webhook,
            kind="test",
            key=webhook.pk,
            events=self.text("webhook events"),
            body=said,
            answer=self.text("webhook answer"),
            state=WebhookDelivery.State.FAILED,
            created_at=now,
            due_at=now,
        )
        self.named |= {"delivery token": token, "webhook": webhook, "webhook message": message}
        self._previewed(now)

    def _previewed(self, now: datetime.datetime) -> None:
        """A site that shows drafts, and one that waits there."""
        host = canaries.slug(self.key, "front")
        target = PreviewTarget.objects.with_scopes_disabled().create(
            agency=self.agency, site=self.named["site"], url=f"https://{host}.example/preview"
        )
        new_code(keep_draft(self.named["draft"], target, by=self.marketer, now=now), now=now)
        self.named["preview target"] = target

    def reported(self) -> None:
        """A report of a published page, and a document that the operator blocked."""
        page = self.named["property"]
        self.named["page report"] = PageReport.all_objects.create(
            agency=self.agency,
            page=page,
            page_title=page.title,
            address=page.full_url,
            language="fr",
            kind=PageReport.Kind.OTHER,
            reason=self.text("report reason", Kind.NAME),
            **texts(PageReport, self.key, Kind.NAME),
        )
        blocked = self._document(Kind.OPEN, "private")
        blocked.is_blocked = True
        blocked.save(update_fields=["is_blocked"])
        self.named["takedown"] = Takedown.all_objects.create(
            agency=self.agency, document=blocked, **texts(Takedown, self.key, Kind.NAME)
        )

    def template(self) -> None:
        """What the agency prepared for its next property."""
        words = {"text": self.text("template body"), "level": "h2"}
        self.named["property template"] = PropertyTemplate.objects.create(
            agency=self.agency,
            language="fr",
            facts={"summary": self.text("template summary")},
            body=[{"type": "heading", "value": words}],
            **texts(PropertyTemplate, self.key, Kind.HIDDEN),
        )
