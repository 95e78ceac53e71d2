"""What Windows is handed: a script for Inno Setup, which installs the bundle for one or for all.

UNPROVEN: there is no Windows and no Inno Setup here. The script is written by the names of Inno
Setup 6's documentation and held to them by tests; nobody has run it.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PureWindowsPath

from installer.build_data import BuildData
from installer.failure import BuildFailed

APP_ID = "{{8E4B2B0C-5E0A-4C57-9B86-1D5B3C6F2A71}"
"""Never another one: by it a newer version takes the place of an older one. ``{{`` is a brace."""
SIGN_TOOL = "ORDIDESK_SIGNTOOL"
"""The environment's command that signs a file, ``$f`` its name; unset: nothing is signed."""

_FILES = (
    'Source: "{bundle}\\*"; DestDir: "{{app}}"; '
    "Flags: ignoreversion recursesubdirs createallsubdirs"
)
_RUN = (
    'Filename: "{app}\\ordidesk.exe"; Description: "{cm:LaunchProgram,OrdiDesk}"; '
    "Flags: nowait postinstall skipifsilent"
)


def setup_script(build: BuildData, bundle: Path, out: Path, icon: Path, *, signed: bool) -> str:
    """The script: what a person without rights installs is theirs, an administrator's everybody's.

    Installed silently by ``/VERYSILENT /SUPPRESSMSGBOXES /NORESTART`` and ``/ALLUSERS`` or
    ``/CURRENTUSER``. It only removes what it installed: the data is elsewhere, and stays.
    """
    signing = "SignTool=ordidesk\nSignedUninstaller=yes\n" if signed else ""
    return f"""\
; Written by build_installer.py for OrdiDesk {build.version} ({build.commit}, {build.day}).
[Setup]
AppId={APP_ID}
AppName=OrdiDesk
AppVersion={build.version}
AppVerName=OrdiDesk {build.version}
AppPublisher=OrdiDesk
VersionInfoVersion={build.version}
DefaultDirName={{autopf}}\\OrdiDesk
DefaultGroupName=OrdiDesk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
UsePreviousAppDir=yes
UsePreviousPrivileges=yes
CloseApplications=yes
RestartApplications=no
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SetupIconFile={_path(icon)}
UninstallDisplayIcon={{app}}\\ordidesk.exe
LicenseFile={_path(bundle / "LICENCE")}
OutputDir={_path(out)}
OutputBaseFilename={build.name}-setup
Compression=lzma2/normal
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
{signing}
[Languages]
Name: "fr"; MessagesFile: "compiler:Languages\\French.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
fr.DesktopIcon=Mettre une icône sur le bureau
en.DesktopIcon=Put an icon on the desktop

[Tasks]
Name: "desktopicon"; Description: "{{cm:DesktopIcon}}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not: of the program alone.
Type: filesandordirs; Name: "{{app}}\\_internal"

[Files]
{_FILES.format(bundle=_path(bundle))}

[Icons]
Name: "{{autoprograms}}\\OrdiDesk"; Filename: "{{app}}\\ordidesk.exe"
Name: "{{autodesktop}}\\OrdiDesk"; Filename: "{{app}}\\ordidesk.exe"; Tasks: desktopicon

[Registry]
; Offered for saved mails, never taken from the mail program that opens them.
{_registry()}

[Run]
{_RUN}
"""


def _registry() -> str:
    kind = "Software\\Classes\\OrdiDesk.Mail"
    command = '"""{app}\\ordidesk.exe"" --open ""%1"""'
    lines = [
        f'Subkey: "{kind}"; ValueType: string; ValueData: "OrdiDesk"; Flags: uninsdeletekey',
        f'Subkey: "{kind}\\shell\\open\\command"; ValueType: string; ValueData: {command}',
    ]
    for suffix in (".eml", ".msg"):
        place = f"Software\\Classes\\{suffix}\\OpenWithProgids"
        value = 'ValueType: string; ValueName: "OrdiDesk.Mail"; ValueData: ""'
        lines.append(f'Subkey: "{place}"; {value}; Flags: uninsdeletevalue')
    return "\n".join(f"Root: HKA; {line}" for line in lines)


def compiled(script: Path) -> None:
    """Have Inno Setup make the installer; raises ``BuildFailed`` where there is none."""
    sign = os.environ.get(SIGN_TOOL)
    command = ["ISCC.exe", "/Qp", *([f"/Sordidesk={sign}"] if sign else []), str(script)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except FileNotFoundError as lacking:
        raise BuildFailed("Inno Setup 6 (ISCC.exe) is not on PATH") from lacking
    if done.returncode:
        raise BuildFailed(f"Inno Setup: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def _path(path: Path) -> str:
    return str(PureWindowsPath(path))
