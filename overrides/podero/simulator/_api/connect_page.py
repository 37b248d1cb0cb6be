"""The page that stands in for Podero's Connect UI, where links for onboarding and re-authentication lead."""

from __future__ import annotations

from urllib.parse import parse_qs

from podero.simulator._api.call import CONNECT_PATH
from podero.simulator._api.onboarding import choose_device
from podero.simulator._http.messages import HttpError, Response
from podero.simulator._world.entities import KINDS, KindCode
from podero.simulator._world.world import World


def connect_page(world: World, query: str, base_url: str) -> Response:
    """Respond to GET /connect as the end-user's browser sees it.

    `onboarding_session_id` alone lists the kinds of device; with `device=hp|ev|iv|wb` it chooses one and redirects
    to the session's success_url. `device_id` or `auth_session_id` completes a login at once.
    """
    parameters = {name: values[-1] for name, values in parse_qs(query).items()}
    device_id = parameters.get("device_id") or world.auth_sessions.get(parameters.get("auth_session_id", ""))
    if device_id in world.devices:
        world.connect(device_id)
        return _page("The device is connected.")
    session_id = parameters.get("onboarding_session_id", "")
    session = world.onboarding.get(session_id)
    if session is None:
        raise HttpError(404, "This link is not known")
    kind = _kind(parameters.get("device"))
    if kind is None:
        link = f"{base_url}{CONNECT_PATH}?onboarding_session_id={session_id}&amp;device="
        return _page("".join(f'<p><a href="{link}{code}">{KINDS[code].title}</a></p>' for code in KINDS))
    choose_device(world, session_id, kind)
    return Response(302, headers=(("location", session.request["success_url"]),))


def _kind(text: str | None) -> KindCode | None:
    return next((code for code in KINDS if code == text), None)


def _page(body: str) -> Response:
    html = f"<!doctype html><title>Simulated Connect UI</title>{body}"
    return Response(200, html.encode(), (("content-type", "text/html; charset=utf-8"),))
