"""The page that stands in for Podero's Connect UI, where links for onboarding and re-authentication lead."""

from __future__ import annotations

from typing import cast, get_args
from urllib.parse import parse_qs, quote

from podero.simulator._api.call import CONNECT_PATH
from podero.simulator._http.messages import HttpError, Response
from podero.simulator._world.entities import KINDS, KindCode
from podero.simulator._world.journeys import Outcome, choose_device, finish_login, finish_onboarding
from podero.simulator._world.world import World

_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;="


def connect_page(world: World, query: str, base_url: str) -> Response:
    """Respond to GET /connect as the end-user's browser sees it.

    `onboarding_session_id` alone lists the kinds of device; with `device=hp|ev|iv|wb` it chooses one and redirects
    to the session's success_url. `auth_session_id` completes a login and redirects to its success_url; `device_id`
    connects a device at once. `outcome=cancel` redirects to the cancel_url instead, `outcome=fail` stays on the page.
    """
    parameters = {name: values[-1] for name, values in parse_qs(query).items()}
    outcome = _outcome(parameters.get("outcome", "success"))
    if (device_id := parameters.get("device_id", "")) in world.devices:
        world.connect(device_id)
        return _page("The device is connected.")
    if (session_id := parameters.get("auth_session_id", "")) in world.auth_sessions:
        return _leave(outcome, finish_login(world, session_id, outcome))
    session_id = parameters.get("onboarding_session_id", "")
    if session_id not in world.onboarding:
        raise HttpError(404, "This link is not known")
    if "outcome" in parameters:
        return _leave(outcome, finish_onboarding(world, session_id, outcome))
    kind = _kind(parameters.get("device"))
    if kind is None:
        link = f"{base_url}{CONNECT_PATH}?onboarding_session_id={session_id}&amp;"
        choices = "".join(f'<p><a href="{link}device={code}">{KINDS[code].title}</a></p>' for code in KINDS)
        return _page(choices)
    return _redirect(choose_device(world, session_id, kind).request["success_url"])


def _outcome(text: str) -> Outcome:
    if text not in get_args(Outcome):
        raise HttpError(422, f"outcome must be one of {', '.join(get_args(Outcome))}")
    return cast("Outcome", text)


def _kind(text: str | None) -> KindCode | None:
    return next((code for code in KINDS if code == text), None)


def _leave(outcome: Outcome, url: str | None) -> Response:
    if url:
        return _redirect(url)
    words = {"success": "The device is connected.", "cancel": "Cancelled.", "fail": "The login failed. Try again."}
    return _page(words[outcome])


def _redirect(url: str) -> Response:
    # A location is sent as Latin-1; anything else, line breaks included, is percent-encoded.
    return Response(302, headers=(("location", quote(url, safe=_URL_CHARACTERS)),))


def _page(body: str) -> Response:
    html = f"<!doctype html><title>Simulated Connect UI</title>{body}"
    return Response(200, html.encode(), (("content-type", "text/html; charset=utf-8"),))
