# SPDX-License-Identifier: GPL-3.0-or-later
"""The register: what was typed is here, encrypted, or it is nowhere. Start at ``register.Register``."""
