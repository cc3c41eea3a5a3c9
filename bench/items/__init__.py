# SPDX-License-Identifier: GPL-3.0-or-later
"""One module per thing measured, each with TITLE and measure(runs) -> rows; run in order of file name."""
