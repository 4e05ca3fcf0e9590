"""Where the rules were read: research/domain.md 1.2 and 2, by jurisdiction."""

from django.utils.translation import gettext_lazy as _

from immo_pages.advert_rules.rule import Source

HOUSE = Source("wagtail-immo", _("wagtail-immo: no law, but no advert can do without"), "house")
SEEN = Source("wagtail-immo", _("19,393 real adverts: 1 to 2 in 100 disagree with themselves"), "D")

BELGIUM_CERTIFICATE = Source(
    _("Wallonia: PEB; Flanders: Energiedecreet art. 11.2.1 §3; Brussels: 17 February 2011, art. 6"),
    _("federia.immo, 28 September 2021; lexgo.be; logic-immo.be"),
    "E",
)
CLASS_IN_ADVERTS = Source(
    _("Wallonia: PEB; Brussels: 17 February 2011, art. 6"),
    _("federia.immo, 28 September 2021; logic-immo.be quoting Brussels Environment"),
    "E",
)
WALLONIA_FOUR_VALUES = Source(
    _("PEB, Wallonia"),
    _("exact list of the values to be confirmed; Immoweb asks for them"),
    "K",
)
WALLONIA_PLANNING = Source(
    _("CoDT D.IV.97 and D.IV.99"),
    _("snpc-nems.be; whether adverts are meant is to be confirmed"),
    "K",
)

FLANDERS_EPC = Source("Energiedecreet art. 11.2.1 §3", "lexgo.be", "E")
FLANDERS_LETTER = Source("Energiedecreet", _("the letter itself is to be confirmed"), "K")
FLANDERS_PLANNING = Source(
    "VCRO art. 5.2.6", _("plaatsadvertentie.be; cibweb.be; biv.be, 27 September 2023"), "E"
)
FLANDERS_FLOOD = Source("Waterwet", _("biv.be, 7 December 2022; vmm.vlaanderen.be"), "E")
FLANDERS_ASBESTOS = Source(
    _("Asbestattest, Flanders"),
    _("duty at the sale: zwevegem.be, hbvl.be; in adverts unclear"),
    "K",
)

BRUSSELS_PEB = Source(
    _("Brussels, 17 February 2011, art. 6"),
    _("logic-immo.be quoting Brussels Environment"),
    "E",
)
BRUSSELS_PLANNING = Source(_("CoBAT art. 280 and 281"), _("text of the law at studylibfr.com"), "E")

BELGIUM_RENT = Source(_("Rent and charges in adverts"), "immo.vlan.be", "E")
BELGIUM_CHARGES_KIND = Source(
    _("Rent and charges in adverts"),
    _("kind of charges: customary"),
    "K",
)
BELGIUM_TEN_YEARS = Source(
    _("Validity of ten years"),
    _("certificate of 28 February 2017 until 28 February 2027 (vdocuments.co); each jurisdiction"),
    "E",
)
BELGIUM_VAT = Source(_("VAT on new buildings"), _("Immoweb asks for it; duty to be confirmed"), "K")
IMPRINT = Source(
    _("CDE XII.6; IPI/BIV code of conduct art. 20"),
    "biv.be, “Wat je op je website moet en mag vermelden”, 2020-04-10; cibweb.be",
    "E",
)
IPI_NUMBER = Source(_("IPI/BIV code of conduct"), "property-brussels.com", "E")

FRANCE_ENERGY = Source(
    "Code de la construction et de l'habitation (DPE)",
    "monimmeuble.com; actu-environnement.com; linternaute.com",
    "E",
)
FRANCE_OLD_DPE = Source(_("DPE before 1 July 2021"), _("end of validity to be confirmed"), "K")
FRANCE_SALE = Source(_("Adverts of sale by agents, France"), "juritravail.com", "E")
FRANCE_LETTING = Source(_("Adverts of letting by agents, France"), "juritravail.com", "E")
FRANCE_SIREN = Source(_("Adverts by agents, France"), "juritravail.com", "E")
FRANCE_RISKS = Source("Géorisques", _("wording to be confirmed"), "K")

GERMANY_ENERGY = Source("GEG §87", "lexcada.com; engiwo.de", "E")
NETHERLANDS_LABEL = Source("Energielabel", _("nvm.nl; vgdb.nl (supervision since 2022)"), "E")
LUXEMBOURG_CLASS = Source("Certificat de performance énergétique", "estimates.weby.lu", "E")
LUXEMBOURG_LETTERS = Source(
    "Certificat de performance énergétique", _("three letters usual; duty to be confirmed"), "K"
)
