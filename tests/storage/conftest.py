"""``media_storage``: every test that asks for it runs on the file system and on an S3 server."""

from collections.abc import Iterator
from typing import Any

import pytest

_BUCKET = "immo-media"
_KEYS = {"access_key": "test", "secret_key": "test", "region_name": "eu-west-1"}


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """Address of an S3 server of our own."""
    server_module = pytest.importorskip("moto.server", reason="moto[server] is not installed")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(params=["filesystem", "s3"])
def media_storage(request: pytest.FixtureRequest, settings: Any, tmp_path: Any) -> str:
    """``filesystem`` served by Django, or ``s3`` by addresses that are signed."""
    if request.param == "filesystem":
        settings.MEDIA_ROOT = str(tmp_path)
        settings.IMMO_PAGES_SERVE_METHOD = "stream"
    else:
        endpoint = request.getfixturevalue("s3_server")
        options = _KEYS | {
            "bucket_name": _BUCKET,
            "endpoint_url": endpoint,
            "addressing_style": "path",
            "signature_version": "s3v4",
            "default_acl": "private",
            "querystring_auth": True,
            "querystring_expire": 60,
            "file_overwrite": False,
        }
        backend = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
        settings.STORAGES = settings.STORAGES | {"default": backend}
        settings.IMMO_PAGES_SERVE_METHOD = "redirect"
        _empty_bucket(endpoint)
    return request.param


def _empty_bucket(endpoint: str) -> None:
    import boto3
    import requests

    requests.post(f"{endpoint}/moto-api/reset", timeout=10)
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        region_name="eu-west-1",
    )
    client.create_bucket(
        Bucket=_BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
