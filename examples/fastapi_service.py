"""Serve heat pumps to your own front end, at http://127.0.0.1:8000/docs: python examples/fastapi_service.py."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated, TypedDict
from uuid import UUID

import uvicorn
from fastapi import Body, Depends, FastAPI, Request
from fastapi.responses import JSONResponse

from podero import PoderoClient, errors, models


class State(TypedDict):
    """What lives as long as the service."""

    podero: PoderoClient


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncGenerator[State]:
    """Open one client for all requests."""
    async with PoderoClient() as podero:
        yield {"podero": podero}


def client_of(request: Request) -> PoderoClient:
    """The client of the service."""
    podero: PoderoClient = request.state.podero
    return podero


Podero = Annotated[PoderoClient, Depends(client_of)]
app = FastAPI(title="Heat pumps", lifespan=lifespan)


@app.get("/users/{user_id}/heat-pumps")
async def list_heat_pumps(podero: Podero, user_id: UUID) -> list[models.HeatPumpOutput]:
    """Return all heat pumps of a user."""
    return await podero.heat_pumps.list(user_id)


@app.put("/users/{user_id}/heat-pumps/{heat_pump_id}")
async def update_heat_pump(
    podero: Podero, user_id: UUID, heat_pump_id: UUID, changes: Annotated[models.HeatPumpInput, Body()]
) -> models.HeatPumpOutput:
    """Change what the body holds and nothing else."""
    return await podero.heat_pumps.update(user_id, heat_pump_id, changes)


@app.exception_handler(errors.PoderoError)
async def report(_request: Request, error: errors.PoderoError) -> JSONResponse:
    """Respond with a status that tells the front end what to correct, or whether to try again."""
    if isinstance(error, errors.NotFoundError):
        return JSONResponse({"detail": "not found"}, 404)
    if isinstance(error, errors.ValidationError):
        return JSONResponse({"detail": error.details or str(error)}, 422)
    if isinstance(error, (errors.BadRequestError, errors.InvalidRequestError)):
        return JSONResponse({"detail": str(error)}, 400)
    if error.transient:
        return JSONResponse({"detail": "try again later"}, 503, {"Retry-After": str(round(error.retry_after or 5))})
    return JSONResponse({"detail": "the request failed"}, 502)


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ.get("PORT", "8000")))
