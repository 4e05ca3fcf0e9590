"""The TypeScript client: generated from the document as it is now, and against the platform."""

import pytest

from scripts import npm

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def client():
    """The folder of the client with its packages, built."""
    try:
        npm.require_node()
    except npm.NodeMissing as error:
        pytest.skip(str(error))
    npm.install(npm.CLIENT)
    npm.npm(npm.CLIENT, "run", "build")
    return npm.CLIENT


def test_generating_again_changes_nothing(client):
    types = client / "src" / "schema.ts"
    written = types.read_text()
    try:
        npm.npm(client, "run", "generate")
        again = types.read_text()
    finally:
        types.write_text(written)
    assert again == written, "run `make client`"


def test_the_client_and_its_tests_hold_in_strict_mode(client):
    npm.npm(client, "run", "check")


def test_it_reads_the_running_platform(client, site):
    agency, token = site.manage("demo_front_end").split()
    env = {"IMMO_ORIGIN": site.url("").rstrip("/"), "IMMO_SITE": agency, "IMMO_TOKEN": token}
    said = npm.npm(client, "test", **env)
    assert "# fail 0" in said
    assert "# skipped 0" in said


@pytest.mark.parametrize("folder", [npm.CLIENT, npm.EXAMPLE])
def test_the_locks_name_no_registry_but_npms_own(folder):
    lock = (folder / "package-lock.json").read_text()
    hosts = [line for line in lock.splitlines() if '"resolved": "http' in line]
    assert [line for line in hosts if "https://registry.npmjs.org/" not in line] == []
