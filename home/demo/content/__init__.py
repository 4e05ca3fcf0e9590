"""The content of the demonstration: agencies, people, a development and its sixty-odd properties."""
# ruff: noqa: E501  sentences are kept whole

from home.demo.content.agencies import AGENCIES
from home.demo.content.canal import CANAL_UNITS, DEVELOPMENT
from home.demo.content.condroz import CONDROZ
from home.demo.content.ghent_city import GHENT_CITY
from home.demo.content.ghent_edge import GHENT_EDGE
from home.demo.content.ghent_flats import GHENT_FLATS
from home.demo.content.ghent_lys import GHENT_LYS
from home.demo.content.ghent_west import GHENT_WEST
from home.demo.content.meuse import MEUSE
from home.demo.content.meuse_towns import MEUSE_TOWNS
from home.demo.content.namur_city import NAMUR_CITY
from home.demo.content.namur_quarters import NAMUR_QUARTERS
from home.demo.content.people import AGENTS, DEMO_PASSWORD, LOGINS
from home.demo.content.shape import DemoPhoto, DemoProperty, State

PROPERTIES: tuple[DemoProperty, ...] = (
    *NAMUR_CITY,
    *NAMUR_QUARTERS,
    *MEUSE,
    *MEUSE_TOWNS,
    *CONDROZ,
    *GHENT_CITY,
    *GHENT_FLATS,
    *GHENT_EDGE,
    *GHENT_WEST,
    *GHENT_LYS,
    *CANAL_UNITS,
)


def all_photos() -> tuple[DemoPhoto, ...]:
    """Every photo that is to be drawn, each once, in the order of the properties."""
    wanted = [photo for one in PROPERTIES for photo in one.photos]
    wanted += [*DEVELOPMENT.photos, *(agency.hero for agency in AGENCIES)]
    return tuple({(photo.scene, photo.seed): photo for photo in wanted}.values())


__all__ = [
    "AGENCIES",
    "AGENTS",
    "DEMO_PASSWORD",
    "DEVELOPMENT",
    "LOGINS",
    "PROPERTIES",
    "DemoPhoto",
    "DemoProperty",
    "State",
    "all_photos",
]
