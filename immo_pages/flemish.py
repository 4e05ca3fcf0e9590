"""Abbreviations of the planning answers in Flemish adverts (VCRO 5.2.6), shown beside the words.

Sources: plaatsadvertentie.be and cibweb.be; Gvkr, Vv and Gvv are trade usage (unverified).
"""

from immo_pages.vocabulary import Answer, LandUse

#: Class D of a flood score carries a symbol (biv.be, 7 December 2022): waves in a triangle there,
#: the sign of waves here, always beside the words.
FLOOD_SYMBOL = "\N{TRIPLE TILDE}"

_ANSWERS: dict[tuple[str, str], str] = {
    ("planning_permit", Answer.YES): "Vg",
    ("planning_permit", Answer.NO): "Gvg",
    # A summons has one of five abbreviations (Dv, Ho, Bo, Lod, Ms): only their absence has one.
    ("planning_summons", Answer.NO): "Gmo",
    ("pre_emption_right", Answer.YES): "Vkr",
    ("pre_emption_right", Answer.NO): "Gvkr",
    ("subdivision_permit", Answer.YES): "Vv",
    ("subdivision_permit", Answer.NO): "Gvv",
}
_LAND_USE: dict[str, str] = {
    LandUse.RESIDENTIAL: "Wg",
    LandUse.RURAL_RESIDENTIAL: "WgLK",
    LandUse.CULTURAL_RESIDENTIAL: "Wche",
    LandUse.RESIDENTIAL_PARK: "Wp",
    LandUse.EXPANSION: "Wug",
    LandUse.INDUSTRIAL: "Igb",
    LandUse.CRAFTS: "Iab",
    LandUse.DAY_RECREATION: "Gdr",
    LandUse.STAY_RECREATION: "Gvr",
    LandUse.AGRICULTURAL: "Ag",
    LandUse.VALUED_AGRICULTURAL: "Lwag",
    LandUse.FOREST: "Bg",
    LandUse.NATURE: "Ng",
    LandUse.NATURE_RESERVE: "Nr",
    LandUse.PARK: "Pg",
}


def abbreviation(column: str, code: str) -> str:
    """Abbreviation of the answer ``code`` to the question ``column``; blank where there is none."""
    if column == "land_use":
        return _LAND_USE.get(code, "")
    return _ANSWERS.get((column, code), "")
