"""Questions made from the OpenAPI document: no answer is 5xx, all are as the document says.

``SCHEMATHESIS_CALLS`` says how many; figures go to
``build/schemathesis.json``. The same seed asks the same questions.
"""

import json
import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as bounds
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from scripts.openapi import document

pytestmark = pytest.mark.django_db
SEED = 6
CALLS = int(os.environ.get("SCHEMATHESIS_CALLS", "5000"))
FIGURES = Path("build/schemathesis.json")
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)


@pytest.fixture
def one_connection():
    """A server closes it between requests; here all requests share that of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
def test_no_question_gets_a_wrong_answer(agency, make_property, settings):
    page = make_property(agency, reference="NAM-1", latitude="50.4", longitude="4.8")
    settings.IMMO_DELIVERY_RATE = 0
    schema = schemathesis.openapi.from_dict(json.loads(document()))
    known = {"site": agency.slug, "locale": "fr", "reference": page.reference}
    operations = [found.ok() for found in schema.get_all_operations()]
    counted: Counter[int] = Counter()
    started = time.monotonic()
    for operation in operations:
        ask(operation, known, -(-CALLS // len(operations)), counted)
    FIGURES.parent.mkdir(exist_ok=True)
    seconds = round(time.monotonic() - started, 1)
    figures = {"calls": counted.total(), "seed": SEED, "seconds": seconds, "answers": counted}
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n")
    assert counted.total() >= CALLS * 0.9
    assert counted[200] >= CALLS / 20


def ask(operation, known, calls, counted):
    """That many questions; where there is something, more often than where there is nothing."""
    application = get_wsgi_application()
    chance = random.Random(SEED)

    @seed(SEED)
    @bounds(
        max_examples=calls,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def one(case):
        for name in case.path_parameters or {}:
            if name in known and chance.random() < 0.9:
                case.path_parameters[name] = known[name]
        answer = case.call(app=application)
        counted[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    one()
