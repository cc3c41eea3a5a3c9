# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the program beside a neighbour in one run: the ratio carries over to old PCs, milliseconds do not.

An item is a module in bench/items with TITLE and measure(runs); putting the file there is all it needs.
"""
