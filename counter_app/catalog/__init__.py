# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue: data files become frozen procedures and forms, are checked as a whole, and can be found.

Nothing here touches the register or a template's contents; a bad file is left out and named with a sentence.
"""
