# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own Python files, parsed once, for the tests that read code instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("counter_app", "tests", "bench", "fidelity", "templates_docx", "resources")


@dataclass(frozen=True)
class Import:
    """One imported name: `module` is dotted in full, `late` says that it stands inside a function.

    `unreal` ones are read by the type checker only and never run.
    """

    module: str
    line: int
    late: bool
    unreal: bool


@dataclass(frozen=True)
class Source:
    """One file; `path` is relative to the checkout, with slashes."""

    path: str
    text: str
    tree: ast.Module

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def module(self) -> str:
        """The dotted name others import; of a package it is the package's."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def imports(self) -> list[Import]:
        """Everything imported anywhere in the file, `from a import b` as a.b."""
        return list(_imports_under(self.tree, late=False))


@cache
def sources() -> tuple[Source, ...]:
    """All Python files of the project, in order of path."""
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return tuple(_parsed(path) for path in paths)


def program() -> tuple[Source, ...]:
    """The files that are shipped."""
    return tuple(source for source in sources() if source.path.startswith("counter_app/"))


def _parsed(path: Path) -> Source:
    text = path.read_text("utf-8")
    return Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text, filename=str(path)))


def _imports_under(node: ast.AST, *, late: bool, unreal: bool = False) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(name.name, child.lineno, late, unreal) for name in child.names)
        elif isinstance(child, ast.ImportFrom):
            origin = "." * child.level + (child.module or "")
            yield from (Import(f"{origin}.{name.name}", child.lineno, late, unreal) for name in child.names)
        else:
            inside = late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for_types = unreal or (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING")
            yield from _imports_under(child, late=inside, unreal=for_types)
