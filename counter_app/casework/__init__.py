# SPDX-License-Identifier: GPL-3.0-or-later
"""What a clerk does: open, keep, check, print, find again. Neither widgets nor SQL; every call may block."""
