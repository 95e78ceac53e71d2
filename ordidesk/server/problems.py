"""Errors of the API as problem details (RFC 9457), each with a code that programs can read."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from ordidesk.protocol import APP_TOO_OLD


class ApiProblem(Exception):  # noqa: N818 - "problem" is the RFC's word
    """An answer other than 2xx."""

    def __init__(
        self,
        status: HTTPStatus,
        code: str,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})


TITLES: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Demande mal formée",
    HTTPStatus.UNAUTHORIZED: "Connexion nécessaire",
    HTTPStatus.FORBIDDEN: "Accès refusé",
    HTTPStatus.NOT_FOUND: "Adresse inconnue",
    HTTPStatus.METHOD_NOT_ALLOWED: "Méthode non prévue à cette adresse",
    HTTPStatus.CONFLICT: "Contradiction avec ce que le portail tient déjà",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Demande trop volumineuse",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Format non accepté",
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE: "Plage au-delà de la fin",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Contenu impossible à traiter",
    HTTPStatus.UPGRADE_REQUIRED: "Application trop ancienne",
    HTTPStatus.TOO_MANY_REQUESTS: "Trop de tentatives",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Erreur du portail",
    HTTPStatus.SERVICE_UNAVAILABLE: "Portail momentanément indisponible",
}

CODES: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "bad_request",
    HTTPStatus.UNAUTHORIZED: "not_signed_in",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too_large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type",
    HTTPStatus.UNPROCESSABLE_ENTITY: "unprocessable",
    HTTPStatus.UPGRADE_REQUIRED: APP_TOO_OLD,
    HTTPStatus.INTERNAL_SERVER_ERROR: "internal_error",
}


def bad_request(detail: str) -> ApiProblem:
    """Say that a header or parameter is missing or wrong."""
    return ApiProblem(HTTPStatus.BAD_REQUEST, "bad_request", detail)
