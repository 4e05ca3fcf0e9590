"""Real towns with their postal codes and approximate centres; what one says of each."""
# ruff: noqa: E501  sentences are kept whole

from dataclasses import dataclass


@dataclass(frozen=True)
class Town:
    """A place. ``about`` holds two or three sentences by language, true of the place at large."""

    name: str
    postal_code: str
    latitude: float
    longitude: float
    about: dict[str, str]


NAMUR = Town(
    "Namur",
    "5000",
    50.4669,
    4.8675,
    {
        "fr": "La gare, les rues piétonnes et les berges de la Sambre se rejoignent à pied. Les écoles secondaires et l'université sont à quelques minutes.",
        "nl": "Het station, de winkelstraten en de oevers van de Samber liggen op wandelafstand. Scholen en universiteit zijn vlakbij.",
    },
)
SALZINNES = Town(
    "Namur",
    "5000",
    50.4640,
    4.8440,
    {
        "fr": "Salzinnes garde une vie de quartier : commerces, crèche et arrêt de bus au coin de la rue. Le centre de Namur est à dix minutes à vélo par la Sambre.",
        "nl": "Salzinnes is een echte buurt gebleven, met winkels, een crèche en een bushalte op de hoek. Het centrum van Namen ligt op tien minuten fietsen langs de Samber.",
    },
)
JAMBES = Town(
    "Jambes",
    "5100",
    50.4567,
    4.8800,
    {
        "fr": "À Jambes, les commerces et les écoles se trouvent dans un rayon d'un kilomètre. La passerelle sur la Meuse met le centre de Namur à un quart d'heure à pied.",
        "nl": "In Jambes liggen winkels en scholen binnen een straal van een kilometer. Via de voetgangersbrug over de Maas staat u in een kwartier in het centrum van Namen.",
    },
)
WEPION = Town(
    "Wépion",
    "5100",
    50.4200,
    4.8700,
    {
        "fr": "Wépion s'étire entre la Meuse et les bois. Le RAVeL longe le fleuve jusqu'à Namur, à six kilomètres.",
        "nl": "Wépion ligt tussen de Maas en de bossen. Het fietspad langs de rivier brengt u na zes kilometer in Namen.",
    },
)
BOUGE = Town(
    "Bouge",
    "5004",
    50.4750,
    4.8900,
    {
        "fr": "Le plateau de Bouge donne un accès rapide à la E42 et à la E411. Grandes surfaces, hôpital et écoles sont sur place.",
        "nl": "Vanop het plateau van Bouge bereikt u snel de E42 en de E411. Winkels, ziekenhuis en scholen zijn ter plaatse.",
    },
)
MALONNE = Town(
    "Malonne",
    "5020",
    50.4403,
    4.7950,
    {
        "fr": "Malonne est un village de collines et d'écoles, à quinze minutes de Namur. Les sentiers partent du pas de la porte.",
        "nl": "Malonne is een dorp tussen heuvels, bekend om zijn scholen, op een kwartier van Namen.",
    },
)
DINANT = Town(
    "Dinant",
    "5500",
    50.2606,
    4.9119,
    {
        "fr": "Dinant vit entre son rocher et la Meuse. La gare relie Namur en une demi-heure ; commerces, lycée et hôpital sont en ville.",
        "nl": "Dinant leeft tussen de rots en de Maas. Met de trein staat u in een halfuur in Namen; winkels, scholen en ziekenhuis zijn in de stad.",
    },
)
PROFONDEVILLE = Town(
    "Profondeville",
    "5170",
    50.3769,
    4.8714,
    {
        "fr": "Profondeville cultive l'air du fleuve : port de plaisance, école communale et petits commerces. Namur est à douze kilomètres.",
        "nl": "Profondeville ademt de rivier: een jachthaven, een dorpsschool en kleine winkels. Namen ligt op twaalf kilometer.",
    },
)
YVOIR = Town(
    "Yvoir",
    "5530",
    50.3283,
    4.8806,
    {
        "fr": "Yvoir a sa gare, son école et son île sur la Meuse. Les plateaux du Condroz commencent au-dessus du village.",
        "nl": "Yvoir heeft een station, een school en een eiland in de Maas. Boven het dorp begint de Condroz.",
    },
)
CINEY = Town(
    "Ciney",
    "5590",
    50.2944,
    5.1000,
    {
        "fr": "Ciney est la petite capitale du Condroz : gare sur la ligne de Luxembourg, écoles de tous les réseaux, marché du vendredi. La N4 et la E411 sont proches.",
        "nl": "Ciney is de kleine hoofdstad van de Condroz, met een station op de lijn naar Luxemburg, scholen en een vrijdagmarkt. De E411 is vlakbij.",
    },
)
ANDENNE = Town(
    "Andenne",
    "5300",
    50.4897,
    5.0950,
    {
        "fr": "Andenne occupe une boucle de la Meuse entre Namur et Huy. Train, écoles et commerces couvrent le quotidien sans voiture.",
        "nl": "Andenne ligt in een bocht van de Maas tussen Namen en Hoei. Trein, scholen en winkels zijn dichtbij.",
    },
)
GEMBLOUX = Town(
    "Gembloux",
    "5030",
    50.5608,
    4.6986,
    {
        "fr": "De la gare de Gembloux, Bruxelles est à trois quarts d'heure. La faculté d'agronomie et le centre donnent à la ville une allure jeune.",
        "nl": "Vanuit het station van Gembloux staat u in drie kwartier in Brussel. De landbouwfaculteit geeft de stad een jonge sfeer.",
    },
)
ASSESSE = Town(
    "Assesse",
    "5330",
    50.3667,
    5.0167,
    {
        "fr": "Assesse réunit une gare, un accès à la E411 et des villages de pierre. Les chemins de campagne invitent à sortir.",
        "nl": "Assesse heeft een station, een oprit van de E411 en dorpen in natuursteen.",
    },
)
FLOREFFE = Town(
    "Floreffe",
    "5150",
    50.4347,
    4.7594,
    {
        "fr": "Floreffe suit la Sambre au pied de son abbaye. La gare et le RAVeL mènent à Namur en un quart d'heure.",
        "nl": "Floreffe volgt de Samber aan de voet van de abdij. Trein en fietspad leiden in een kwartier naar Namen.",
    },
)
ROCHEFORT = Town(
    "Rochefort",
    "5580",
    50.1631,
    5.2217,
    {
        "fr": "Rochefort, entre Famenne et Ardenne, vit de ses forêts et de ses grottes. Commerces et écoles se tiennent au centre.",
        "nl": "Rochefort, tussen Famenne en Ardennen, leeft van zijn bossen en grotten. Winkels en scholen liggen in het centrum.",
    },
)

