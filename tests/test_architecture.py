# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may import whom, and what no file may do. A new room enters MAY_IMPORT before its first module."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

import pytest
from pytest_archon import archrule

from tests.source_tree import ROOT, Import, Source, program, sources

MIDDLE = frozenset({"catalog", "documents", "paper", "storage", "devices", "exchange"})
GROUND = frozenset({"clock", "first_look", "installed", "logs", "paths", "settings", "whole_file"})
MAY_IMPORT: dict[str, frozenset[str]] = {
    "domain": frozenset(),
    **{room: GROUND | {"domain"} for room in MIDDLE},
    "casework": GROUND | MIDDLE | {"domain"},
    # The window may show pages and list procedures, but words of SQL or of Word templates never reach it.
    "ui": GROUND | {"domain", "casework", "catalog", "paper", "devices"},
}
"""What each room may import besides itself."""

WIRING = frozenset(
    {
        "__main__",
        "app",
        "arrival",
        "catalogue_rooms",
        "cli",
        "doctor_rooms",
        "export_rooms",
        "letter_rooms",
        "online_rooms",
        "people_rooms",
        "practice_rooms",
        "refused",
        "reports_rooms",
        "run_window",
        "spot_rooms",
        "voice_rooms",
        "workshop",
    }
)
"""The modules that put rooms together; no room may know them."""

OWNED = {
    "PySide6.QtWidgets": {"ui", "app", "run_window"},
    "PySide6.QtPrintSupport": {"paper"},
    "reportlab": {"paper"},
    "pypdfium2": {"paper"},
    "segno": {"paper"},
    "xlsxwriter": {"paper"},
    "duckdb": {"exchange"},
    "sqlmodel": {"storage"},
    "sqlalchemy": {"storage"},
    "sqlcipher3": {"storage"},
    "sqlite3": {"storage"},
    "cryptography": {"storage"},
    "pyzipper": {"storage"},
    "docxtpl": {"documents"},
    "jinja2": {"documents"},
    "docx": {"documents"},
}
"""Which room alone may import a library."""

NETWORK = ("socket", "ssl", "http", "ftplib", "smtplib", "urllib.request", "xmlrpc", "requests", "asyncio")
LOCAL_SERVER = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}

ROOMS = sorted(room for room in MAY_IMPORT if any((ROOT / "counter_app" / room).glob("*.py")))


def test_every_folder_of_the_program_is_a_known_room() -> None:
    folders = {path.parent.name for path in (ROOT / "counter_app").glob("*/__init__.py")}
    assert folders - {"cli"} <= set(MAY_IMPORT)


def test_plain_modules_are_known() -> None:
    known = GROUND | WIRING | {"__init__"}
    assert {path.stem for path in (ROOT / "counter_app").glob("*.py")} <= known


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    everything = set(MAY_IMPORT) | GROUND | WIRING
    above = sorted(everything - MAY_IMPORT[room] - {room})
    rule = archrule(f"{room} looks down only").match(f"counter_app.{room}", f"counter_app.{room}.*")
    forbidden = [pattern for name in above for pattern in (f"counter_app.{name}", f"counter_app.{name}.*")]
    rule.should_not_import(*forbidden).check("counter_app", only_direct_imports=True)


def test_the_domain_reaches_no_library_but_pydantic_not_even_through_others() -> None:
    rule = archrule("the domain is plain Python").match("counter_app.domain*")
    rule.should_not_import("PySide6*", *OWNED, "lxml*", "platformdirs*").check("counter_app")


def test_the_domain_does_no_input_or_output() -> None:
    rule = archrule("the domain touches nothing").match("counter_app.domain*")
    rule.should_not_import("os", "io", "pathlib", "shutil", "subprocess", "tempfile", "threading").check(
        "counter_app", only_direct_imports=True
    )


def test_the_ground_modules_stand_on_the_domain_only() -> None:
    rule = archrule("ground").match(*(f"counter_app.{name}" for name in GROUND))
    rooms = [f"counter_app.{name}*" for name in {*MAY_IMPORT, *WIRING} - {"domain"}]
    rule.should_not_import(*rooms).check("counter_app")


def test_the_command_line_does_without_the_window() -> None:
    rule = archrule("no window").match("counter_app.workshop", "counter_app.cli", "counter_app.cli.*")
    rule.should_not_import("counter_app.ui*", "counter_app.app", "PySide6.QtWidgets*").check("counter_app")


@pytest.mark.parametrize("library", OWNED)
def test_a_library_is_imported_by_its_owner_only(library: str) -> None:
    users = {_room(source) for source in program() for found in source.imports if _is_or_in(found.module, library)}
    assert users <= OWNED[library]


def test_nothing_knows_how_to_leave_this_pc() -> None:
    found = [(source.path, used.module) for source in program() for used in source.imports if _leaves(used)]
    assert found == []


def test_modules_do_not_import_in_a_circle() -> None:
    graph = {source.module: _program_imports(source) - {source.module} for source in program()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_a_late_import_gives_its_reason() -> None:
    silent = [
        f"{source.path}:{used.line}"
        for source in sources()
        for used in source.imports
        if used.late and not _has_reason(source.lines, used.line)
    ]
    assert silent == []


def test_imports_are_absolute() -> None:
    assert [source.path for source in sources() for used in source.imports if used.module[0] == "."] == []


def test_nobody_spins_or_sleeps() -> None:
    """Waiting is for a signal, an event or a process; a nap is either too short or too long."""
    found = [f"{source.path}:{line} {call}" for source in sources() for line, call in _naps(source.tree)]
    assert found == []


def test_modules_are_named_after_things() -> None:
    vague = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}
    names = [(source.path, set(source.path.removesuffix(".py").split("/")[-1].split("_"))) for source in sources()]
    assert [path for path, words in names if words & vague or words in ({"base"}, {"core"})] == []


def _has_reason(lines: list[str], line: int) -> bool:
    """Whether a comment beginning with `late` stands at the import or above it in the same function."""
    for text in reversed(lines[:line]):
        if "# late" in text:
            return True
        if text.lstrip().startswith(("def ", "async def ")):
            return False
    return False


def _naps(tree: ast.Module) -> list[tuple[int, str]]:
    banned_anywhere = {"processEvents", "msleep", "usleep"}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "time" and "sleep" in {n.name for n in node.names}:
            found.append((node.lineno, "from time import sleep"))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            call = f"{owner}.{node.func.attr}"
            if node.func.attr in banned_anywhere or call in {"qtbot.wait", "time.sleep", "QTest.qWait"}:
                found.append((node.lineno, call))
    return found


def _leaves(used: Import) -> bool:
    if _is_or_in(used.module, "PySide6.QtNetwork"):
        return used.module not in LOCAL_SERVER
    return any(_is_or_in(used.module, way) for way in NETWORK)


def _is_or_in(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def _program_imports(source: Source) -> set[str]:
    """The program's modules a file imports when it runs; a name from a package counts as its module where it is one."""
    modules = {each.module for each in program()}
    wanted = {used.module for used in source.imports if not used.unreal and _is_or_in(used.module, "counter_app")}
    return {name if name in modules else name.rpartition(".")[0] for name in wanted}


def _room(source: Source) -> str:
    return _room_of(source.module)


def _room_of(module: str) -> str:
    return module.removeprefix("counter_app").lstrip(".").split(".")[0]
