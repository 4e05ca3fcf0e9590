"""French content pages of the three agencies."""
# ruff: noqa: E501  sentences are kept whole

from home.demo.content.shape import DemoPage
from home.demo.content.typography import paragraphs

_ABOUT = {
    "namur": (
        "Qui sommes-nous",
        [
            "L'Immobilière des Deux Rives est une petite agence de Namur, fondée par deux voisines qui trouvaient que les annonces se ressemblaient trop. Nous vendons et louons entre Sambre et Meuse, de Gembloux à Dinant, et jamais plus de biens que nous ne pouvons en suivre.",
            "Chaque bien a une personne responsable, du premier rendez-vous à la remise des clés. Nous visitons avant d'écrire, nous mesurons nous-mêmes, et nous disons ce qui ne va pas : un acquéreur bien informé est un acquéreur qui signe.",
            "Cette agence est fictive. Elle existe pour montrer ce que wagtail-immo permet de faire ; ses biens, ses agents et ses numéros sont inventés.",
        ],
    ),
    "gent": (
        "Qui sommes-nous",
        [
            "Gentse Gevels Vastgoed est un bureau gantois qui aime les vieilles maisons et les gens qui les habitent. Nous travaillons en ville et dans les communes de la Lys, en néerlandais, en français et en anglais.",
            "Nous préparons chaque dossier avant de le publier : certificat, renseignements urbanistiques, sensibilité aux inondations. Le visiteur trouve tout au même endroit.",
            "Ce bureau est fictif. Il existe pour montrer ce que wagtail-immo permet de faire.",
        ],
    ),
    "brussels": (
        "Le promoteur",
        [
            "Canal & Lumière construit de petits ensembles de logements le long du canal, avec une idée simple : de la lumière dans chaque pièce, et de l'eau au bout de la rue.",
            "Nous confions les plans à de jeunes bureaux d'architecture, choisissons des entreprises de la région et restons présents deux ans après la livraison.",
            "Cette société est fictive. Elle existe pour montrer ce que wagtail-immo permet de faire.",
        ],
    ),
}
_CONTACT = {
    "namur": "L'agence est ouverte du lundi au vendredi de 9 h à 12 h 30 et de 13 h 30 à 18 h, et le samedi matin sur rendez-vous. Pour une visite, le plus simple est de la demander depuis la page du bien : nous répondons dans la journée.",
    "gent": "Le bureau est ouvert du lundi au vendredi de 9 h à 18 h, et le samedi sur rendez-vous. Vous pouvez demander une visite depuis la page de chaque bien.",
    "brussels": "L'appartement témoin se visite le mercredi de 14 h à 18 h et le samedi de 10 h à 13 h, sur rendez-vous. Les plans et le cahier des charges sont envoyés sur demande.",
}
_LEGAL = [
    "Les données de la société figurent ci-dessous. Les photographies de ce site sont des illustrations dessinées, les documents portent la mention « spécimen ».",
    "Les prix s'entendent hors droits et hors frais. Les surfaces sont mesurées par nos soins ou reprises des plans ; elles ne font pas partie de la convention de vente. Les informations de ce site ne constituent pas une offre.",
    "Pour toute question sur vos données personnelles, écrivez à l'adresse de l'agence. Vous pouvez demander à les consulter, à les corriger ou à les faire effacer, et introduire une réclamation auprès de l'Autorité de protection des données.",
]


def french_pages(agency: str) -> tuple[DemoPage, ...]:
    """About, contact and legal notice of an agency."""
    title, about = _ABOUT[agency]
    return (
        DemoPage("fr", "text", "a-propos", title, paragraphs(about, "fr")),
        DemoPage("fr", "contact", "contact", "Contact", paragraphs([_CONTACT[agency]], "fr")),
        DemoPage("fr", "imprint", "mentions-legales", "Mentions légales", paragraphs(_LEGAL, "fr")),
    )
