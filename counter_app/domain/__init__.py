# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the counter as values: people, dates, forms, procedures, dossiers. No I/O of any kind."""
