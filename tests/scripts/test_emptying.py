"""scripts/emptying.py: what is left of a function when it is emptied."""

import pytest

from scripts.emptying import NoSuchFunction, empty_function, source_file

SOURCE = '''"""A module."""
import functools

LIMIT = 3


@functools.cache
def may(user, action="view", *, agency=None) -> bool:
    """Whether."""
    if user:
        return False
    return True


class Page:
    title = "a"

    @property
    def price(self):
        return 3

    @price.setter
    def price(self, value):
        self.value = value

    def may(self): return False


async def later():
    return 1


def after():
    return LIMIT
'''


def run(source):
    namespace = {}
    exec(compile(source, "emptied", "exec"), namespace)  # noqa: S102 - our own text above
    return namespace


def test_function_keeps_its_signature_and_decorator():
    namespace = run(empty_function(SOURCE, "may", "return agency"))
    assert namespace["may"](1, "edit", agency="x") == "x"
    assert hasattr(namespace["may"], "cache_clear")


def test_the_rest_of_the_file_stays():
    namespace = run(empty_function(SOURCE, "may", "pass"))
    assert namespace["after"]() == 3
    assert namespace["Page"]().may() is False


def test_method_on_one_line():
    namespace = run(empty_function(SOURCE, "Page.may", "return True"))
    assert namespace["Page"]().may() is True
    assert namespace["may"](1) is False


def test_property_getter():
    page = run(empty_function(SOURCE, "Page.price", "return None"))["Page"]()
    page.price = 4
    assert page.price is None
    assert page.value == 4


def test_async_function():
    emptied = empty_function(SOURCE, "later", "raise RuntimeError")
    assert "async def later():\n    raise RuntimeError\n" in emptied


@pytest.mark.parametrize("dotted", ["missing", "Page", "Page.missing", "may.inner", "LIMIT"])
def test_what_is_no_function_is_refused(dotted):
    with pytest.raises(NoSuchFunction):
        empty_function(SOURCE, dotted, "pass")


def test_body_that_is_not_python_is_refused():
    with pytest.raises(SyntaxError):
        empty_function(SOURCE, "may", "return ]")


def test_source_file_of_module_and_package(tmp_path):
    (tmp_path / "room" / "models").mkdir(parents=True)
    (tmp_path / "room" / "gate.py").touch()
    (tmp_path / "room" / "models" / "__init__.py").touch()
    assert source_file(tmp_path, "room.gate") == tmp_path / "room" / "gate.py"
    assert source_file(tmp_path, "room.models") == tmp_path / "room" / "models" / "__init__.py"
    with pytest.raises(NoSuchFunction):
        source_file(tmp_path, "room.views")
