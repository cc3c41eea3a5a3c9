# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares our pages with LibreOffice's over papers made for the purpose: `python -m fidelity`."""
