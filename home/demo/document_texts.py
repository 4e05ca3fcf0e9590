"""Words of the specimen documents, by kind and language. Every name and number is invented."""
# ruff: noqa: E501  sentences are kept whole

from typing import Any

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "stamp": "SPÉCIMEN",
        "warning": "SPECIMEN / DEMO. Document fictif, sans aucune valeur. Les noms, les numéros et les mesures sont inventés.",
        "notice": "SPÉCIMEN / SPECIMEN / DEMO",
        "page_word": "page",
        "place_word": "Fait à",
        "place": "Namur, pour la démonstration",
        "sign_word": "Signature",
        "signer": "Camille Exemple, personne fictive",
    },
    "nl": {
        "stamp": "SPECIMEN",
        "warning": "SPECIMEN / DEMO. Fictief document zonder enige waarde. Namen, nummers en metingen zijn verzonnen.",
        "notice": "SPECIMEN / DEMO",
        "page_word": "pagina",
        "place_word": "Opgemaakt te",
        "place": "Gent, voor de demonstratie",
        "sign_word": "Handtekening",
        "signer": "Robbe Voorbeeld, fictieve persoon",
    },
}

TEXTS: dict[tuple[str, str], dict[str, Any]] = {
    ("energy", "fr"): {
        "title": "Certificat PEB",
        "subtitle": "Performance énergétique d'une habitation existante",
        "issuer": "Certificateur de démonstration",
        "rows": [
            ("Numéro du certificat", "00000000000000"),
            ("Établi le", "1er janvier 2000"),
            ("Surface de plancher chauffée", "142 m²"),
            ("Besoins en chaleur du logement", "moyens"),
            ("Performance du chauffage", "satisfaisante"),
            ("Utilisation d'énergies renouvelables", "aucune"),
        ],
        "paragraphs": [
            "La classe indiquée ci-dessus sert uniquement à montrer comment un document public est présenté sur le site d'une agence. Elle ne correspond à aucun logement.",
        ],
    },
    ("energy", "nl"): {
        "title": "Energieprestatiecertificaat",
        "subtitle": "EPC van een bestaande woning",
        "issuer": "Energiedeskundige voor de demonstratie",
        "rows": [
            ("Certificaatnummer", "00000000-0000000000-RES-0"),
            ("Opgemaakt op", "1 januari 2000"),
            ("Bruikbare vloeroppervlakte", "142 m²"),
            ("Dak", "isolatie aanwezig"),
            ("Vensters", "dubbele beglazing"),
            ("Verwarming", "individuele centrale verwarming"),
        ],
        "paragraphs": [
            "Het label hierboven dient alleen om te tonen hoe een openbaar document op de site van een kantoor verschijnt. Het hoort bij geen enkele woning.",
        ],
    },
    ("electrical", "fr"): {
        "title": "Contrôle de l'installation électrique",
        "subtitle": "Procès-verbal de visite, installation domestique à basse tension",
        "issuer": "Organisme de contrôle de démonstration",
        "rows": [
            ("Numéro du rapport", "DEMO-ELEC-0000"),
            ("Type de visite", "vente d'une unité d'habitation"),
            ("Tension nominale", "230 V"),
            ("Protection générale", "40 A, différentiel 300 mA"),
            ("Nombre de circuits", "14"),
            ("Résistance de la prise de terre", "18 Ω"),
            ("Conclusion", "installation conforme"),
            ("Prochain contrôle", "dans 25 ans"),
        ],
        "paragraphs": [
            "Les schémas unifilaire et de position ont été présentés. Aucune infraction n'a été relevée le jour de la visite.",
        ],
    },
    ("electrical", "nl"): {
        "title": "Elektrische keuring",
        "subtitle": "Verslag van het onderzoek van een huishoudelijke installatie",
        "issuer": "Keuringsorganisme voor de demonstratie",
        "rows": [
            ("Verslagnummer", "DEMO-ELEK-0000"),
            ("Aard van het onderzoek", "verkoop van een wooneenheid"),
            ("Nominale spanning", "230 V"),
            ("Hoofdbeveiliging", "40 A, differentieel 300 mA"),
            ("Aantal kringen", "14"),
            ("Spreidingsweerstand van de aarding", "18 Ω"),
            ("Besluit", "installatie conform"),
            ("Volgend onderzoek", "over 25 jaar"),
        ],
        "paragraphs": [
            "Het eendraadschema en het situatieschema werden voorgelegd. Op de dag van het onderzoek werd geen inbreuk vastgesteld.",
        ],
    },
    ("soil", "fr"): {
        "title": "Attestation de sol",
        "subtitle": "Extrait conforme d'une banque de données de démonstration",
        "issuer": "Administration de démonstration",
        "rows": [
            ("Numéro de l'extrait", "DEMO-SOL-0000"),
            ("Parcelle", "division 0, section Z, n° 000 A"),
            ("Situation au regard de l'état du sol", "la parcelle n'est pas reprise"),
            ("Procédure en cours", "aucune"),
            ("Validité", "six mois"),
        ],
        "paragraphs": [
            "La parcelle n'est concernée ni par une procédure de gestion de la pollution du sol, ni par une information de nature strictement indicative.",
        ],
    },
    ("soil", "nl"): {
        "title": "Bodemattest",
        "subtitle": "Uittreksel uit een register voor de demonstratie",
        "issuer": "Overheid voor de demonstratie",
        "rows": [
            ("Nummer van het attest", "DEMO-BODEM-0000"),
            ("Perceel", "afdeling 0, sectie Z, nr. 000 A"),
            ("Inhoud", "geen gegevens in het grondeninformatieregister"),
            ("Risico-inrichting", "neen"),
            ("Geldigheid", "tot er nieuwe gegevens zijn"),
        ],
        "paragraphs": [
            "Voor dit perceel zijn geen gegevens beschikbaar in het register. Er geldt geen onderzoeks- of saneringsplicht.",
        ],
    },
    ("planning", "fr"): {
        "title": "Renseignements urbanistiques",
        "subtitle": "Réponse à une demande de renseignements",
        "issuer": "Commune de démonstration, service de l'urbanisme",
        "rows": [
            ("Référence", "DEMO-RU-0000"),
            ("Destination au plan", "zone d'habitat"),
            ("Permis d'urbanisme", "délivré, n° 000/0000"),
            ("Permis d'urbanisation", "non"),
            ("Droit de préemption", "non"),
            ("Infraction constatée", "aucune"),
            ("Aléa d'inondation", "nul"),
        ],
        "paragraphs": [
            "Les renseignements sont donnés à titre d'exemple. Ils ne dispensent pas de consulter le dossier auprès de la commune.",
        ],
    },
    ("planning", "nl"): {
        "title": "Stedenbouwkundige inlichtingen",
        "subtitle": "Uittreksel uit het plannenregister en het vergunningenregister",
        "issuer": "Gemeente voor de demonstratie, dienst stedenbouw",
        "rows": [
            ("Dossiernummer", "DEMO-STED-0000"),
            ("Bestemming", "woongebied (Wg)"),
            ("Vergunning", "uitgereikt (Vg)"),
            ("Verkavelingsvergunning", "neen (Gvv)"),
            ("Voorkooprecht", "neen (Gvkr)"),
            ("Dagvaarding of herstelmaatregel", "geen"),
            ("Overstromingsgevoeligheid", "P-score A, G-score A"),
        ],
        "paragraphs": [
            "De inlichtingen zijn een voorbeeld. Ze vervangen geen inzage van het dossier bij de gemeente.",
        ],
    },
    ("plan", "fr"): {
        "title": "Plan du rez-de-chaussée",
        "subtitle": "Surfaces mesurées entre murs",
        "issuer": "Géomètre de démonstration",
        "rows": [
            ("Surface au sol", "96 m²"),
            ("Hauteur sous plafond", "2,65 m"),
            ("Orientation du séjour", "sud-ouest"),
        ],
        "paragraphs": [],
    },
    ("plan", "nl"): {
        "title": "Plan van het gelijkvloers",
        "subtitle": "Oppervlakten gemeten tussen de muren",
        "issuer": "Landmeter voor de demonstratie",
        "rows": [
            ("Vloeroppervlakte", "96 m²"),
            ("Vrije hoogte", "2,65 m"),
            ("Oriëntatie van de leefruimte", "zuidwest"),
        ],
        "paragraphs": [],
    },
}
