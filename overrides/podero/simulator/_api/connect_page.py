"""The page that stands in for Podero's Connect UI: where the links of onboarding and re-authentication lead."""

from __future__ import annotations

from urllib.parse import parse_qs

from podero.simulator._api.onboarding import choose
from podero.simulator._http.messages import CONNECT_PATH, Answer, HttpError
from podero.simulator._world.entities import KINDS, KindCode
from podero.simulator._world.world import World


def connect_page(world: World, query: str, base_url: str) -> Answer:
    """Answer GET /connect as the end-user's browser sees it.

    With `onboarding_session_id` alone it lists the kinds of device; with `device=hp|ev|iv|wb` besides, that kind is
    chosen and the browser goes on to the session's success_url. With `device_id` or `auth_session_id` the person
    logs in at once.

    Args:
        world: The state.
        query: Query as sent.
        base_url: Where the caller reaches the simulator.

    Returns:
        A page or a redirect.

    Raises:
        HttpError: When the link is not good (any more).
    """
    given = {name: values[-1] for name, values in parse_qs(query).items()}
    device_id = given.get("device_id") or world.auth_sessions.get(given.get("auth_session_id", ""))
    if device_id in world.devices:
        world.connect(device_id)
        return _page("The device is connected.")
    session_id = given.get("onboarding_session_id", "")
    session = world.onboarding.get(session_id)
    if session is None:
        raise HttpError(404, "This link is not known")
    kind = _kind(given.get("device"))
    if kind is None:
        link = f"{base_url}{CONNECT_PATH}?onboarding_session_id={session_id}&amp;device="
        return _page("".join(f'<p><a href="{link}{code}">{KINDS[code].title}</a></p>' for code in KINDS))
    choose(world, session_id, kind)
    return Answer(302, headers=(("location", session.request["success_url"]),))


def _kind(text: str | None) -> KindCode | None:
    return next((code for code in KINDS if code == text), None)


def _page(body: str) -> Answer:
    html = f"<!doctype html><title>Simulated Connect UI</title>{body}"
    return Answer(200, html.encode(), (("content-type", "text/html; charset=utf-8"),))
