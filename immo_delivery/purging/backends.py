"""Wagtail's frontend cache backends, and what each service calls a purge by tag."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import requests
from wagtail.contrib.frontend_cache.backends import BaseBackend, CloudflareBackend, HTTPBackend

_SECONDS = 15


class CloudflareTagBackend(CloudflareBackend):
    """Cloudflare: ``BEARER_TOKEN`` (or ``EMAIL`` and ``API_KEY``) and ``ZONEID``; header
    ``Cache-Tag``."""

    MOST = 30

    def purge_tags(self, tags: Sequence[str]) -> None:
        """In parts of 30, as many as the service takes at once."""
        if self.cloudflare_token:
            headers = {"Authorization": f"Bearer {self.cloudflare_token}"}
        else:
            headers = {
                "X-Auth-Email": self.cloudflare_email,
                "X-Auth-Key": self.cloudflare_api_key,
            }
        for part in _parts(tags, self.MOST):
            _post(self.cloudflare_purge_endpoint_url, headers, {"tags": part})


class FastlyTagBackend(BaseBackend):
    """Fastly: ``SERVICE_ID`` and ``API_TOKEN``; header ``Surrogate-Key``. ``SOFT`` (default True)
    lets visitors see the old answer while the new one is made."""

    MOST = 256

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.url = f"https://api.fastly.com/service/{params['SERVICE_ID']}/purge"
        self.headers = {"Fastly-Key": params["API_TOKEN"], "Accept": "application/json"}
        if params.get("SOFT", True):
            self.headers["Fastly-Soft-Purge"] = "1"

    def purge(self, url: str) -> None:
        """One address."""
        answer = requests.request("PURGE", url, headers=self.headers, timeout=_SECONDS)
        answer.raise_for_status()

    def purge_tags(self, tags: Sequence[str]) -> None:
        """In parts of 256, as many as the service takes at once."""
        for part in _parts(tags, self.MOST):
            _post(self.url, self.headers, {"surrogate_keys": part})


class VarnishTagBackend(HTTPBackend):
    """Varnish with its module xkey: ``LOCATION``; header ``Surrogate-Key`` read as ``xkey``.

    The VCL answers PURGE with ``xkey.softpurge(req.http.xkey-softpurge)``.
    """

    MOST = 100

    def purge_tags(self, tags: Sequence[str]) -> None:
        """In parts, as headers have an end."""
        url = f"{self.cache_scheme}://{self.cache_netloc}/"
        for part in _parts(tags, self.MOST):
            headers = {"xkey-softpurge": " ".join(part)}
            answer = requests.request("PURGE", url, headers=headers, timeout=_SECONDS)
            answer.raise_for_status()


def _post(url: str, headers: Mapping[str, str], said: Mapping[str, Any]) -> None:
    answer = requests.post(url, json=said, headers=headers, timeout=_SECONDS)
    answer.raise_for_status()


def _parts(tags: Sequence[str], most: int) -> Iterator[list[str]]:
    for start in range(0, len(tags), most):
        yield list(tags[start : start + most])
