"""Sets of regions, categories and transactions that several rules share."""

from immo_pages.vocabulary import Category, Region, Transaction, Usage

WALLONIA = frozenset({Region.WALLONIA})
FLANDERS = frozenset({Region.FLANDERS})
BRUSSELS = frozenset({Region.BRUSSELS})
BELGIUM = WALLONIA | FLANDERS | BRUSSELS
FRANCE = frozenset({Region.FRANCE})
GERMANY = frozenset({Region.GERMANY})
NETHERLANDS = frozenset({Region.NETHERLANDS})
LUXEMBOURG = frozenset({Region.LUXEMBOURG})

DWELLINGS = frozenset({Category.HOUSE, Category.APARTMENT})
BUILT = DWELLINGS | {
    Category.OFFICE,
    Category.COMMERCIAL,
    Category.INDUSTRIAL,
    Category.INVESTMENT,
}
HOMES = frozenset({Usage.RESIDENTIAL})
LETTING = frozenset({Transaction.RENT})
SALES = frozenset({Transaction.SALE, Transaction.LIFE_ANNUITY, Transaction.PUBLIC_SALE})
