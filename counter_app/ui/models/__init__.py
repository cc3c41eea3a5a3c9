# SPDX-License-Identifier: GPL-3.0-or-later
"""Item models: domain values as rows that a list or table can show."""
