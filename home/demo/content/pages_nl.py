"""Dutch content pages of the three agencies."""
# ruff: noqa: E501  sentences are kept whole

from home.demo.content.shape import DemoPage
from home.demo.content.typography import paragraphs

_ABOUT = {
    "namur": (
        "Wie zijn wij",
        [
            "Immobilière des Deux Rives is een klein kantoor in Namen. Wij verkopen en verhuren tussen Samber en Maas, van Gembloux tot Dinant, en nooit meer panden dan wij echt kunnen opvolgen.",
            "Elk pand heeft één verantwoordelijke, van het eerste gesprek tot de sleuteloverdracht. Wij bezoeken voor we schrijven en meten zelf.",
            "Dit kantoor is fictief. Het bestaat om te tonen wat met wagtail-immo mogelijk is.",
        ],
    ),
    "gent": (
        "Wie zijn wij",
        [
            "Gentse Gevels Vastgoed is een kantoor dat houdt van oude huizen en van de mensen die erin wonen. Wij werken in de stad en in de gemeenten langs de Leie, in het Nederlands, het Frans en het Engels.",
            "Elk dossier is klaar voor het online komt: EPC, stedenbouwkundige inlichtingen, overstromingsgevoeligheid. Zo vindt de bezoeker alles op één plaats, en verloopt de verkoop zonder verrassingen.",
            "Dit kantoor is fictief. Het bestaat om te tonen wat met wagtail-immo mogelijk is; de panden, de makelaars en de nummers zijn verzonnen.",
        ],
    ),
    "brussels": (
        "De projectontwikkelaar",
        [
            "Canal & Lumière bouwt kleine woonprojecten langs het kanaal, vanuit een eenvoudig idee: licht in elke kamer en water op het einde van de straat.",
            "Wij geven de plannen aan jonge architectenbureaus, kiezen aannemers uit de streek en blijven tot twee jaar na de oplevering aanspreekbaar.",
            "Deze vennootschap is fictief. Ze bestaat om te tonen wat met wagtail-immo mogelijk is.",
        ],
    ),
}
_CONTACT = {
    "namur": "Het kantoor is open van maandag tot vrijdag van 9 tot 12.30 uur en van 13.30 tot 18 uur, en op zaterdagvoormiddag op afspraak. Een bezoek vraagt u het best aan op de pagina van het pand: u krijgt dezelfde dag antwoord.",
    "gent": "Het kantoor is open van maandag tot vrijdag van 9 tot 18 uur, en op zaterdag op afspraak. Een bezoek vraagt u aan op de pagina van elk pand; wij antwoorden dezelfde dag.",
    "brussels": "De modelwoning is op afspraak te bezoeken op woensdag van 14 tot 18 uur en op zaterdag van 10 tot 13 uur. Plannen en lastenboek ontvangt u op aanvraag.",
}
_LEGAL = [
    "De gegevens van de vennootschap vindt u hieronder. De foto's op deze site zijn getekende illustraties, de documenten dragen de vermelding “specimen”.",
    "Prijzen zijn exclusief rechten en kosten. Oppervlakten werden door ons gemeten of van plannen overgenomen; zij maken geen deel uit van de verkoopovereenkomst. De informatie op deze site is geen aanbod.",
    "Met vragen over uw persoonsgegevens kunt u terecht op het adres van het kantoor. U kunt vragen om ze in te zien, te verbeteren of te wissen, en klacht indienen bij de Gegevensbeschermingsautoriteit.",
]


def dutch_pages(agency: str) -> tuple[DemoPage, ...]:
    """About, contact and legal notice of an agency."""
    title, about = _ABOUT[agency]
    return (
        DemoPage("nl", "text", "over-ons", title, paragraphs(about, "nl")),
        DemoPage("nl", "contact", "contact", "Contact", paragraphs([_CONTACT[agency]], "nl")),
        DemoPage(
            "nl",
            "imprint",
            "wettelijke-vermeldingen",
            "Wettelijke vermeldingen",
            paragraphs(_LEGAL, "nl"),
        ),
    )
