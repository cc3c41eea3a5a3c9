# SPDX-License-Identifier: GPL-3.0-or-later
"""Small pieces of the window that several screens share."""
