"""Those who sign in, and the agents visitors see."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile

from home.demo.content.shape import DemoAgency, DemoAgent, DemoLogin
from home.demo.drawing import jpeg, rgb
from home.demo.drawing.portraits import draw_portrait
from home.demo.loading.pictures import make_small_sizes
from immo_agencies.actions import add_member
from immo_agencies.models import Agency
from immo_agencies.roles import Role
from immo_agencies.signals import account_opened
from immo_pages.models import Agent, PropertyPhoto


def load_logins(logins: Iterable[DemoLogin], agencies: dict[str, Agency], password: str) -> None:
    """Create who is missing, with the roles she has."""
    users = get_user_model()
    for login in logins:
        user = users.objects.filter(email=login.email).first()
        if user is None:
            user = users.objects.create_user(
                login.email,
                password,
                first_name=login.first_name,
                last_name=login.last_name,
                language=login.language,
                is_superuser=login.is_superuser,
                is_staff=login.is_superuser,
            )
            # Nobody reads the mails of the demonstration: who loads it vouches for its addresses.
            account_opened.send(sender=users, user=user, email=user.email)
        for slug, role in login.roles:
            add_member(agencies[slug], user, role=Role(role))


def load_agent(card: DemoAgent, agency: Agency, demo: DemoAgency) -> Agent:
    """The agent with her portrait, created once."""
    existing = Agent.objects.filter(agency=agency, name=card.name).first()
    if existing is not None:
        return existing
    portrait = draw_portrait(
        card.portrait_seed, rgb(demo.brand_color), long_hair=card.long_hair
    ).convert("RGB")
    photo = PropertyPhoto.objects.create(
        title=card.name,
        description=card.name,
        file=ContentFile(jpeg(portrait), name=f"{card.key}.jpg"),
        collection=agency.collection,
    )
    make_small_sizes(photo)
    return Agent.objects.create(
        agency=agency,
        name=card.name,
        title=card.title,
        ipi_number=card.ipi_number,
        phone=card.phone,
        email=card.email,
        photo=photo,
    )
