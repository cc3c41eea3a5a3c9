# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that offices send each other: written as facts, checked on arrival, added up; the only importer of DuckDB."""
