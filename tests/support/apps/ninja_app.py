"""A Django Ninja application with every construct that its documents can have; most endpoints send back what they received."""

# ruff: noqa: RUF012

import datetime as dt
import enum
import uuid
from decimal import Decimal
from typing import Annotated, Any, Literal

import django
from django.conf import settings
from django.http import HttpResponse

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        SECRET_KEY="x",
        DEBUG=False,
        INSTALLED_APPS=[],
        USE_TZ=True,
        MIDDLEWARE=[],
    )
    django.setup()

from django.core.asgi import get_asgi_application
from django.urls import path
from ninja import File, Form, Header, NinjaAPI, Query, Router, Schema, UploadedFile
from ninja.pagination import LimitOffsetPagination, paginate
from ninja.security import HttpBearer
from pydantic import Field


class Bearer(HttpBearer):
    def authenticate(self, request: Any, token: str) -> str:
        return token


api = NinjaAPI(title="Everything", version="2.0", auth=Bearer())
pumps = Router(tags=["Heat Pumps"])
bodies = Router(tags=["Bodies"])


class Mode(enum.StrEnum):
    HEAT = "heat"
    OFF = "off"


class Cat(Schema):
    kind: Literal["cat"]
    name: str = Field(max_length=9)


class Dog(Schema):
    kind: Literal["dog"]
    tricks: list[str] = []


class Node(Schema):
    name: str
    children: list["Node"] = []


class PumpIn(Schema):
    name: str | None = None
    offset: Decimal | None = None
    mode: Mode = Mode.HEAT
    until: dt.datetime | None = None
    wake_up: dt.time | None = None
    pet: Annotated[Cat | Dog, Field(discriminator="kind")] | None = None
    old_name: str | None = Field(None, deprecated=True)


class PumpOut(PumpIn):
    id: uuid.UUID
    created: dt.datetime


class Filters(Schema):
    mode: Mode | None = None
    minimum: int | None = Field(None, ge=1)
    names: list[str] = []


class Error(Schema):
    detail: str


class FormIn(Schema):
    name: str
    count: int = 1
    flag: bool = False


def out(pump_id: uuid.UUID, body: PumpIn) -> PumpOut:
    return PumpOut(id=pump_id, created=dt.datetime(2026, 1, 2, tzinfo=dt.UTC), **body.dict())


@pumps.get("", response=list[PumpOut])
@paginate(LimitOffsetPagination)
def retrieve_pumps(request: Any, filters: Query[Filters]) -> list[PumpOut]:
    return [out(uuid.UUID(int=1), PumpIn(name=",".join(filters.names), offset="1.5"))]


@pumps.post("", response={201: PumpOut, 409: Error})
def make_pump(request: Any, body: PumpIn) -> Any:
    return (409, {"detail": "taken"}) if body.name == "taken" else (201, out(uuid.UUID(int=2), body))


@pumps.get("/{uuid:pump_id}", response=PumpOut)
def one_pump(request: Any, pump_id: uuid.UUID) -> PumpOut:
    return out(pump_id, PumpIn(offset="2.50"))


@pumps.put("/{uuid:pump_id}", response=PumpOut)
def change_pump(request: Any, pump_id: uuid.UUID, body: PumpIn) -> PumpOut:
    return out(pump_id, body)


@pumps.patch("/{uuid:pump_id}", response=PumpOut, deprecated=True)
def patch_pump(request: Any, pump_id: uuid.UUID, body: PumpIn) -> PumpOut:
    return out(pump_id, body)


@pumps.delete("/{uuid:pump_id}", response={204: None})
def remove_pump(request: Any, pump_id: uuid.UUID) -> Any:
    return 204, None


@pumps.get("/{uuid:pump_id}/data", response=dict[str, float | None])
def data(
    request: Any, pump_id: uuid.UUID, day: dt.date, fill_missing: Annotated[bool, Header(alias="fill-missing")] = False
) -> Any:
    return {day.isoformat(): 1.5, "filled": None if fill_missing else 0}


@bodies.post("/form", response=dict)
def form(request: Any, body: Form[FormIn]) -> Any:
    return body.dict()


@bodies.post("/upload", response=dict)
def upload(request: Any, file: File[UploadedFile], note: Form[str] = "") -> Any:
    return {"name": file.name, "size": file.size, "note": note}


@bodies.post("/uploads", response=list[str])
def uploads(request: Any, files: File[list[UploadedFile]]) -> Any:
    return [file.name for file in files]


@bodies.post("/tree", response=Node)
def tree(request: Any, body: Node) -> Node:
    return body


@bodies.post("/list", response=list[Cat])
def cats(request: Any, body: list[Cat]) -> Any:
    return body


@bodies.get("/anonymous", response=bool, auth=None)
def anonymous(request: Any) -> bool:
    return True


@bodies.get("/csv", openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}})
def csv(request: Any) -> HttpResponse:
    return HttpResponse("a,b\n", content_type="text/csv")


@bodies.get("/unknown")
def unknown(request: Any) -> Any:
    return {"a": 1}


api.add_router("/heat-pumps", pumps)
api.add_router("/bodies", bodies)
urlpatterns = [path("api/partners/v2.0/", api.urls)]
app = get_asgi_application()
