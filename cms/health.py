"""Two questions of an orchestrator: is the process alive, may it get traffic?"""

from collections.abc import Callable
from dataclasses import asdict

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from immo_listings.waiting import waiting_at


class HealthMiddleware:
    """Answers ``/healthz`` before anything can ask the database or mind the host name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The probe at once, everything else as usual."""
        is_probe = request.path_info == "/healthz"
        return healthz(request) if is_probe else self.get_response(request)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, cache and migrations; 503 with the parts that fail.

    What waits to be made ready for the API is told in seconds; longer than
    ``READY_LISTINGS_SECONDS`` (0: whatever it is) is a failure too.
    """
    parts = {"database": _database(), "cache": _cache(), "migrations": _migrations()}
    if parts["migrations"] == "ok":
        parts["listings"], waiting = _listings()
    else:
        waiting = {}
    ready = all(state == "ok" for state in parts.values())
    status = 200 if ready else 503
    return JsonResponse({"ready": ready, **parts, "waiting": waiting}, status=status)


def _listings() -> tuple[str, dict[str, int]]:
    """``late`` when the read model is older than it may be; how long its parts wait."""
    waiting = waiting_at(timezone.now())
    most = settings.READY_LISTINGS_SECONDS
    return "late" if most and waiting.longest > most else "ok", asdict(waiting)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "unreachable"
    return "ok"


def _cache() -> str:
    try:
        cache.set("readyz", "ok", 5)
        return "ok" if cache.get("readyz") == "ok" else "unreachable"
    except Exception:  # noqa: BLE001  every cache backend has its own errors
        return "unreachable"


def _migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "unreachable"
    return "pending" if plan else "ok"
