"""Which certificates prove that a host is who it says: the system's, Mozilla's, the company's."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from pathlib import Path

import certifi
from urllib3.util.ssl_ import create_urllib3_context

_BUNDLE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


def company_bundle(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the CA bundle that the environment names, as requests and curl understand it."""
    for variable in _BUNDLE_VARIABLES:
        if environment.get(variable):
            return Path(environment[variable])
    return None


def trust_context(company_ca: Path | None = None) -> ssl.SSLContext:
    """Make a TLS context that checks certificate and host name.

    The system's authorities come first, because a company's administrators put theirs there;
    certifi's stand in where the interpreter does not find the system's (macOS). ``company_ca`` is
    a PEM file or a folder of hashed ones. Raises ``OSError`` when it cannot be read.
    """
    context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED)
    context.check_hostname = True
    context.load_default_certs()
    context.load_verify_locations(certifi.where())
    if company_ca is not None:
        folder = company_ca.is_dir()
        context.load_verify_locations(
            cafile=None if folder else company_ca, capath=company_ca if folder else None
        )
    return context