GENT = Town(
    "Gent",
    "9000",
    51.0543,
    3.7174,
    {
        "nl": "De Korenmarkt, de Leie en het station liggen op fietsafstand. Scholen, winkels en tram zijn om de hoek.",
        "fr": "Le Korenmarkt, la Lys et la gare sont à quelques minutes à vélo. Écoles, commerces et tram se trouvent au coin de la rue.",
    },
)
GENTBRUGGE = Town(
    "Gentbrugge",
    "9050",
    51.0386,
    3.7572,
    {
        "nl": "Gentbrugge verbindt de stad met de meersen langs de Schelde. Buurtwinkels, scholen en station liggen dichtbij.",
        "fr": "Gentbrugge relie la ville aux prairies de l'Escaut. Commerces, écoles et gare sont proches.",
    },
)
LEDEBERG = Town(
    "Ledeberg",
    "9050",
    51.0375,
    3.7431,
    {
        "nl": "Ledeberg is levendig en betaalbaar, met een markt, een bibliotheek en de tram naar het centrum.",
        "fr": "Ledeberg est vivant et abordable, avec son marché, sa bibliothèque et le tram vers le centre.",
    },
)
SINT_AMANDSBERG = Town(
    "Sint-Amandsberg",
    "9040",
    51.0578,
    3.7453,
    {
        "nl": "Sint-Amandsberg groeide rond het begijnhof en Dampoort. Trein, bus en scholen maken de wijk geliefd bij gezinnen.",
        "fr": "Sint-Amandsberg a grandi autour du béguinage et de Dampoort. Train, bus et écoles en font un quartier familial.",
    },
)
MARIAKERKE = Town(
    "Mariakerke",
    "9030",
    51.0719,
    3.6778,
    {
        "nl": "Mariakerke ligt groen tussen het kanaal en de Bourgoyen. De fietsroute langs de Brugse Vaart leidt recht naar het centrum.",
        "fr": "Mariakerke est un quartier vert entre le canal et la réserve des Bourgoyen. La piste cyclable mène droit au centre.",
    },
)
DRONGEN = Town(
    "Drongen",
    "9031",
    51.0506,
    3.6617,
    {
        "nl": "Drongen heeft een dorpskern, een station en de Leie binnen handbereik. De E40 is in vijf minuten bereikt.",
        "fr": "Drongen possède un noyau villageois, une gare et la Lys à portée de main. La E40 est à cinq minutes.",
    },
)
WONDELGEM = Town(
    "Wondelgem",
    "9032",
    51.0890,
    3.7144,
    {
        "nl": "Wondelgem combineert rustige lanen met de tram naar het centrum. Scholen en sporthal liggen in de buurt.",
        "fr": "Wondelgem réunit des avenues calmes et le tram vers le centre.",
    },
)
DESTELBERGEN = Town(
    "Destelbergen",
    "9070",
    51.0561,
    3.7972,
    {
        "nl": "Destelbergen ligt aan de Damvallei, met water en groen voor de deur. De R4 sluit snel aan op de E17.",
        "fr": "Destelbergen borde la Damvallei, faite d'eau et de verdure. Le R4 mène vite à la E17.",
    },
)
MERELBEKE = Town(
    "Merelbeke",
    "9820",
    50.9949,
    3.7453,
    {
        "nl": "Merelbeke biedt scholen van alle netten, een station en de Scheldevallei. Gent-Zuid is een kwartier rijden.",
        "fr": "Merelbeke offre des écoles, une gare et la vallée de l'Escaut. Le sud de Gand est à un quart d'heure.",
    },
)
DEINZE = Town(
    "Deinze",
    "9800",
    50.9822,
    3.5283,
    {
        "nl": "Deinze aan de Leie heeft een station, een markt en vlotte wegen naar Gent en Kortrijk.",
        "fr": "Deinze, sur la Lys, dispose d'une gare, d'un marché et de bonnes routes vers Gand et Courtrai.",
    },
)
LATEM = Town(
    "Sint-Martens-Latem",
    "9830",
    51.0147,
    3.6356,
    {
        "nl": "Sint-Martens-Latem dankt zijn naam aan de schilders en zijn rust aan de Leie. Gent en de E40 liggen op tien minuten.",
        "fr": "Sint-Martens-Latem doit son nom aux peintres et son calme à la Lys. Gand et la E40 sont à dix minutes.",
    },
)
EVERGEM = Town(
    "Evergem",
    "9940",
    51.1108,
    3.7081,
    {
        "nl": "Evergem ligt landelijk ten noorden van Gent. Station, scholen en winkels zijn in de dorpskern.",
        "fr": "Evergem est une commune rurale au nord de Gand. Gare, écoles et commerces sont au village.",
    },
)

ANDERLECHT = Town(
    "Anderlecht",
    "1070",
    50.8385,
    4.3240,
    {
        "fr": "Le canal devient ici une promenade, avec ses péniches et ses ateliers. Métro, parc et marché se trouvent à moins de dix minutes à pied.",
        "nl": "Het kanaal wordt hier een promenade, met binnenschepen en ateliers. Metro, park en markt liggen op minder dan tien minuten wandelen.",
    },
)
