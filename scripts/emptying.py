"""Empty one function of a source file: its name and arguments stay, its body goes."""

import ast
import textwrap
from pathlib import Path


class NoSuchFunction(LookupError):
    """The dotted name leads to no function of the file."""


def empty_function(source: str, dotted: str, body: str) -> str:
    """`source` with the function `dotted` (`Class.method` for a method) reduced to `body`.

    Raises NoSuchFunction when there is none, SyntaxError when `body` is not Python.
    """
    function = _find(ast.parse(source), dotted)
    lines = source.splitlines(keepends=True)
    first, last = function.lineno - 1, function.end_lineno or function.lineno
    indent = " " * function.col_offset
    function.decorator_list = []  # they stand on the lines above, which stay
    function.body = ast.parse(body).body
    emptied = textwrap.indent(ast.unparse(function), indent) + "\n"
    return "".join([*lines[:first], emptied, *lines[last:]])


def _find(tree: ast.Module, dotted: str) -> ast.FunctionDef | ast.AsyncFunctionDef:
    scope: ast.stmt | ast.Module = tree
    for name in dotted.split("."):
        scope = _member(scope, name, dotted)
    if not isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
        raise NoSuchFunction(dotted)
    return scope


def _member(scope: ast.stmt | ast.Module, name: str, dotted: str) -> ast.stmt:
    # The first of that name: a property's getter stands before its setter.
    for node in getattr(scope, "body", []):
        if getattr(node, "name", "") == name:
            return node
    raise NoSuchFunction(dotted)


def source_file(root: Path, module: str) -> Path:
    """File of a dotted module under `root`. Raises NoSuchFunction when there is none."""
    path = root.joinpath(*module.split("."))
    for candidate in (path.with_suffix(".py"), path / "__init__.py"):
        if candidate.is_file():
            return candidate
    raise NoSuchFunction(module)
