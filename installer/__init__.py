"""How OrdiDesk becomes a folder that starts without Python: ``build_installer.py`` runs it."""
