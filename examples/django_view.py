"""Show the heat pumps of a user in a Django view: python examples/django_view.py [PORT]."""

import sys
import uuid

import django
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from podero import RetryPolicy, errors
from podero_sync import SyncPodero

podero = SyncPodero()


def heat_pumps(_request: HttpRequest, user_id: uuid.UUID) -> HttpResponse:
    """Respond within 10 s, whatever the API does."""
    try:
        pumps = podero.call(
            lambda api: api.with_options(retry=RetryPolicy(deadline=10)).heat_pumps.list(user_id),
        )
    except errors.NotFoundError:
        raise Http404 from None
    except errors.PoderoError as error:
        headers = {"Retry-After": "30"} if error.transient else {}
        return JsonResponse({"detail": "Podero is unavailable"}, status=503, headers=headers)
    return JsonResponse({"heat_pumps": [pump.to_dict() for pump in pumps]})


urlpatterns = [path("users/<uuid:user_id>/heat-pumps", heat_pumps)]


def main() -> None:
    """Serve the view, each request in a thread of its own, as runserver does."""
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"])
    django.setup()
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    with ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler) as server:
        server.set_app(get_wsgi_application())
        print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("stopped")


if __name__ == "__main__":
    main()
