"""Codes of property facts. Names follow RESO, OpenImmo and schema.org where they have one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Transaction(models.TextChoices):
    """What is offered (OpenImmo vermarktungsart)."""

    SALE = "sale", _("for sale")
    RENT = "rent", _("to let")
    LIFE_ANNUITY = "life_annuity", _("life annuity")
    PUBLIC_SALE = "public_sale", _("public sale")
    LEASE = "lease", _("takeover of a business")


class Category(models.TextChoices):
    """Kind of property (RESO PropertySubType, OpenImmo objektart)."""

    HOUSE = "house", _("house")
    APARTMENT = "apartment", _("apartment")
    LAND = "land", _("land")
    PARKING = "parking", _("garage or parking space")
    OFFICE = "office", _("office")
    COMMERCIAL = "commercial", _("commercial premises")
    INDUSTRIAL = "industrial", _("industrial building")
    INVESTMENT = "investment", _("investment property")
    OTHER = "other", _("other property")


class Subtype(models.TextChoices):
    """Finer kind within a category."""

    VILLA = "villa", _("villa")
    TOWN_HOUSE = "town_house", _("town house")
    TERRACED = "terraced", _("terraced house")
    BUNGALOW = "bungalow", _("bungalow")
    FARMHOUSE = "farmhouse", _("farmhouse")
    CHALET = "chalet", _("chalet")
    CASTLE = "castle", _("castle")
    MANSION = "mansion", _("mansion")
    MIXED_USE = "mixed_use", _("mixed-use building")
    FLAT = "flat", _("flat")
    STUDIO = "studio", _("studio")
    DUPLEX = "duplex", _("duplex")
    TRIPLEX = "triplex", _("triplex")
    PENTHOUSE = "penthouse", _("penthouse")
    LOFT = "loft", _("loft")
    GROUND_FLOOR = "ground_floor", _("ground-floor flat")
    STUDENT_ROOM = "student_room", _("student room")
    SERVICE_FLAT = "service_flat", _("service flat")
    BUILDING_PLOT = "building_plot", _("building plot")
    OTHER = "other", _("other")


class Usage(models.TextChoices):
    """What the property serves for (OpenImmo nutzungsart)."""

    RESIDENTIAL = "residential", _("residential")
    COMMERCIAL = "commercial", _("commercial")
    INVESTMENT = "investment", _("investment")
    LAND = "land", _("land")


class MarketStatus(models.TextChoices):
    """Where the transaction stands (RESO StandardStatus). A draft is a page state, not a status."""

    COMING_SOON = "coming_soon", _("coming soon")
    AVAILABLE = "available", _("available")
    UNDER_OFFER = "under_offer", _("under offer")
    RESERVED = "reserved", _("reserved")
    SOLD = "sold", _("sold")
    LET = "let", pgettext_lazy("market status", "let")
    WITHDRAWN = "withdrawn", _("withdrawn")


class PriceDisplay(models.TextChoices):
    """How a price is said."""

    EXACT = "exact", _("asking price")
    FROM = "from", pgettext_lazy("price", "from")
    OFFERS_FROM = "offers_from", _("offers from")
    ON_REQUEST = "on_request", _("price on request")


class ChargesKind(models.TextChoices):
    """How a tenant pays the charges."""

    PROVISION = "provision", _("provision")
    FLAT_RATE = "flat_rate", _("flat rate")


class VatRegime(models.TextChoices):
    """Tax due by the buyer."""

    REGISTRATION_DUTIES = "registration_duties", _("registration duties")
    VAT = "vat", _("VAT")


class FeesPayer(models.TextChoices):
    """Who pays the fees of the agency (France)."""

    BUYER = "buyer", _("the buyer")
    SELLER = "seller", _("the seller")
    BOTH = "both", _("the buyer and the seller")


class Condition(models.TextChoices):
    """State of the building (RESO PropertyCondition, OpenImmo zustand_art)."""

    NEW = "new", pgettext_lazy("condition", "new")
    EXCELLENT = "excellent", _("excellent")
    GOOD = "good", _("good")
    RENOVATED = "renovated", _("fully renovated")
    TO_REFRESH = "to_refresh", _("to refresh")
    TO_RENOVATE = "to_renovate", _("to renovate")
    TO_RESTORE = "to_restore", _("to restore")
    TO_DEMOLISH = "to_demolish", _("to demolish")
    UNDER_CONSTRUCTION = "under_construction", _("under construction")


class Heating(models.TextChoices):
    """How the property is heated (RESO Heating)."""

    GAS = "gas", _("gas")
    OIL = "oil", _("heating oil")
    ELECTRIC = "electric", _("electric")
    HEAT_PUMP = "heat_pump", _("heat pump")
    PELLET = "pellet", _("pellets")
    WOOD = "wood", _("wood")
    COAL = "coal", _("coal")
    DISTRICT = "district", _("district heating")
    COLLECTIVE = "collective", _("collective heating")
    SOLAR = "solar", _("solar heating")
    HOT_AIR = "hot_air", _("hot air")
    NONE = "none", _("none")
    OTHER = "other", _("other heating")


class Feature(models.TextChoices):
    """Amenities (RESO InteriorFeatures and ExteriorFeatures, schema.org amenityFeature)."""

    LIFT = "lift", _("lift")
    CELLAR = "cellar", _("cellar")
    ATTIC = "attic", _("attic")
    GARDEN = "garden", _("garden")
    TERRACE = "terrace", _("terrace")
    BALCONY = "balcony", _("balcony")
    SWIMMING_POOL = "swimming_pool", _("swimming pool")
    FURNISHED = "furnished", _("furnished")
    EQUIPPED_KITCHEN = "equipped_kitchen", _("equipped kitchen")
    SOLAR_PANELS = "solar_panels", _("solar panels")
    AIR_CONDITIONING = "air_conditioning", _("air conditioning")
    DOUBLE_GLAZING = "double_glazing", _("double glazing")
    TRIPLE_GLAZING = "triple_glazing", _("triple glazing")
    ALARM = "alarm", _("alarm")
    PETS_ALLOWED = "pets_allowed", _("pets allowed")
    WHEELCHAIR = "wheelchair", _("wheelchair access")
    RUNNING_WATER = "running_water", _("mains water")


class Conformity(models.TextChoices):
    """Outcome of an inspection."""

    CONFORM = "conform", _("conform")
    NOT_CONFORM = "not_conform", _("not conform")
    NO_REPORT = "no_report", _("no report")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


class Answer(models.TextChoices):
    """An answer of the planning authority."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    REQUESTED = "requested", _("requested")


