"""The connections of one event loop: routes and which idle connection comes first; tests/faults has the sockets."""

import asyncio
import os
import ssl

import httpx
import pytest

from podero._wire import pool as module
from podero._wire.pool import Pool
from podero._wire.proxy import parse_proxy


class Idle:
    """A connection that waits for a request."""

    def __init__(self, idle_since, *, usable=True):
        self.idle_since = idle_since
        self.usable = usable
        self.dropped = False

    def wake(self):
        return self.usable

    def drop(self):
        self.dropped = True


@pytest.fixture
async def pool():
    made = Pool(ssl_context=ssl.create_default_context(), proxy=None)
    yield made
    made.close()
    await made.wait_closed()


def route_of(pool, url="https://api.test/x"):
    return pool._route(httpx.URL(url))


async def test_one_route_for_each_origin(pool):
    assert route_of(pool) is route_of(pool, "https://api.test/y")
    assert route_of(pool) is not route_of(pool, "http://api.test/x")
    assert route_of(pool).absolute is False
    for url in ("ftp://api.test/", "https:///x"):
        with pytest.raises(httpx.UnsupportedProtocol, match="starts with http"):
            route_of(pool, url)


async def test_the_port_of_a_url_that_names_none_is_that_of_its_scheme(pool):
    found = {
        url: route_of(pool, url).dial.url.port for url in ("http://a.test/", "https://a.test/", "http://a.test:81/")
    }
    assert list(found.values()) == [80, 443, 81]


async def test_only_plain_http_through_a_proxy_is_absolute_and_carries_its_credentials():
    proxied = Pool(ssl_context=ssl.create_default_context(), proxy=parse_proxy("http://u:p@proxy.test:3128"))
    plain, tunneled = route_of(proxied, "http://api.test/"), route_of(proxied)
    assert (plain.absolute, plain.proxy_authorization) == (True, b"Basic dTpw")
    assert (tunneled.absolute, tunneled.proxy_authorization) == (False, None)
    assert "dTpw" not in repr(plain)
    proxied.close()
    await proxied.wait_closed()


async def test_the_connection_used_last_comes_first_and_dead_ones_are_dropped(pool):
    now, route = pool.loop.time(), route_of(pool)
    old, dead, young = Idle(now - 3), Idle(now - 1, usable=False), Idle(now - 0.5)
    route.idle.extend([old, dead, young])
    assert pool._take_idle(route, None) is young
    assert pool._take_idle(route, None) is old
    assert dead.dropped
    assert pool._take_idle(route, None) is None


async def test_too_old_connections_are_left_for_whoever_does_not_mind(pool):
    now, route = pool.loop.time(), route_of(pool)
    old = Idle(now - 2)
    route.idle.append(old)
    assert pool._take_idle(route, 1.0) is None
    assert pool._take_idle(route, None) is old
    route.idle.append(Idle(now - module.KEEPALIVE_EXPIRY - 1))
    assert pool._take_idle(route, None) is None
    route.idle.clear()


async def test_a_pool_is_gone_with_its_loop_or_its_process(pool, monkeypatch):
    assert not pool.is_gone()
    monkeypatch.setattr(module.os, "getpid", lambda: -1)
    assert pool.is_gone()
    monkeypatch.undo()
    assert pool.pid == os.getpid()

    async def make():
        made = Pool(ssl_context=ssl.create_default_context(), proxy=None)
        made.close()
        await made.wait_closed()
        return made

    assert (await asyncio.to_thread(asyncio.run, make())).is_gone()
