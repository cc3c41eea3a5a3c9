# SPDX-License-Identifier: GPL-3.0-or-later
"""The corpus: papers written by code, each feature alone and whole forms. A new paper joins by entering a PAPERS."""
