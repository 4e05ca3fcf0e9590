"""A wheel, an environment that has it, and new Wagtail projects that use it."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from scripts.workbench import copy_tree

ROOT = Path(__file__).resolve().parents[2]
OVERLAYS = ROOT / "tests" / "projects" / "wheel"


def run(*command, cwd, **env):
    """Output of a command that must succeed, without the project's own folder on the path."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
    }
    done = subprocess.run(
        command, cwd=cwd, env=inherited | env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-6000:]}"
    return done.stdout


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    """A copy of the tree: building leaves nothing behind, and finds nothing left behind."""
    copy = tmp_path_factory.mktemp("source")
    copy_tree(ROOT, copy)
    return copy


@pytest.fixture(scope="session")
def wheel(source):
    """Path of the built wheel, in build/dist."""
    target = ROOT / "build" / "dist"
    shutil.rmtree(target, ignore_errors=True)
    command = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(target))
    run(sys.executable, *command, cwd=source)
    [built] = target.glob("wagtail_immo-*.whl")
    return built


@pytest.fixture(scope="session")
def python(wheel, tmp_path_factory):
    """Interpreter of a new environment with the wheel installed.

    The pinned packages are those of this environment, lent through a .pth file: quick, and
    without a network. The source tree is not on its path, so only the wheel can answer.
    """
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", str(folder), cwd=folder)
    interpreter = folder / "bin" / "python"
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = ("-m", "pip", "--python", str(interpreter), "install", "--no-index", "--no-deps")
    run(sys.executable, *install, str(wheel), cwd=folder)
    return str(interpreter)


@pytest.fixture(scope="session")
def new_project(python, tmp_path_factory):
    """Callable: `wagtail start`, with the files of an overlay laid over it."""

    def start(overlay):
        project = tmp_path_factory.mktemp(overlay)
        command = "from wagtail.bin.wagtail import main; main()"
        run(python, "-c", command, "start", "immosite", ".", cwd=project)
        shutil.copytree(OVERLAYS / overlay, project, dirs_exist_ok=True)
        run(python, "manage.py", "makemigrations", "houses", cwd=project)
        run(python, "manage.py", "makemigrations", "--check", "--dry-run", cwd=project)
        run(python, "manage.py", "migrate", "--verbosity", "0", cwd=project)
        run(python, "manage.py", "check", cwd=project)
        return project

    return start
