"""Agents and logins of the demonstration. Nobody of these names exists as far as we know."""

from home.demo.content.shape import DemoAgent, DemoLogin

#: One password for every demonstration login; the loader refuses to run where DEBUG is off.
DEMO_PASSWORD = "demo-deux-rives"  # noqa: S105 public on purpose: demonstration only

AGENTS: tuple[DemoAgent, ...] = (
    DemoAgent(
        "desbruyeres",
        "namur",
        "Aline Desbruyères-Colin",
        "Agent immobilier, ventes en ville",
        "999.001",
        "0470 00 00 11",
        "aline.desbruyeres@example.org",
        6,
        long_hair=True,
    ),
    DemoAgent(
        "malvaux",
        "namur",
        "Corentin Malvaux-Petit",
        "Agent immobilier, villas et locations",
        "999.002",
        "0470 00 00 12",
        "corentin.malvaux@example.org",
        1,
        long_hair=False,
    ),
    DemoAgent(
        "wijnendaal",
        "gent",
        "Lotte Wijnendaal-Baert",
        "Vastgoedmakelaar, karaktervolle woningen",
        "999.003",
        "0470 00 00 21",
        "lotte.wijnendaal@example.org",
        8,
        long_hair=True,
    ),
    DemoAgent(
        "terlinden",
        "gent",
        "Jorik Terlinden-Maes",
        "Vastgoedmakelaar, appartementen en verhuur",
        "999.004",
        "0470 00 00 22",
        "jorik.terlinden@example.org",
        3,
        long_hair=False,
    ),
    DemoAgent(
        "marvillier",
        "brussels",
        "Inès Marvillier-Roux",
        "Conseillère commerciale",
        "999.005",
        "0470 00 00 31",
        "ines.marvillier@example.org",
        4,
        long_hair=True,
    ),
    DemoAgent(
        "verlooy",
        "brussels",
        "Bastiaan Verlooy-Smet",
        "Responsable des ventes",
        "999.006",
        "0470 00 00 32",
        "bastiaan.verlooy@example.org",
        11,
        long_hair=False,
    ),
)

_NAMES: dict[tuple[str, str], tuple[str, str]] = {
    ("namur", "manager"): ("Bénédicte", "Exemple"),
    ("namur", "administrator"): ("Hadrien", "Exemple"),
    ("namur", "marketer"): ("Zoé", "Exemple"),
    ("namur", "editor"): ("Maxence", "Exemple"),
    ("namur", "agent"): ("Corentin", "Exemple"),
    ("namur", "copywriter"): ("Apolline", "Exemple"),
    ("namur", "photographer"): ("Lucie", "Exemple"),
    ("namur", "notary"): ("Anselme", "Exemple"),
    ("namur", "viewer"): ("Gaspard", "Exemple"),
    ("gent", "manager"): ("Hilde", "Voorbeeld"),
    ("gent", "administrator"): ("Ruben", "Voorbeeld"),
    ("gent", "marketer"): ("Fien", "Voorbeeld"),
    ("gent", "editor"): ("Stijn", "Voorbeeld"),
    ("gent", "agent"): ("Wout", "Voorbeeld"),
    ("gent", "copywriter"): ("Lotte", "Voorbeeld"),
    ("gent", "photographer"): ("Jef", "Voorbeeld"),
    ("gent", "notary"): ("Griet", "Voorbeeld"),
    ("gent", "viewer"): ("Daan", "Voorbeeld"),
    ("brussels", "manager"): ("Yasmina", "Exemple"),
    ("brussels", "administrator"): ("Olivier", "Exemple"),
    ("brussels", "marketer"): ("Capucine", "Exemple"),
    ("brussels", "editor"): ("Thibault", "Exemple"),
    ("brussels", "agent"): ("Samira", "Exemple"),
    ("brussels", "copywriter"): ("Noé", "Exemple"),
    ("brussels", "photographer"): ("Mehdi", "Exemple"),
    ("brussels", "notary"): ("Clémence", "Exemple"),
    ("brussels", "viewer"): ("Aurèle", "Exemple"),
}


def _login(agency: str, role: str) -> DemoLogin:
    first, last = _NAMES[agency, role]
    language = "nl" if agency == "gent" else "fr"
    return DemoLogin(f"{role}@{agency}.example.org", first, last, language, ((agency, role),))


LOGINS: tuple[DemoLogin, ...] = (
    *(_login(agency, role) for agency, role in _NAMES),
    DemoLogin(
        "both@example.org",
        "Margot",
        "Exemple",
        "fr",
        (("namur", "marketer"), ("gent", "editor")),
    ),
    DemoLogin("operator@example.org", "Odile", "Exploitant", "fr", is_superuser=True),
)
