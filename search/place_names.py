"""Towns of Belgium that have more than one name: everybody finds them under the one she knows.

The names in use on road signs and in the press, French first, then Dutch, then German and English
where they differ. Towns with one name need no line here.
"""

from functools import cache

from immo_listings.words import plain_words

_NAMES = """
Bruxelles / Brussel / Brüssel / Brussels
Laeken / Laken
Schaerbeek / Schaarbeek
Ixelles / Elsene
Uccle / Ukkel
Forest / Vorst
Saint-Gilles / Sint-Gillis
Molenbeek-Saint-Jean / Sint-Jans-Molenbeek
Berchem-Sainte-Agathe / Sint-Agatha-Berchem
Woluwe-Saint-Pierre / Sint-Pieters-Woluwe
Woluwe-Saint-Lambert / Sint-Lambrechts-Woluwe
Auderghem / Oudergem
Watermael-Boitsfort / Watermaal-Bosvoorde
Saint-Josse-ten-Noode / Sint-Joost-ten-Node
Anvers / Antwerpen / Antwerp
Gand / Gent / Ghent
Bruges / Brugge / Brügge
Louvain / Leuven / Löwen
Malines / Mechelen / Mecheln
Courtrai / Kortrijk
Ostende / Oostende / Ostend
Ypres / Ieper
Roulers / Roeselare
Alost / Aalst
Termonde / Dendermonde
Audenarde / Oudenaarde
Saint-Nicolas / Sint-Niklaas
Lierre / Lier
Hal / Halle
Vilvorde / Vilvoorde
Tirlemont / Tienen
Aerschot / Aarschot
Léau / Zoutleeuw
Montaigu / Scherpenheuvel
Montaigu-Zichem / Scherpenheuvel-Zichem
Saint-Trond / Sint-Truiden
Tongres / Tongeren
Looz / Borgloon
Bourg-Léopold / Leopoldsburg
Herck-la-Ville / Herk-de-Stad
Fourons / Voeren
Furnes / Veurne
Dixmude / Diksmuide
Nieuport / Nieuwpoort
La Panne / De Panne
Coxyde / Koksijde
Le Coq / De Haan
Zeebruges / Zeebrugge
Menin / Menen
Wervicq / Wervik
Messines / Mesen
Espierres-Helchin / Spiere-Helkijn
Renaix / Ronse
Grammont / Geraardsbergen
Rhode-Saint-Genèse / Sint-Genesius-Rode
Biévène / Bever
Crainhem / Kraainem
Tervueren / Tervuren
Namur / Namen
Liège / Luik / Lüttich
Mons / Bergen
Tournai / Doornik
Mouscron / Moeskroen
Dottignies / Dottenijs
Herseaux / Herzeeuw
Luingne / Lowingen
Comines / Komen
Comines-Warneton / Komen-Waasten
Warneton / Waasten
Bas-Warneton / Neerwaasten
Ath / Aat
Lessines / Lessen
Bois-de-Lessines / Lessenbos
Flobecq / Vloesberg
Ellezelles / Elzele
Enghien / Edingen
Petit-Enghien / Lettelingen
Marcq / Mark
Saint-Pierre-Capelle / Sint-Pieters-Kapelle
Silly / Opzullik
Soignies / Zinnik
Braine-le-Comte / 's-Gravenbrakel
Braine-le-Château / Kasteelbrakel
Braine-l'Alleud / Eigenbrakel
Tubize / Tubeke
Clabecq / Klabbeek
Saintes / Sint-Renelde
Bierghes / Bierk
Rebecq / Roosbeek
Ittre / Itter
Nivelles / Nijvel
Genappe / Genepiën
La Hulpe / Terhulpen
Wavre / Waver
Grez-Doiceau / Graven
Beauvechain / Bevekom
L'Écluse / Sluizen
Jodoigne / Geldenaken
Zétrud-Lumay / Zittert-Lummen
Gembloux / Gembloers
Hannut / Hannuit
Lincent / Lijsem
Berloz / Berlo
Waremme / Borgworm
Oreye / Oerle
Bassenge / Bitsingen
Huy / Hoei
Visé / Wezet
Limbourg / Limburg
Baelen / Balen
Bastogne / Bastenaken / Bastnach
Arlon / Aarlen / Arel
Saint-Vith / Sankt Vith
Amblève / Amel
Bullange / Büllingen
Butgenbach / Bütgenbach
La Calamine / Kelmis
"""


def plain(name: str) -> str:
    """``name`` to be compared: small, without accents, hyphens and apostrophes."""
    kept = "".join(char if char.isalnum() else " " for char in plain_words(name))
    return " ".join(kept.split())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    lines = [tuple(line.split(" / ")) for line in _NAMES.strip().splitlines()]
    return {plain(name): names for names in lines for name in names}


def names_of(name: str) -> tuple[str, ...]:
    """All names of the town called ``name``, itself first."""
    others = _by_name().get(plain(name), ())
    return (name, *(other for other in others if plain(other) != plain(name)))
