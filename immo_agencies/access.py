"""What a person may reach, agency by agency: her role and the properties it is about.

Bound to a request, a person has the access of one agency only, the active one: permissions of two
agencies never merge. An operator has none until an agency lets her in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from immo_agencies.models import Agency, Membership, SupportSession
from immo_agencies.models.membership import in_force
from immo_agencies.roles import AnyRole, Role, Visitor

_BOUND = "_immo_access"
_DERIVED = (
    "_page_permission_cache",
    "_explorable_root_page_cache",
    "_collection_permission_cache",
    "_immo_accesses",
)


@dataclass(frozen=True)
class Access:
    """The way of one person into one agency.

    ``page_keys``: translation keys of the chosen pages, None for the whole agency.
    ``read_only``: nothing may be changed (support sessions, unless the agency said otherwise).
    """

    agency: Agency
    role: AnyRole
    user_id: int
    page_keys: frozenset[UUID] | None = None
    read_only: bool = False
    support_session_id: int | None = None

    def covers(self, obj: Any) -> bool:
        """Whether ``obj`` is among the properties of this person, or a file that these use.

        Her own pages and files are. So are pages that no list could name (home, index, texts) and
        all that is neither page nor file: what may be done with them is a matter of the role.
        """
        if self.page_keys is None:
            return True
        if isinstance(obj, AbstractImage | AbstractDocument):
            return obj.uploaded_by_user_id == self.user_id or _file_is_used(self, obj)
        if not isinstance(obj, Page):
            return True
        if obj.pk is None or obj.owner_id == self.user_id:
            return True
        if any(obj.path.startswith(path) for path in self.paths):
            return True
        return not _can_be_chosen(obj)

    @cached_property
    def paths(self) -> list[str]:
        """Tree paths of the chosen pages in every language; one query, once an access."""
        chosen = Page.objects.filter(translation_key__in=self.page_keys or [])
        return list(chosen.values_list("path", flat=True))


def _file_is_used(access: Access, file: Any) -> bool:
    from immo_agencies.tenancy import covered_by  # it asks for the access

    return covered_by(access, type(file)._base_manager.filter(pk=file.pk)).exists()


def _can_be_chosen(page: Page) -> bool:
    from immo_agencies.extension_points import choosable_models  # it stands on the models

    return issubclass(page.specific_class or type(page), tuple(choosable_models()))


def accesses_of(user: Any) -> list[Access]:
    """Every way in that ``user`` has now; at most one when she is bound to a request."""
    if not getattr(user, "is_active", False) or user.pk is None:
        return []
    if hasattr(user, _BOUND):
        bound = getattr(user, _BOUND)
        return [bound] if bound else []
    if not hasattr(user, "_immo_accesses"):
        user._immo_accesses = [*_by_membership(user), *_by_support_session(user)]
    return user._immo_accesses


def access_in(user: Any, agency: Agency | None) -> Access | None:
    """The way of ``user`` into ``agency``, or None."""
    if agency is None:
        return None
    return next((a for a in accesses_of(user) if a.agency.pk == agency.pk), None)


def _by_membership(user: Any) -> Iterable[Access]:
    found = Membership.objects.with_scopes_disabled().filter(in_force(), user=user)
    memberships = found.select_related("agency__collection").order_by("agency__name")
    for membership in memberships:
        role = Role(membership.role)
        yield Access(membership.agency, role, user.pk, membership.page_keys)


def _by_support_session(user: Any) -> Iterable[Access]:
    if not is_operator(user):
        return
    sessions = SupportSession.objects.open().filter(operator=user)
    for session in sessions.select_related("agency__collection").order_by("opened_at"):
        emergency = session.kind == SupportSession.Kind.BREAK_GLASS
        yield Access(
            session.agency,
            Visitor.BREAK_GLASS if emergency else Visitor.SUPPORT,
            user.pk,
            read_only=not session.may_change,
            support_session_id=session.pk,
        )


def is_operator(user: Any) -> bool:
    """Whether ``user`` runs the installation; a superuser is the break-glass account."""
    if not getattr(user, "is_active", False):
        return False
    return bool(user.is_staff or user.is_superuser or is_bound_superuser(user))


def bind(user: Any, access: Access | None) -> None:
    """Narrow ``user``, for as long as the object lives, to ``access``.

    A superuser loses that state: Wagtail and Django would let her see every agency. It is put
    back when the object is saved (``receivers``).
    """
    forget_access(user)
    if user.is_superuser:
        user.is_superuser = False
        user._immo_was_superuser = True
    setattr(user, _BOUND, access)


def is_bound_superuser(user: Any) -> bool:
    """Whether ``bind`` took the state of superuser from ``user``."""
    return getattr(user, "_immo_was_superuser", False)


def forget_access(user: Any) -> None:
    """Drop what was remembered on the user object, Wagtail's own caches included."""
    for name in (*_DERIVED, _BOUND):
        vars(_unwrapped(user)).pop(name, None)


def _unwrapped(user: Any) -> Any:
    """The user behind ``request.user``, which is lazy."""
    wrapped = vars(user).get("_wrapped", user)
    if wrapped is not user and not hasattr(wrapped, "pk"):
        bool(user.pk)  # wakes it up
        wrapped = vars(user)["_wrapped"]
    return wrapped
