#!/bin/sh
# Sauvegarde le portail sans l'arrêter : la base d'abord, puis ses fichiers, pour que tout fichier
# nommé dans la base soit aussi dans la copie.
set -eu
dossier=/var/backups/ordidesk
/opt/ordidesk/.venv/bin/ordidesk-portal backup \
    "$dossier/portail-$(date +%Y-%m-%d-%H%M%S).backup" --database "$PORTAIL_BASE"
mkdir -p "$dossier/fichiers"
if [ -d /var/lib/ordidesk/fichiers ]; then
    # Un fichier ne change jamais : seuls les nouveaux sont copiés.
    cp -a -n /var/lib/ordidesk/fichiers/. "$dossier/fichiers/"
fi
# Les portables gardent 30 jours ce qu'ils ont envoyé : plus ancienne, une sauvegarde ne sert plus.
find "$dossier" -maxdepth 1 -name 'portail-*.backup' -mtime +29 -delete
