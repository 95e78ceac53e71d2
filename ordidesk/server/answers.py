"""Answers as bytes: encoded, compressed as the caller accepts, in the thread that made them."""

from __future__ import annotations

import gzip
import sys
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import State

from ordidesk.protocol import PROBLEM_MEDIA_TYPE, REQUEST_ID_HEADER, Problem
from ordidesk.server.problems import TITLES, ApiProblem

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

JSON = "application/json"
AnyRequest = Request[Any, Any, State]
_WORTH_COMPRESSING = 1024
"""Bytes that fit into one packet anyway."""
_ZSTD_LEVEL = 1
_GZIP_LEVEL = 1
_encoder = msgspec.json.Encoder()


def answer(
    request: AnyRequest, message: object, *, status: HTTPStatus = HTTPStatus.OK
) -> Response[bytes]:
    """Answer with a message as JSON."""
    return answer_bytes(request, _encoder.encode(message), JSON, status=status)


def answer_bytes(
    request: AnyRequest, content: bytes, media_type: str, *, status: HTTPStatus = HTTPStatus.OK
) -> Response[bytes]:
    """Answer with bytes of a media type."""
    encoding = _encoding(request) if len(content) >= _WORTH_COMPRESSING else ""
    headers = {"Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
        content = _compressed(content, encoding)
    return Response(content, media_type=media_type, status_code=status, headers=headers)


def answer_problem(request: AnyRequest, problem: ApiProblem) -> Response[bytes]:
    """Answer with problem details."""
    body = Problem(
        title=TITLES.get(problem.status, problem.status.phrase),
        status=problem.status,
        code=problem.code,
        detail=problem.detail,
        request_id=request_id(request),
    )
    return Response(
        _encoder.encode(body),
        media_type=PROBLEM_MEDIA_TYPE,
        status_code=problem.status,
        headers=problem.headers,
    )


def request_id(request: AnyRequest) -> str:
    """Return the id that the answer, the log and the caller share."""
    return str(request.scope["state"].get(REQUEST_ID_HEADER, ""))


def _encoding(request: AnyRequest) -> str:
    accepted = {
        name.strip().lower()
        for part in request.headers.get("accept-encoding", "").split(",")
        for name, _, weight in [part.partition(";")]
        if weight.replace(" ", "") not in {"q=0", "q=0.0"}
    }
    return next((name for name in ("zstd", "gzip") if name in accepted), "")


def _compressed(content: bytes, encoding: str) -> bytes:
    if encoding == "zstd":
        return zstd.compress(content, _ZSTD_LEVEL)
    return gzip.compress(content, _GZIP_LEVEL, mtime=0)
