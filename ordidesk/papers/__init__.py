"""Signed papers come back as scans: each page is told by its QR code which record it belongs to."""
