"""The scenes that can be drawn, by what they show."""

from enum import StrEnum


class Scene(StrEnum):
    """What a drawn photo shows."""

    TERRACED = "terraced"
    VILLA = "villa"
    MODERN_VILLA = "modern_villa"
    FARMHOUSE = "farmhouse"
    STEPPED_GABLES = "stepped_gables"
    APARTMENTS = "apartments"
    DEVELOPMENT = "development"
    BUILDING_SITE = "building_site"
    REAR = "rear"
    GARDEN = "garden"
    TERRACE = "terrace"
    ROOF_TERRACE = "roof_terrace"
    STREET = "street"
    PLOT = "plot"
    LIVING = "living"
    DINING = "dining"
    STUDY = "study"
    HALL = "hall"
    KITCHEN = "kitchen"
    BATHROOM = "bathroom"
    BEDROOM = "bedroom"


INDOORS = frozenset(
    {
        Scene.LIVING,
        Scene.DINING,
        Scene.STUDY,
        Scene.HALL,
        Scene.KITCHEN,
        Scene.BATHROOM,
        Scene.BEDROOM,
    }
)
#: Scenes that say nothing at dusk: they are drawn in the evening sun instead.
BY_DAY = frozenset({Scene.GARDEN, Scene.PLOT, Scene.BUILDING_SITE, Scene.STREET, Scene.REAR})
