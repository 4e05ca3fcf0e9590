"""Where the rules were read: research/domain.md 1.2 and 2, by jurisdiction."""

from immo_pages.advert_rules.rule import Source

HOUSE = Source("wagtail-immo", "wagtail-immo: no law, but no advert can do without", "house")
SEEN = Source("wagtail-immo", "19,393 real adverts: 1 to 2 % disagree with themselves", "D")

BELGIUM_CERTIFICATE = Source(
    "Wallonia: PEB; Flanders: Energiedecreet art. 11.2.1 §3; Brussels: 17 February 2011, art. 6",
    "federia.immo, 28 September 2021; lexgo.be; logic-immo.be",
    "E",
)
CLASS_IN_ADVERTS = Source(
    "Wallonia: PEB; Brussels: 17 February 2011, art. 6",
    "federia.immo, 28 September 2021; logic-immo.be quoting Brussels Environment",
    "E",
)
WALLONIA_FOUR_VALUES = Source(
    "PEB, Wallonia", "exact list of the values to be confirmed; Immoweb asks for them", "K"
)
WALLONIA_PLANNING = Source(
    "CoDT D.IV.97 and D.IV.99", "snpc-nems.be; whether adverts are meant is to be confirmed", "K"
)

FLANDERS_EPC = Source("Energiedecreet art. 11.2.1 §3", "lexgo.be", "E")
FLANDERS_LETTER = Source("Energiedecreet", "the letter itself is to be confirmed", "K")
FLANDERS_PLANNING = Source(
    "VCRO art. 5.2.6", "plaatsadvertentie.be; cibweb.be; biv.be, 27 September 2023", "E"
)
FLANDERS_FLOOD = Source("Waterwet", "biv.be, 7 December 2022; vmm.vlaanderen.be", "E")
FLANDERS_ASBESTOS = Source(
    "Asbestattest, Flanders", "duty at the sale: zwevegem.be, hbvl.be; in adverts unclear", "K"
)

BRUSSELS_PEB = Source(
    "Brussels, 17 February 2011, art. 6", "logic-immo.be quoting Brussels Environment", "E"
)
BRUSSELS_PLANNING = Source("CoBAT art. 280 and 281", "text of the law at studylibfr.com", "E")

BELGIUM_RENT = Source("Rent and charges in adverts", "immo.vlan.be", "E")
BELGIUM_CHARGES_KIND = Source("Rent and charges in adverts", "kind of charges: customary", "K")
BELGIUM_TEN_YEARS = Source(
    "Validity of ten years",
    "certificate of 28 February 2017 until 28 February 2027 (vdocuments.co); each jurisdiction",
    "E",
)
BELGIUM_VAT = Source("VAT on new buildings", "Immoweb asks for it; duty to be confirmed", "K")
IMPRINT = Source(
    "CDE XII.6; IPI/BIV code of conduct art. 20",
    "biv.be, “Wat je op je website moet en mag vermelden”, 10 April 2020; cibweb.be",
    "E",
)
IPI_NUMBER = Source("IPI/BIV code of conduct", "property-brussels.com", "E")

FRANCE_ENERGY = Source(
    "Code de la construction et de l'habitation (DPE)",
    "monimmeuble.com; actu-environnement.com; linternaute.com",
    "E",
)
FRANCE_OLD_DPE = Source("DPE before 1 July 2021", "end of validity to be confirmed", "K")
FRANCE_SALE = Source("Adverts of sale by agents, France", "juritravail.com", "E")
FRANCE_LETTING = Source("Adverts of letting by agents, France", "juritravail.com", "E")
FRANCE_SIREN = Source("Adverts by agents, France", "juritravail.com", "E")
FRANCE_RISKS = Source("Géorisques", "wording to be confirmed", "K")

GERMANY_ENERGY = Source("GEG §87", "lexcada.com; engiwo.de", "E")
NETHERLANDS_LABEL = Source("Energielabel", "nvm.nl; vgdb.nl (supervision since 2022)", "E")
LUXEMBOURG_CLASS = Source("Certificat de performance énergétique", "estimates.weby.lu", "E")
LUXEMBOURG_LETTERS = Source(
    "Certificat de performance énergétique", "three letters usual; duty to be confirmed", "K"
)
