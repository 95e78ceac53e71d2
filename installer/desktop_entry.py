"""What a Linux desktop is told of the app: menu, mails, the software centre, the manual."""

from __future__ import annotations

from installer.build_data import BuildData

COMPONENT = "example.ordidesk.OrdiDesk"
MAIL_TYPES = ("message/rfc822", "application/vnd.ms-outlook")
"""Saved mails, ``.eml`` and ``.msg``, which become declarations; the system knows both kinds."""

SUMMARY = "Desktop of an IT support company"
SUMMARY_FR = "Poste de travail d’un prestataire informatique"
DESCRIPTION = (
    "Scan the label of a machine, know at once what it is, whose it is and whether its contract "
    "covers it, and do the work, without a network too."
)
DESCRIPTION_FR = (
    "Scanner l’étiquette d’une machine, savoir aussitôt ce que c’est, à qui elle est et si son "
    "contrat la couvre, et faire le travail, même sans réseau."
)


def desktop_file() -> str:
    """The entry in the menu; mails are opened with it, and it is nobody's first choice for them."""
    return f"""\
[Desktop Entry]
Type=Application
Version=1.4
Name=OrdiDesk
GenericName=IT support
GenericName[fr]=Support informatique
Comment={SUMMARY}
Comment[fr]={SUMMARY_FR}
Exec=ordidesk --open %F
TryExec=ordidesk
Icon=ordidesk
Terminal=false
Categories=Office;ProjectManagement;
Keywords=ticket;inventory;label;support;
Keywords[fr]=ticket;inventaire;étiquette;dépannage;
MimeType={";".join(MAIL_TYPES)};
StartupWMClass=OrdiDesk
StartupNotify=true
"""


def metainfo(build: BuildData) -> str:
    """What the software centre shows, by AppStream."""
    types = "".join(f"    <mediatype>{it}</mediatype>\n" for it in MAIL_TYPES)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{COMPONENT}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>Apache-2.0</project_license>
  <name>OrdiDesk</name>
  <summary>{SUMMARY}</summary>
  <summary xml:lang="fr">{SUMMARY_FR}</summary>
  <description>
    <p>{DESCRIPTION}</p>
    <p xml:lang="fr">{DESCRIPTION_FR}</p>
  </description>
  <launchable type="desktop-id">ordidesk.desktop</launchable>
  <developer id="example.ordidesk">
    <name>OrdiDesk</name>
  </developer>
  <provides>
    <binary>ordidesk</binary>
{types}  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="{build.version}" date="{build.day}"/>
  </releases>
</component>
"""


def manual(build: BuildData) -> str:
    """The page of ``man ordidesk``."""
    return f"""\
.TH ORDIDESK 1 "{build.day}" "OrdiDesk {build.version}" "User Commands"
.SH NAME
ordidesk \\- desktop of an IT support company
.SH SYNOPSIS
.B ordidesk
.RI [ options "] [" MAIL ...]
.br
.B ordidesk decode
.RB [ \\-\\-json ]
.RB [ \\-\\-printed ]
.IR PICTURE ...
.br
.B ordidesk check\\-sync
.I ADDRESS MAIL\\-ADDRESS
.SH DESCRIPTION
{DESCRIPTION}
.PP
Saved mails
.RI ( .eml ", " .msg )
become declarations to look over; an app that runs already takes them.
.SH OPTIONS
.TP
.B \\-\\-version
Tell the version and the commit that it was built from.
.TP
.B \\-\\-check
Open the first window and close it again.
.TP
.BI \\-\\-portal " ADDRESS"
Propose to sign in at this portal.
.TP
.BI \\-\\-data " FOLDER"
Keep the data there.
.TP
.BR \\-\\-language " {{" fr , en }}
Speak this language.
.SH COMMANDS
.TP
.B decode
Print the codes in pictures.
.TP
.B check\\-sync
Sign in with the password from standard input, copy everything once into a folder that is removed
again, and print how many rows of each kind came.
.SH FILES
.TP
.I ~/.local/share/OrdiDesk
The encrypted copy of the work. Removing the package leaves it.
"""
