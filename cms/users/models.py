"""The person who signs in. What she may do for an agency lives in ``immo_agencies``."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Create users by e-mail address, which is kept in lower case."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a person who signs in with ``email``; raise ValueError without one."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create the break-glass account; who may run the command vouches for the address."""
        from cms.users.addresses import prove_address  # allauth's models name this one

        flags = {"is_staff": True, "is_superuser": True}
        user = self.create_user(email, password, **(flags | fields))
        prove_address(user, user.email)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Sign-in does not care about capitals in an address."""
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A person with an e-mail address as login and a language for screens and mails."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("Someone already signs in with this e-mail address.")},
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default="fr",
        help_text=_("The language of the screens and of the mails sent to this person."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="users_email_unique_without_case")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
