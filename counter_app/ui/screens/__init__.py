# SPDX-License-Identifier: GPL-3.0-or-later
"""One screen per thing a clerk does; each is a layout class that places and a widget class that decides."""
