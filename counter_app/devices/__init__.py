# SPDX-License-Identifier: GPL-3.0-or-later
"""What is plugged in or stands beside the PC: removable drives, folders a scanner or camera fills."""
