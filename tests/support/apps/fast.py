"""A FastAPI application with every construct that its documents can have; most endpoints send back what they received."""

# ruff: noqa: B006

import datetime as dt
import enum
import uuid
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import Body, Cookie, Depends, FastAPI, File, Form, Header, HTTPException, Path, Query, UploadFile
from fastapi.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from fastapi.security import HTTPBearer
from pydantic import BaseModel, Field, JsonValue, RootModel, SecretStr

T = TypeVar("T")
app = FastAPI(title="Everything", version="1")


class Mode(enum.StrEnum):
    HEAT = "heat"
    HEAT_UP = "Heat"
    COOL_15 = "15-cool"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Cat(BaseModel):
    kind: Literal["cat"]
    name: str = Field(min_length=2, max_length=9, pattern="^[a-z]+$")
    lives: int = Field(9, gt=0, lt=10)


class Dog(BaseModel):
    kind: Literal["dog"]
    name: str
    lives: str | None = None
    tricks: list[str] = Field(default=[], max_length=3)


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]


class Node(BaseModel):
    value: Decimal = Field(ge=0, multiple_of=Decimal("0.5"))
    children: list["Node"] = []
    partner: "Partner | None" = None


class Partner(BaseModel):
    node: Node | None = None
    label: str | None = None


class Page(BaseModel, Generic[T]):
    items: list[T]
    count: int


class Pets(RootModel[list[Pet]]):
    pass


class Everything(BaseModel):
    id: uuid.UUID
    mode: Mode | None = None
    level: Level = Level.LOW
    pet: Pet | None = None
    pets: dict[str, Pet] = {}
    price: Decimal
    prices: list[Decimal] = []
    maybe_price: Decimal | None = None
    at: dt.datetime
    day: dt.date | None = None
    time: dt.time | None = None
    took: dt.timedelta | None = None
    pair: tuple[int, str] = (1, "a")
    tags: set[str] = set()
    matrix: list[list[float]] = []
    free: Any = None
    json_: JsonValue = Field(None, alias="json")
    mixed: int | str | None = None
    either: Mode | str = "heat"
    model_or_dict: Cat | dict[str, Any] | None = None
    node: Node | None = None
    password: SecretStr | None = None
    old: str | None = Field(None, deprecated=True)
    self: str | None = None
    class_: str | None = Field(None, alias="class")
    camelCase: str | None = None


class Response_(BaseModel):
    """A schema under a name that generated code uses itself."""

    any: str


Response_.__name__ = "Response"


def same(value: Any) -> Any:
    return value


@app.post("/everything", tags=["Things"])
def send_everything(body: Everything) -> Everything:
    return body


@app.get("/everything/{thing_id}", tags=["Things"])
def read_everything(
    thing_id: Annotated[int, Path(ge=1)],
    price: Annotated[Decimal | None, Query(ge=0)] = None,
    limit: Annotated[int | None, Query(gt=0, le=50)] = None,
    name: Annotated[str | None, Query(min_length=2, max_length=5, pattern="^a")] = None,
    modes: Annotated[list[Mode], Query()] = [],
    number_or_text: Annotated[int | str | None, Query()] = None,
    day: dt.date | None = None,
    at: dt.datetime | None = None,
    flag: bool = False,
    level: Level = Level.LOW,
    x_trace: Annotated[str | None, Header()] = None,
    session: Annotated[str | None, Cookie()] = None,
) -> dict[str, Any]:
    return same(
        {
            "thing_id": thing_id,
            "price": price,
            "limit": limit,
            "name": name,
            "modes": modes,
            "number_or_text": number_or_text,
            "day": day,
            "at": at,
            "flag": flag,
            "level": level,
            "x_trace": x_trace,
            "session": session,
        }
    )


@app.post("/form", tags=["Bodies"])
def form(
    name: Annotated[str, Form()], age: Annotated[int, Form()] = 1, tags: Annotated[list[str], Form()] = []
) -> dict[str, Any]:
    return {"name": name, "age": age, "tags": tags}


@app.post("/upload", tags=["Bodies"])
async def upload(
    file: UploadFile, more: list[UploadFile] = [], note: Annotated[str | None, Form()] = None
) -> dict[str, Any]:
    content = await file.read()
    names = [each.filename for each in more]
    return {"name": file.filename, "size": len(content), "type": file.content_type, "more": names, "note": note}


@app.post("/bytes", tags=["Bodies"])
async def upload_bytes(file: Annotated[bytes, File()]) -> int:
    return len(file)


@app.post("/list", tags=["Bodies"])
def list_body(body: list[Cat]) -> list[Cat]:
    return body


@app.post("/dict", tags=["Bodies"])
def dict_body(body: dict[str, float]) -> dict[str, float]:
    return body


@app.post("/scalar", tags=["Bodies"])
def scalar_body(body: Annotated[int, Body(ge=1)]) -> int:
    return body


@app.post("/union", tags=["Bodies"])
def union_body(body: Pet) -> Pet:
    return body


@app.post("/pets", tags=["Bodies"])
def root_body(body: Pets) -> Pets:
    return body


@app.post("/node", tags=["Bodies"])
def recursive_body(body: Node) -> Node:
    return body


@app.patch("/node", tags=["Bodies"])
def recursive_input(body: Partner) -> None:
    return None


@app.post("/optional", tags=["Bodies"])
def optional_body(body: Cat | None = None) -> bool:
    return body is not None


@app.post("/two", tags=["Bodies"])
def two_bodies(cat: Cat, level: Annotated[Level, Body()]) -> Level:
    return level


@app.get("/text", tags=["Responses"], response_class=PlainTextResponse)
def text() -> str:
    return "plain ü"


@app.get("/csv", tags=["Responses"], response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def csv() -> Response:
    return Response("a,b\n1,2\n", media_type="text/csv")


@app.get("/html", tags=["Responses"], response_class=HTMLResponse)
def html() -> str:
    return "<p>hi</p>"


@app.get("/file", tags=["Responses"], response_class=FileResponse)
def file() -> Any:
    return Response(b"\x00\x01", media_type="application/octet-stream")


@app.get(
    "/image",
    tags=["Responses"],
    response_class=Response,
    responses={200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}},
)
def image() -> Response:
    return Response(b"\x89PNG", media_type="image/png")


@app.get(
    "/stream",
    tags=["Responses"],
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}}},
)
def stream() -> Any:
    return StreamingResponse(iter(["data: 1\n\n"]), media_type="text/event-stream")


@app.get("/redirect", tags=["Responses"], response_class=RedirectResponse, status_code=302)
def redirect() -> str:
    return "/text"


@app.delete("/nothing", tags=["Responses"], status_code=204)
def nothing() -> None:
    return None


@app.get("/page", tags=["Responses"])
def page() -> Page[Cat]:
    return Page(items=[Cat(kind="cat", name="tom")], count=1)


@app.get("/named", tags=["Responses"])
def named() -> Response_:
    return Response_(any="x")


@app.get(
    "/error",
    tags=["Responses"],
    responses={418: {"content": {"text/html": {}}}, "4XX": {"model": Cat}, "default": {"model": Dog}},
)
def error() -> bool:
    raise HTTPException(418, "teapot")


@app.get("/old", tags=["Responses"], deprecated=True)
def old() -> bool:
    return True


@app.get("/secure", tags=["Responses"], dependencies=[Depends(HTTPBearer())])
def secure() -> bool:
    return True


@app.get("/untagged/{a}/{c}")
def untagged(c: int, a: str) -> str:
    return f"{a} {c}"


@app.get("/all", tags=["execute"])
def all_of_it() -> Any:
    return [1, "a"]
