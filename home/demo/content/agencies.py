"""The three agencies. Names, numbers and addresses are fictional; check digits are right."""
# ruff: noqa: E501  sentences are kept whole

from home.demo.content.pages_fr import french_pages
from home.demo.content.pages_nl import dutch_pages
from home.demo.content.shape import DemoAgency, DemoPhoto
from home.demo.content.typography import typeset
from home.demo.drawing import Scene

_INSURER = "Assurances de l'Exemple (fictif)"


def _texts(french: str, dutch: str) -> dict[str, str]:
    return {"fr": typeset(french, "fr"), "nl": typeset(dutch, "nl")}


NAMUR = DemoAgency(
    slug="namur",
    hostname="namur.localhost",
    name="Immobilière des Deux Rives",
    kind="agency",
    languages=("fr", "nl"),
    brand_color="#1f4d5c",
    region="be-wal",
    imprint={
        "legal_name": "Immobilière des Deux Rives SRL (société fictive)",
        "vat_number": "BE0999000129",
        "ipi_number": "999.001",
        "professional_title": "Agent immobilier intermédiaire",
        "recognition_country": "Belgique",
        "insurer": _INSURER,
        "insurance_policy": "000.000.001",
        "street": "Quai des Deux-Rives 1",
        "postal_code": "5000",
        "city": "Namur",
        "country": "BE",
        "phone": "0470 00 00 10",
        "email": "bonjour@namur.example.org",
    },
    taglines=_texts(
        "Vendre et louer entre Sambre et Meuse", "Verkopen en verhuren tussen Samber en Maas"
    ),
    intros_html=_texts(
        "<p>Des maisons que nous avons visitées, mesurées et racontées nous-mêmes. De Gembloux à Dinant, une personne vous accompagne du premier rendez-vous à la remise des clés.</p>",
        "<p>Huizen die wij zelf hebben bezocht, gemeten en beschreven. Van Gembloux tot Dinant begeleidt één persoon u van het eerste gesprek tot de sleutels.</p>",
    ),
    hero=DemoPhoto(Scene.FARMHOUSE, 304, "", "facade"),
    pages=(*french_pages("namur"), *dutch_pages("namur")),
)

GHENT = DemoAgency(
    slug="gent",
    hostname="gent.localhost",
    name="Gentse Gevels Vastgoed",
    kind="agency",
    languages=("nl", "fr"),
    brand_color="#7a3b2e",
    region="be-vlg",
    imprint={
        "legal_name": "Gentse Gevels Vastgoed BV (fictieve vennootschap)",
        "vat_number": "BE0999000228",
        "ipi_number": "999.003",
        "professional_title": "Vastgoedmakelaar-bemiddelaar",
        "recognition_country": "België",
        "insurer": "Voorbeeldverzekeringen (fictief)",
        "insurance_policy": "000.000.002",
        "street": "Trapgevelkaai 2",
        "postal_code": "9000",
        "city": "Gent",
        "country": "BE",
        "phone": "0470 00 00 20",
        "email": "dag@gent.example.org",
    },
    taglines=_texts("Des maisons de caractère à Gand", "Huizen met karakter in Gent"),
    intros_html=_texts(
        "<p>Du pignon à gradins au bâtiment neuf : nous connaissons les rues de Gand par leurs façades. Chaque dossier est complet avant d'être publié.</p>",
        "<p>Van trapgevel tot nieuwbouw: wij kennen de Gentse straten aan hun gevels. Elk dossier is volledig voor het online komt, zodat u zonder verrassingen beslist.</p>",
    ),
    hero=DemoPhoto(Scene.STEPPED_GABLES, 422, "", "facade"),
    pages=(*dutch_pages("gent"), *french_pages("gent")),
)

BRUSSELS = DemoAgency(
    slug="brussels",
    hostname="brussels.localhost",
    name="Canal & Lumière",
    kind="developer",
    languages=("fr", "nl"),
    brand_color="#2b3f73",
    region="be-bru",
    imprint={
        "legal_name": "Canal & Lumière SA (société fictive)",
        "vat_number": "BE0999000327",
        "ipi_number": "999.005",
        "professional_title": "Agent immobilier intermédiaire",
        "recognition_country": "Belgique",
        "insurer": _INSURER,
        "insurance_policy": "000.000.003",
        "street": "Quai des Écluses-Blanches 3",
        "postal_code": "1070",
        "city": "Anderlecht",
        "country": "BE",
        "phone": "0470 00 00 30",
        "email": "info@brussels.example.org",
    },
    taglines=_texts("Habiter au bord de l'eau, à Bruxelles", "Wonen aan het water, in Brussel"),
    intros_html=_texts(
        "<p>Nous construisons de petits ensembles de logements le long du canal. Découvrez Les Écluses Blanches : douze appartements neufs autour d'une cour plantée.</p>",
        "<p>Wij bouwen kleine woonprojecten langs het kanaal. Ontdek De Witte Sluizen: twaalf nieuwe appartementen rond een groene binnenplaats.</p>",
    ),
    hero=DemoPhoto(Scene.DEVELOPMENT, 711, "", "facade"),
    pages=(*french_pages("brussels"), *dutch_pages("brussels")),
)

AGENCIES: tuple[DemoAgency, ...] = (NAMUR, GHENT, BRUSSELS)