class LandUse(models.TextChoices):
    """Planning destination of the plot, as it is abbreviated in Flanders (VCRO 5.2.6)."""

    RESIDENTIAL = "residential", _("residential area")
    RURAL_RESIDENTIAL = "rural_residential", _("rural residential area")
    CULTURAL_RESIDENTIAL = "cultural_residential", _("residential area of cultural value")
    RESIDENTIAL_PARK = "residential_park", _("residential park")
    EXPANSION = "expansion", _("residential expansion area")
    INDUSTRIAL = "industrial", _("industrial area")
    CRAFTS = "crafts", _("area for crafts and small businesses")
    AGRICULTURAL = "agricultural", _("agricultural area")
    VALUED_AGRICULTURAL = "valued_agricultural", _("agricultural area of landscape value")
    FOREST = "forest", _("forest")
    NATURE = "nature", _("nature area")
    NATURE_RESERVE = "nature_reserve", _("nature reserve")
    PARK = "park", _("park area")
    RECREATION = "recreation", _("recreation area")
    DAY_RECREATION = "day_recreation", _("area for day recreation")
    STAY_RECREATION = "stay_recreation", _("area for stay recreation")
    OTHER = "other", _("other destination")


class FloodScore(models.TextChoices):
    """P-score (plot) and G-score (building), Flanders, since 1 January 2023 (vmm.vlaanderen.be)."""

    A = "A", _("A: no flooding modelled")
    B = "B", _("B: small chance of flooding under climate change")
    C = "C", _("C: small chance of flooding today")
    D = "D", _("D: medium chance of flooding today")


class AddressVisibility(models.TextChoices):
    """How much of the address the public sees."""

    FULL = "full", _("full address")
    STREET = "street", _("street without number")
    CITY = "city", _("city only")


class Region(models.TextChoices):
    """Regions whose advert law differs."""

    WALLONIA = "be-wal", _("Wallonia")
    FLANDERS = "be-vlg", _("Flanders")
    BRUSSELS = "be-bru", _("Brussels")
    FRANCE = "fr", _("France")
    GERMANY = "de", _("Germany")
    NETHERLANDS = "nl", _("Netherlands")
    LUXEMBOURG = "lu", _("Luxembourg")
    OTHER = "other", _("other region")


class LocationPrecision(models.TextChoices):
    """How exact the stored coordinates are."""

    ADDRESS = "address", _("address")
    STREET = "street", _("street")
    CITY = "city", _("city")


class OrientationCode(models.TextChoices):
    """Points of the compass."""

    N = "n", _("north")
    NE = "ne", _("north-east")
    E = "e", _("east")
    SE = "se", _("south-east")
    S = "s", _("south")
    SW = "sw", _("south-west")
    W = "w", _("west")
    NW = "nw", _("north-west")


class DocumentKind(models.TextChoices):
    """What a document is (research: Belgian mandatory and customary statements)."""

    ENERGY = "energy", _("energy certificate")
    ELECTRICAL = "electrical", _("electrical inspection")
    SOIL = "soil", _("soil certificate")
    PLANNING = "planning", _("planning information")
    ASBESTOS = "asbestos", _("asbestos certificate")
    FLOOD = "flood", _("flood report")
    CO_OWNERSHIP = "co_ownership", _("co-ownership")
    PLAN = "plan", _("plan")
    DEED = "deed", _("deed")
    OIL_TANK = "oil_tank", _("oil tank certificate")
    POST_INTERVENTION = "post_intervention", _("post-intervention file")
    CADASTRAL = "cadastral", _("cadastral extract")
    DRAINAGE = "drainage", _("drainage certificate")
    GAS = "gas", _("gas inspection")
    RISKS = "risks", _("statement of risks")
    LEASE = "lease", _("lease")
    AS_BUILT = "as_built", _("as-built certificate")
    BROCHURE = "brochure", _("brochure")
    RECORDING = "recording", _("recording")
    OTHER = "other", _("other document")


class DocumentAccess(models.TextChoices):
    """Who may get a document."""

    PUBLIC = "public", _("public")
    ON_REQUEST = "on_request", _("on request")
    PRIVATE = "private", _("private")


class ScanState(models.TextChoices):
    """What the virus scanner said about the file of a document."""

    WAITING = "waiting", _("being checked for viruses")
    CLEAN = "clean", _("checked for viruses")
    INFECTED = "infected", _("virus found")
    FAILED = "failed", _("check for viruses failed")
