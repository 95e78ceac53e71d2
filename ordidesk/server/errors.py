"""What stops the portal from starting or a command of its operator, as one tree.

PortalFault
├── DatabaseUnreachable   the address is wrong, or nobody answers there
├── DatabaseNotOurs       a file or database that holds something else
├── DatabaseTooNew        written by a newer portal
├── DatabaseUnsuited      text is not kept or not ordered there as the portal needs it
├── NumbersNotUnique      assets share a number that has to be one machine's only
├── BackupFailed          a backup cannot be written or read
├── NotOfThisServer       a backup was put in place, and nobody said so to the portal
├── AddressInUse          another program listens on the port
├── WorkerFailed          one of several processes does not come to answer
├── CertificateUnusable   certificate and key cannot be read or do not belong together
├── InvalidRequest        what the operator asked for cannot be done
└── OpenApiDiffers        the published description is not what the code answers
"""

from __future__ import annotations


class PortalFault(Exception):  # noqa: N818 - a fault of the surroundings, told to the operator
    """A fault that the operator can mend; its text says how, in French."""

    exit_code = 1


class DatabaseUnreachable(PortalFault):
    """The database cannot be opened."""

    exit_code = 3


class DatabaseNotOurs(PortalFault):
    """The database holds something else than a portal's data."""

    exit_code = 3


class DatabaseTooNew(PortalFault):
    """The database was written by a newer portal."""

    exit_code = 3


class DatabaseUnsuited(PortalFault):
    """The database was created with another encoding or order of text."""

    exit_code = 3


class NumbersNotUnique(PortalFault):
    """Several assets carry the same inventory number."""

    exit_code = 3


class BackupFailed(PortalFault):
    """A backup could not be written, or is not a whole one."""

    exit_code = 7


class NotOfThisServer(PortalFault):
    """The database came from another server, and the epoch is still that of before."""

    exit_code = 3


class AddressInUse(PortalFault):
    """The address to listen on is taken or not this machine's."""

    exit_code = 4


class WorkerFailed(PortalFault):
    """One of several processes ended before it answered."""

    exit_code = 6


class CertificateUnusable(PortalFault):
    """Certificate and key cannot be used."""

    exit_code = 5


class InvalidRequest(PortalFault):
    """What the operator asked for does not make sense."""

    exit_code = 2


class OpenApiDiffers(PortalFault):
    """The published API description is out of date."""

    exit_code = 1
