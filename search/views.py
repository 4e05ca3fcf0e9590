"""Search the published properties: of one agency on its host, of all on the platform's host."""

from contextlib import AbstractContextManager, nullcontext

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django_scopes import scopes_disabled

from immo_agencies.models import Agency
from immo_agencies.tenancy import agency_of_host
from immo_pages.navigation import search_language_links
from immo_pages.vocabulary import Transaction
from search.cards import card_of_listing
from search.words import found, transaction_of, words_of

PAGE_SIZE = 24


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Properties whose text holds all words of ``q``, newest first."""
    agency = agency_of_host(request)
    words = words_of(request.GET.get("q", ""))
    transaction = transaction_of(request.GET.get("transaction", ""))
    with _reach(agency):
        listings = found(words, transaction, get_language() or "")
        paginator = Paginator(listings, PAGE_SIZE)
        page = paginator.get_page(request.GET.get("page"))
        cards = [card_of_listing(one, with_agency=agency is None) for one in page.object_list]
    query = _query(request, words, transaction)
    context = {
        "cards": cards,
        "pages": page,
        "total": paginator.count,
        "words": " ".join(words),
        "transaction": transaction,
        "transactions": Transaction.choices,
        "query": query,
        "languages": search_language_links(agency, f"?{query}" if query else ""),
    }
    return render(request, "search/search.html", context)


def _reach(agency: Agency | None) -> AbstractContextManager[None]:
    """On the platform's host no agency's scope is open; published listings are for everybody."""
    return scopes_disabled() if agency is None else nullcontext()


def _query(request: HttpRequest, words: list[str], transaction: str) -> str:
    query = request.GET.copy()
    query.clear()
    if words:
        query["q"] = " ".join(words)
    if transaction:
        query["transaction"] = transaction
    return query.urlencode()
