"""The plain page behind the link of a mail: is the problem solved? Yes, no, and a comment."""

from __future__ import annotations

import html
from http import HTTPStatus

import anyio.to_thread
from litestar import Response, get, post
from litestar.params import FromPath

from ordidesk.server.answers import AnyRequest
from ordidesk.server.caller import Given
from ordidesk.server.parts import Parts
from ordidesk.server.user_words import PATH, Question

_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}
_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #17202b; background: #f5f7fa; margin: 0; }}
main {{ max-width: 36rem; margin: 2rem auto; padding: 1.5rem 2rem 2rem; background: #fff;
  border: 1px solid #dfe5ec; border-radius: 10px; }}
h1 {{ font-size: 1.4rem; line-height: 1.3; }}
p.fact {{ color: #4f5b6a; white-space: pre-line; }}
textarea {{ width: 100%; box-sizing: border-box; font: inherit; min-height: 6rem; padding: .5rem;
  border: 1px solid #727d8a; border-radius: 6px; }}
button {{ font: inherit; font-weight: 600; padding: .75rem 1.5rem; border-radius: 6px;
  border: 1px solid #0b5cc4; margin: 1rem .5rem 0 0; cursor: pointer; }}
button.yes {{ background: #0b5cc4; color: #fff; }} button.no {{ background: #fff; color: #0b5cc4; }}
</style></head><body><main><h1>{title}</h1>{body}</main></body></html>
"""
_FORM = """<p>{summary}</p><p class="fact">{resolution}</p>
<form method="post"><label for="comment">Commentaire (facultatif)</label>
<textarea id="comment" name="comment" maxlength="2000"></textarea>
<button class="yes" name="solved" value="yes">Oui, c'est résolu</button>
<button class="no" name="solved" value="no">Non, pas encore</button></form>"""


@get(PATH + "/{token:str}", include_in_schema=False)
async def ask(parts: Given, token: FromPath[str]) -> Response[str]:
    """Ask; nothing changes by looking, as programs that read mail do."""
    return await _ask(parts, token)


async def _ask(parts: Parts, token: str) -> Response[str]:
    asked = await anyio.to_thread.run_sync(parts.user_words.question, token)
    if asked is None:
        return _void()
    return _answered() if asked.answered else _asked(asked)


@post(PATH + "/{token:str}", status_code=HTTPStatus.OK, include_in_schema=False)
async def take(request: AnyRequest, parts: Given, token: FromPath[str]) -> Response[str]:
    """Take the answer in, once."""
    form = await request.form()
    said, comment = str(form.get("solved", "")), str(form.get("comment", ""))

    def answer() -> Question | None:
        return parts.user_words.answer(token, solved=said == "yes", comment=comment)

    if said not in {"yes", "no"}:
        return await _ask(parts, token)
    asked = await anyio.to_thread.run_sync(answer)
    if asked is None:
        return _void()
    if asked.answered:
        return _answered()
    if said == "yes":
        return _page("Merci", "<p>Votre réponse est enregistrée : le problème est résolu.</p>")
    return _page(
        "C'est noté", "<p>Le ticket est rouvert. La hotline reprend contact avec vous.</p>"
    )


def _asked(asked: Question) -> Response[str]:
    ticket = asked.ticket
    title = f"{ticket.number} : le problème est-il résolu ?"
    summary, resolution = html.escape(ticket.summary), html.escape(ticket.resolution)
    return _page(title, _FORM.format(summary=summary, resolution=resolution))


def _answered() -> Response[str]:
    return _page(
        "Vous avez déjà répondu",
        "<p>Merci. Pour autre chose, ouvrez un ticket ou appelez la hotline.</p>",
    )


def _void() -> Response[str]:
    return _page(
        "Ce lien n'est plus valable",
        "<p>Le ticket a changé depuis ce message, ou l'adresse est incomplète. "
        "Au besoin, appelez la hotline.</p>",
        HTTPStatus.NOT_FOUND,
    )


def _page(title: str, body: str, status: HTTPStatus = HTTPStatus.OK) -> Response[str]:
    page = _PAGE.format(title=html.escape(title), body=body)
    return Response(page, media_type="text/html", status_code=status, headers=_HEADERS)
