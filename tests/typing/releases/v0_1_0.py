"""Uses all of version 0.1.0; written by `python -m tests.typing.freeze`, and never changed since."""

import collections.abc
import datetime
import decimal
import uuid
from typing import Any

import podero
from podero import errors, events, middleware, models


public: list[object] = [
    podero.ClientStats,
    podero.Clock,
    podero.Event,
    podero.FileTokenStore,
    podero.Hook,
    podero.MemoryTokenStore,
    podero.Paginator,
    podero.PoderoClient,
    podero.RateLimit,
    podero.RedisTokenStore,
    podero.RetryPolicy,
    podero.StoredToken,
    podero.Timeout,
    podero.Token,
    podero.TokenProvider,
    podero.TokenStore,
    podero.UNSET,
    podero.Unset,
    podero.__version__,
    podero.errors,
    podero.events,
    podero.middleware,
    podero.models,
    podero.paginate,
    podero.to_plain,
    podero.value,
    podero.wait_until,
    errors.AuthenticationError,
    errors.BadRequestError,
    errors.ClientClosedError,
    errors.ConfigurationError,
    errors.ConflictError,
    errors.ConnectError,
    errors.CredentialsRefused,
    errors.DecodeError,
    errors.InvalidRequestError,
    errors.NotFoundError,
    errors.PermissionDeniedError,
    errors.PoderoError,
    errors.RateLimitError,
    errors.RefusedError,
    errors.ResponseValidationError,
    errors.ServerError,
    errors.StatusError,
    errors.TimeoutError,
    errors.TokenError,
    errors.TokenServiceUnavailable,
    errors.TransportError,
    errors.ValidationError,
    errors.WaitError,
    errors.WaitFailed,
    errors.WaitTimeout,
    events.CallEnded,
    events.CallInfo,
    events.CallStarted,
    events.Event,
    events.Hook,
    events.RequestFailed,
    events.RequestStarted,
    events.ResponseReceived,
    events.RetryScheduled,
    events.Throttled,
    events.TokenEvent,
    middleware.AttemptMiddleware,
    middleware.AttemptRequest,
    middleware.AttemptResponse,
    middleware.AttemptSend,
    middleware.CallMiddleware,
    middleware.CallRequest,
    middleware.CallSend,
    middleware.Response,
    models.AuthSessionInput,
    models.AuthSessionOutput,
    models.BatteryPolicy,
    models.BoostConflictOutput,
    models.BoostState,
    models.BuildingInput,
    models.BuildingOutput,
    models.ChargeDailyPolicySchema,
    models.ChargePolicyOutput,
    models.ChargePolicyOutputMetadata,
    models.ChargeWeeklyPolicySchema,
    models.CueActionOutput,
    models.CueState,
    models.CueStateInput,
    models.CurrentSessionOutput,
    models.DataResolution,
    models.DayAheadPricesOutput,
    models.DayAheadPricesOutputData,
    models.DayAheadPricesOutputMetadata,
    models.DayAheadPricesOutputQuery,
    models.DeviceModelInput,
    models.DeviceModelOutput,
    models.DeviceTypeOutput,
    models.DevicesSavingsOutput,
    models.ElectricVehicleDataKeyword,
    models.ElectricVehicleDataOutput,
    models.ElectricVehicleDataPointOutput,
    models.ElectricVehicleDetailOutput,
    models.ElectricVehicleInput,
    models.ElectricVehicleOutput,
    models.ElectricVehicleStatistics,
    models.EnergyContractInput,
    models.EnergyContractOutput,
    models.EnergyContractType,
    models.HealthStatus,
    models.HeatPumpDataKeyword,
    models.HeatPumpDataOutput,
    models.HeatPumpDataPointOutput,
    models.HeatPumpDetailOutput,
    models.HeatPumpInput,
    models.HeatPumpOutput,
    models.HeatPumpStatistics,
    models.InformationInput,
    models.InverterDataKeyword,
    models.InverterDataOutput,
    models.InverterDataPointOutput,
    models.InverterDetailOutput,
    models.InverterInput,
    models.InverterOutput,
    models.InverterStatistics,
    models.LoadCurveResolution,
    models.OnboardingLanguage,
    models.OnboardingSessionInput,
    models.OnboardingSessionOutput,
    models.OwnerOutput,
    models.Price,
    models.PriceZone,
    models.PropertyType,
    models.ReauthenticateInput,
    models.ReauthenticateOutput,
    models.ReauthenticateProjection,
    models.ResolutionLink,
    models.SessionItem,
    models.SessionListOutput,
    models.StatisticsConsumption,
    models.StatisticsData,
    models.StatisticsKeyword,
    models.StatisticsMetadata,
    models.StatisticsOutput,
    models.StatisticsPeriod,
    models.StatisticsResolution,
    models.StatisticsSavings,
    models.TokenInput,
    models.TokenInputGrantType,
    models.TokenOutput,
    models.TradingPricesInput,
    models.TradingPricesInputData,
    models.TradingPricesInputMetadata,
    models.TradingPricesOutput,
    models.TradingPricesState,
    models.UserInput,
    models.UserOutput,
    models.UserRole,
    models.UserUpdateInput,
    models.UserWriteOutput,
    models.WallboxClaimTokenOutput,
    models.WallboxClaimTokenStatusOutput,
    models.WallboxConnection,
    models.WallboxDetailOutput,
    models.WallboxInput,
    models.WallboxMode,
    models.WallboxOutput,
]


async def auth_create_token(client: podero.PoderoClient, body: models.TokenInput) -> models.TokenOutput:
    return await client.auth.create_token(body)


async def auth_me(client: podero.PoderoClient) -> models.UserOutput:
    return await client.auth.me()


async def buildings_create(client: podero.PoderoClient, user_id: uuid.UUID, body: models.BuildingInput, org_id: uuid.UUID | None) -> models.BuildingOutput:
    return await client.buildings.create(user_id, body, org_id=org_id)


async def buildings_get(client: podero.PoderoClient, user_id: uuid.UUID, building_id: uuid.UUID, org_id: uuid.UUID | None) -> models.BuildingOutput:
    return await client.buildings.get(user_id, building_id, org_id=org_id)


async def buildings_update(client: podero.PoderoClient, user_id: uuid.UUID, building_id: uuid.UUID, body: models.BuildingInput, org_id: uuid.UUID | None) -> models.BuildingOutput:
    return await client.buildings.update(user_id, building_id, body, org_id=org_id)


async def charge_policies_get(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, org_id: uuid.UUID | None) -> models.ChargePolicyOutput:
    return await client.charge_policies.get(user_id, electric_vehicle_id, org_id=org_id)


async def charging_sessions_get_current(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, org_id: uuid.UUID | None) -> models.CurrentSessionOutput:
    return await client.charging_sessions.get_current(user_id, electric_vehicle_id, org_id=org_id)


def charging_sessions_iterate(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, from_: datetime.date, to: datetime.date, org_id: uuid.UUID | None, page_size: int | None, prefetch: int, start: str | None) -> podero.Paginator[models.SessionItem]:
    return client.charging_sessions.iterate(user_id, electric_vehicle_id, from_=from_, to=to, org_id=org_id, page_size=page_size, prefetch=prefetch, start=start)


async def charging_sessions_list(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, from_: datetime.date, to: datetime.date, limit: int | podero.Unset, offset: int | podero.Unset, org_id: uuid.UUID | None) -> models.SessionListOutput:
    return await client.charging_sessions.list(user_id, electric_vehicle_id, from_=from_, to=to, limit=limit, offset=offset, org_id=org_id)


async def cues_report_state(client: podero.PoderoClient, cue_id: uuid.UUID, body: models.CueStateInput, secret: str) -> models.CueActionOutput:
    return await client.cues.report_state(cue_id, body, secret=secret)


async def cues_resolve(client: podero.PoderoClient, cue_id: uuid.UUID, body: models.ReauthenticateInput, secret: str) -> models.ReauthenticateOutput:
    return await client.cues.resolve(cue_id, body, secret=secret)


async def cues_resolve_information(client: podero.PoderoClient, cue_id: uuid.UUID, body: models.InformationInput | None, secret: str) -> models.CueActionOutput:
    return await client.cues.resolve_information(cue_id, body, secret=secret)


async def device_onboarding_create(client: podero.PoderoClient, body: models.OnboardingSessionInput) -> models.OnboardingSessionOutput:
    return await client.device_onboarding.create(body)


async def device_onboarding_get(client: podero.PoderoClient, onboarding_session_id: uuid.UUID) -> models.OnboardingSessionOutput:
    return await client.device_onboarding.get(onboarding_session_id)


async def device_onboarding_get_claim_status(client: podero.PoderoClient, onboarding_session_id: uuid.UUID, token: str) -> models.WallboxClaimTokenStatusOutput:
    return await client.device_onboarding.get_claim_status(onboarding_session_id, token)


async def devices_get_savings(client: podero.PoderoClient, start_datetime: datetime.datetime, end_datetime: datetime.datetime, org_id: uuid.UUID | None) -> models.DevicesSavingsOutput:
    return await client.devices.get_savings(start_datetime=start_datetime, end_datetime=end_datetime, org_id=org_id)


async def electric_vehicles_create(client: podero.PoderoClient, user_id: uuid.UUID, body: models.ElectricVehicleInput | None, org_id: uuid.UUID | None) -> models.ElectricVehicleOutput:
    return await client.electric_vehicles.create(user_id, body, org_id=org_id)


async def electric_vehicles_create_auth_session(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, body: models.AuthSessionInput, org_id: uuid.UUID | None) -> models.AuthSessionOutput:
    return await client.electric_vehicles.create_auth_session(user_id, electric_vehicle_id, body, org_id=org_id)


async def electric_vehicles_disarm_boost(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, org_id: uuid.UUID | None) -> None:
    return await client.electric_vehicles.disarm_boost(user_id, electric_vehicle_id, org_id=org_id)


async def electric_vehicles_get(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, org_id: uuid.UUID | None) -> models.ElectricVehicleDetailOutput:
    return await client.electric_vehicles.get(user_id, electric_vehicle_id, org_id=org_id)


async def electric_vehicles_get_data(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, from_datetime: datetime.datetime | podero.Unset, to_datetime: datetime.datetime | podero.Unset, resolution: models.DataResolution | podero.Unset, keywords: list[models.ElectricVehicleDataKeyword] | podero.Unset, fill_missing: bool | podero.Unset, org_id: uuid.UUID | None) -> models.ElectricVehicleDataOutput:
    return await client.electric_vehicles.get_data(user_id, electric_vehicle_id, from_datetime=from_datetime, to_datetime=to_datetime, resolution=resolution, keywords=keywords, fill_missing=fill_missing, org_id=org_id)


async def electric_vehicles_get_savings(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, from_: datetime.datetime, to: datetime.datetime, resolution: models.StatisticsResolution | podero.Unset, org_id: uuid.UUID | None) -> models.StatisticsOutput:
    return await client.electric_vehicles.get_savings(user_id, electric_vehicle_id, from_=from_, to=to, resolution=resolution, org_id=org_id)


async def electric_vehicles_list(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> list[models.ElectricVehicleOutput]:
    return await client.electric_vehicles.list(user_id, org_id=org_id)


def electric_vehicles_stream(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> collections.abc.AsyncGenerator[models.ElectricVehicleOutput, None]:
    return client.electric_vehicles.stream(user_id, org_id=org_id)


async def electric_vehicles_trigger_boost(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, org_id: uuid.UUID | None) -> None:
    return await client.electric_vehicles.trigger_boost(user_id, electric_vehicle_id, org_id=org_id)


async def electric_vehicles_update(client: podero.PoderoClient, user_id: uuid.UUID, electric_vehicle_id: uuid.UUID, body: models.ElectricVehicleInput, org_id: uuid.UUID | None) -> models.ElectricVehicleOutput:
    return await client.electric_vehicles.update(user_id, electric_vehicle_id, body, org_id=org_id)


async def energy_contracts_create(client: podero.PoderoClient, user_id: uuid.UUID, body: models.EnergyContractInput, org_id: uuid.UUID | None) -> models.EnergyContractOutput:
    return await client.energy_contracts.create(user_id, body, org_id=org_id)


async def energy_contracts_list(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> list[models.EnergyContractOutput]:
    return await client.energy_contracts.list(user_id, org_id=org_id)


def energy_contracts_stream(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> collections.abc.AsyncGenerator[models.EnergyContractOutput, None]:
    return client.energy_contracts.stream(user_id, org_id=org_id)


async def energy_contracts_update(client: podero.PoderoClient, user_id: uuid.UUID, energy_contract_id: uuid.UUID, body: models.EnergyContractInput, org_id: uuid.UUID | None) -> models.EnergyContractOutput:
    return await client.energy_contracts.update(user_id, energy_contract_id, body, org_id=org_id)


async def heat_pumps_create(client: podero.PoderoClient, user_id: uuid.UUID, body: models.HeatPumpInput | None, org_id: uuid.UUID | None) -> models.HeatPumpOutput:
    return await client.heat_pumps.create(user_id, body, org_id=org_id)


async def heat_pumps_get(client: podero.PoderoClient, user_id: uuid.UUID, heat_pump_id: uuid.UUID, include_deleted: bool | podero.Unset, org_id: uuid.UUID | None) -> models.HeatPumpDetailOutput:
    return await client.heat_pumps.get(user_id, heat_pump_id, include_deleted=include_deleted, org_id=org_id)


async def heat_pumps_get_data(client: podero.PoderoClient, user_id: uuid.UUID, heat_pump_id: uuid.UUID, from_datetime: datetime.datetime | podero.Unset, to_datetime: datetime.datetime | podero.Unset, resolution: models.DataResolution | podero.Unset, keywords: list[models.HeatPumpDataKeyword] | podero.Unset, fill_missing: bool | podero.Unset, org_id: uuid.UUID | None) -> models.HeatPumpDataOutput:
    return await client.heat_pumps.get_data(user_id, heat_pump_id, from_datetime=from_datetime, to_datetime=to_datetime, resolution=resolution, keywords=keywords, fill_missing=fill_missing, org_id=org_id)


async def heat_pumps_get_savings(client: podero.PoderoClient, user_id: uuid.UUID, heat_pump_id: uuid.UUID, from_: datetime.datetime, to: datetime.datetime, resolution: models.StatisticsResolution | podero.Unset, org_id: uuid.UUID | None) -> models.StatisticsOutput:
    return await client.heat_pumps.get_savings(user_id, heat_pump_id, from_=from_, to=to, resolution=resolution, org_id=org_id)


async def heat_pumps_get_schedules(client: podero.PoderoClient, user_id: uuid.UUID, heat_pump_id: uuid.UUID, org_id: uuid.UUID | None) -> dict[str, Any] | list[Any]:
    return await client.heat_pumps.get_schedules(user_id, heat_pump_id, org_id=org_id)


async def heat_pumps_get_statistics(client: podero.PoderoClient, user_id: uuid.UUID, heat_pump_id: uuid.UUID, resolution: list[models.StatisticsResolution] | podero.Unset, keywords: list[models.StatisticsKeyword] | podero.Unset, org_id: uuid.UUID | None) -> models.StatisticsOutput:
    return await client.heat_pumps.get_statistics(user_id, heat_pump_id, resolution=resolution, keywords=keywords, org_id=org_id)


async def heat_pumps_list(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> list[models.HeatPumpOutput]:
    return await client.heat_pumps.list(user_id, org_id=org_id)


def heat_pumps_stream(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> collections.abc.AsyncGenerator[models.HeatPumpOutput, None]:
    return client.heat_pumps.stream(user_id, org_id=org_id)


async def heat_pumps_update(client: podero.PoderoClient, user_id: uuid.UUID, heat_pump_id: uuid.UUID, body: models.HeatPumpInput, org_id: uuid.UUID | None) -> models.HeatPumpOutput:
    return await client.heat_pumps.update(user_id, heat_pump_id, body, org_id=org_id)


async def inverters_create(client: podero.PoderoClient, user_id: uuid.UUID, body: models.InverterInput | None, org_id: uuid.UUID | None) -> models.InverterOutput:
    return await client.inverters.create(user_id, body, org_id=org_id)


async def inverters_create_auth_session(client: podero.PoderoClient, user_id: uuid.UUID, inverter_id: uuid.UUID, body: models.AuthSessionInput, org_id: uuid.UUID | None) -> models.AuthSessionOutput:
    return await client.inverters.create_auth_session(user_id, inverter_id, body, org_id=org_id)


async def inverters_get(client: podero.PoderoClient, user_id: uuid.UUID, inverter_id: uuid.UUID, org_id: uuid.UUID | None) -> models.InverterDetailOutput:
    return await client.inverters.get(user_id, inverter_id, org_id=org_id)


async def inverters_get_data(client: podero.PoderoClient, user_id: uuid.UUID, inverter_id: uuid.UUID, from_datetime: datetime.datetime | None | podero.Unset, to_datetime: datetime.datetime | None | podero.Unset, resolution: models.DataResolution | podero.Unset, keywords: list[models.InverterDataKeyword] | podero.Unset, org_id: uuid.UUID | None) -> models.InverterDataOutput:
    return await client.inverters.get_data(user_id, inverter_id, from_datetime=from_datetime, to_datetime=to_datetime, resolution=resolution, keywords=keywords, org_id=org_id)


async def inverters_get_savings(client: podero.PoderoClient, user_id: uuid.UUID, inverter_id: uuid.UUID, from_: datetime.datetime, to: datetime.datetime, resolution: models.StatisticsResolution | podero.Unset, org_id: uuid.UUID | None) -> models.StatisticsOutput:
    return await client.inverters.get_savings(user_id, inverter_id, from_=from_, to=to, resolution=resolution, org_id=org_id)


async def inverters_get_schedules(client: podero.PoderoClient, user_id: uuid.UUID, inverter_id: uuid.UUID, org_id: uuid.UUID | None) -> dict[str, Any] | list[Any]:
    return await client.inverters.get_schedules(user_id, inverter_id, org_id=org_id)


async def inverters_list(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> list[models.InverterOutput]:
    return await client.inverters.list(user_id, org_id=org_id)


def inverters_stream(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> collections.abc.AsyncGenerator[models.InverterOutput, None]:
    return client.inverters.stream(user_id, org_id=org_id)


async def inverters_update(client: podero.PoderoClient, user_id: uuid.UUID, inverter_id: uuid.UUID, body: models.InverterInput, org_id: uuid.UUID | None) -> models.InverterOutput:
    return await client.inverters.update(user_id, inverter_id, body, org_id=org_id)


async def trading_get_load_curve(client: podero.PoderoClient, price_zone_key: str, resolution: models.LoadCurveResolution | podero.Unset, org_id: uuid.UUID | None) -> dict[str, Any] | list[Any]:
    return await client.trading.get_load_curve(price_zone_key, resolution=resolution, org_id=org_id)


async def trading_get_prices(client: podero.PoderoClient, from_dt: datetime.datetime, to_dt: datetime.datetime, price_zone: models.PriceZone, org_id: uuid.UUID | None) -> models.DayAheadPricesOutput:
    return await client.trading.get_prices(from_dt=from_dt, to_dt=to_dt, price_zone=price_zone, org_id=org_id)


async def trading_update_prices(client: podero.PoderoClient, body: models.TradingPricesInput, org_id: uuid.UUID | None) -> models.TradingPricesOutput:
    return await client.trading.update_prices(body, org_id=org_id)


async def users_create(client: podero.PoderoClient, body: models.UserInput, org_id: uuid.UUID | None) -> models.UserWriteOutput:
    return await client.users.create(body, org_id=org_id)


async def users_get(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> models.UserOutput:
    return await client.users.get(user_id, org_id=org_id)


async def users_get_by_external_id(client: podero.PoderoClient, external_id: str, include_deleted: bool | podero.Unset, org_id: uuid.UUID | None) -> models.UserOutput:
    return await client.users.get_by_external_id(external_id, include_deleted=include_deleted, org_id=org_id)


async def users_list(client: podero.PoderoClient, include_deleted: bool | podero.Unset, org_id: uuid.UUID | None) -> list[models.UserOutput]:
    return await client.users.list(include_deleted=include_deleted, org_id=org_id)


def users_stream(client: podero.PoderoClient, include_deleted: bool | podero.Unset, org_id: uuid.UUID | None) -> collections.abc.AsyncGenerator[models.UserOutput, None]:
    return client.users.stream(include_deleted=include_deleted, org_id=org_id)


async def users_update(client: podero.PoderoClient, user_id: uuid.UUID, body: models.UserUpdateInput, org_id: uuid.UUID | None) -> models.UserWriteOutput:
    return await client.users.update(user_id, body, org_id=org_id)


async def wallboxes_cancel_boost(client: podero.PoderoClient, user_id: uuid.UUID, wallbox_id: uuid.UUID, org_id: uuid.UUID | None) -> None:
    return await client.wallboxes.cancel_boost(user_id, wallbox_id, org_id=org_id)


async def wallboxes_create_auth_session(client: podero.PoderoClient, user_id: uuid.UUID, wallbox_id: uuid.UUID, body: models.AuthSessionInput, org_id: uuid.UUID | None) -> models.AuthSessionOutput:
    return await client.wallboxes.create_auth_session(user_id, wallbox_id, body, org_id=org_id)


async def wallboxes_create_claim_token(client: podero.PoderoClient, user_id: uuid.UUID, org_id: uuid.UUID | None) -> models.WallboxClaimTokenOutput:
    return await client.wallboxes.create_claim_token(user_id, org_id=org_id)


async def wallboxes_get(client: podero.PoderoClient, user_id: uuid.UUID, wallbox_id: uuid.UUID, include_deleted: bool | podero.Unset, org_id: uuid.UUID | None) -> models.WallboxDetailOutput:
    return await client.wallboxes.get(user_id, wallbox_id, include_deleted=include_deleted, org_id=org_id)


async def wallboxes_trigger_boost(client: podero.PoderoClient, user_id: uuid.UUID, wallbox_id: uuid.UUID, org_id: uuid.UUID | None) -> None:
    return await client.wallboxes.trigger_boost(user_id, wallbox_id, org_id=org_id)


async def wallboxes_update(client: podero.PoderoClient, user_id: uuid.UUID, wallbox_id: uuid.UUID, body: models.WallboxInput, org_id: uuid.UUID | None) -> models.WallboxOutput:
    return await client.wallboxes.update(user_id, wallbox_id, body, org_id=org_id)


def with_options(client: podero.PoderoClient, timeout: float | podero.Timeout | None, retry: podero.RetryPolicy | None, org_id: uuid.UUID | str | None, headers: collections.abc.Mapping[str, str] | None, query: collections.abc.Mapping[str, str] | None, read_only: bool | None, raise_refusals: bool | None) -> podero.PoderoClient:
    return client.with_options(timeout=timeout, retry=retry, org_id=org_id, headers=headers, query=query, read_only=read_only, raise_refusals=raise_refusals)


def read_AuthSessionInput(value: models.AuthSessionInput) -> list[object]:
    success_url: str | None | podero.Unset = value.success_url
    cancel_url: str | None | podero.Unset = value.cancel_url
    return [success_url, cancel_url]


def make_AuthSessionInput(*, success_url: str | None | podero.Unset, cancel_url: str | None | podero.Unset) -> models.AuthSessionInput:
    return models.AuthSessionInput(success_url=success_url, cancel_url=cancel_url)


def read_AuthSessionOutput(value: models.AuthSessionOutput) -> list[object]:
    authentication_url: str | None | podero.Unset = value.authentication_url
    device_id: uuid.UUID | None | podero.Unset = value.device_id
    session_id: uuid.UUID | None | podero.Unset = value.session_id
    return [authentication_url, device_id, session_id]


def make_AuthSessionOutput(*, authentication_url: str | None | podero.Unset, device_id: uuid.UUID | None | podero.Unset, session_id: uuid.UUID | None | podero.Unset) -> models.AuthSessionOutput:
    return models.AuthSessionOutput(authentication_url=authentication_url, device_id=device_id, session_id=session_id)


every_BatteryPolicy: list[models.BatteryPolicy] = [models.BatteryPolicy.OPTIMIZE_SELF_CONSUMPTION, models.BatteryPolicy.OPTIMIZE_GRID_BALANCING, models.BatteryPolicy.EXPORT_ALL]


def read_BoostConflictOutput(value: models.BoostConflictOutput) -> list[object]:
    state: models.BoostState | podero.Unset = value.state
    reason: str | podero.Unset = value.reason
    return [state, reason]


def make_BoostConflictOutput(*, state: models.BoostState | podero.Unset, reason: str | podero.Unset) -> models.BoostConflictOutput:
    return models.BoostConflictOutput(state=state, reason=reason)


every_BoostState: list[models.BoostState] = [models.BoostState.AVAILABLE, models.BoostState.REQUESTED, models.BoostState.UNAVAILABLE, models.BoostState.ONGOING]


def read_BuildingInput(value: models.BuildingInput) -> list[object]:
    name: str = value.name
    property_type: models.PropertyType | None | podero.Unset = value.property_type
    occupant_type: str | None | podero.Unset = value.occupant_type
    space_heating: str | None | podero.Unset = value.space_heating
    water_heating: str | None | podero.Unset = value.water_heating
    property_size_m2: int | None | podero.Unset = value.property_size_m2
    property_age: int | None | podero.Unset = value.property_age
    num_occupants: int | None | podero.Unset = value.num_occupants
    photovoltaic: bool | None | podero.Unset = value.photovoltaic
    street_and_number: str | None | podero.Unset = value.street_and_number
    street_add_info: str | None | podero.Unset = value.street_add_info
    zip_code: str | None | podero.Unset = value.zip_code
    town: str | None | podero.Unset = value.town
    country: str | None | podero.Unset = value.country
    return [name, property_type, occupant_type, space_heating, water_heating, property_size_m2, property_age, num_occupants, photovoltaic, street_and_number, street_add_info, zip_code, town, country]


def make_BuildingInput(*, name: str, property_type: models.PropertyType | None | podero.Unset, occupant_type: str | None | podero.Unset, space_heating: str | None | podero.Unset, water_heating: str | None | podero.Unset, property_size_m2: int | None | podero.Unset, property_age: int | None | podero.Unset, num_occupants: int | None | podero.Unset, photovoltaic: bool | None | podero.Unset, street_and_number: str | None | podero.Unset, street_add_info: str | None | podero.Unset, zip_code: str | None | podero.Unset, town: str | None | podero.Unset, country: str | None | podero.Unset) -> models.BuildingInput:
    return models.BuildingInput(name=name, property_type=property_type, occupant_type=occupant_type, space_heating=space_heating, water_heating=water_heating, property_size_m2=property_size_m2, property_age=property_age, num_occupants=num_occupants, photovoltaic=photovoltaic, street_and_number=street_and_number, street_add_info=street_add_info, zip_code=zip_code, town=town, country=country)


def read_BuildingOutput(value: models.BuildingOutput) -> list[object]:
    name: str = value.name
    property_type: str | None | podero.Unset = value.property_type
    property_size_m2: int | None | podero.Unset = value.property_size_m2
    property_age: int | None | podero.Unset = value.property_age
    num_occupants: int | None | podero.Unset = value.num_occupants
    occupant_type: str | None | podero.Unset = value.occupant_type
    space_heating: str | None | podero.Unset = value.space_heating
    water_heating: str | None | podero.Unset = value.water_heating
    photovoltaic: bool | None | podero.Unset = value.photovoltaic
    street_and_number: str | None | podero.Unset = value.street_and_number
    street_add_info: str | None | podero.Unset = value.street_add_info
    zip_code: str | None | podero.Unset = value.zip_code
    town: str | None | podero.Unset = value.town
    country: str | None | podero.Unset = value.country
    id: uuid.UUID | None | podero.Unset = value.id
    return [name, property_type, property_size_m2, property_age, num_occupants, occupant_type, space_heating, water_heating, photovoltaic, street_and_number, street_add_info, zip_code, town, country, id]


def make_BuildingOutput(*, name: str, property_type: str | None | podero.Unset, property_size_m2: int | None | podero.Unset, property_age: int | None | podero.Unset, num_occupants: int | None | podero.Unset, occupant_type: str | None | podero.Unset, space_heating: str | None | podero.Unset, water_heating: str | None | podero.Unset, photovoltaic: bool | None | podero.Unset, street_and_number: str | None | podero.Unset, street_add_info: str | None | podero.Unset, zip_code: str | None | podero.Unset, town: str | None | podero.Unset, country: str | None | podero.Unset, id: uuid.UUID | None | podero.Unset) -> models.BuildingOutput:
    return models.BuildingOutput(name=name, property_type=property_type, property_size_m2=property_size_m2, property_age=property_age, num_occupants=num_occupants, occupant_type=occupant_type, space_heating=space_heating, water_heating=water_heating, photovoltaic=photovoltaic, street_and_number=street_and_number, street_add_info=street_add_info, zip_code=zip_code, town=town, country=country, id=id)


def read_ChargeDailyPolicySchema(value: models.ChargeDailyPolicySchema) -> list[object]:
    charge_percentage: float | None | podero.Unset = value.charge_percentage
    charge_deadline: str | None | podero.Unset = value.charge_deadline
    return [charge_percentage, charge_deadline]


def make_ChargeDailyPolicySchema(*, charge_percentage: float | None | podero.Unset, charge_deadline: str | None | podero.Unset) -> models.ChargeDailyPolicySchema:
    return models.ChargeDailyPolicySchema(charge_percentage=charge_percentage, charge_deadline=charge_deadline)


def read_ChargePolicyOutput(value: models.ChargePolicyOutput) -> list[object]:
    metadata: models.ChargePolicyOutputMetadata = value.metadata
    data: models.ChargeWeeklyPolicySchema = value.data
    return [metadata, data]


def make_ChargePolicyOutput(*, metadata: models.ChargePolicyOutputMetadata, data: models.ChargeWeeklyPolicySchema) -> models.ChargePolicyOutput:
    return models.ChargePolicyOutput(metadata=metadata, data=data)


def read_ChargePolicyOutputMetadata(value: models.ChargePolicyOutputMetadata) -> list[object]:
    electric_vehicle_id: uuid.UUID | None | podero.Unset = value.electric_vehicle_id
    user_id: uuid.UUID | None | podero.Unset = value.user_id
    error: str | None | podero.Unset = value.error
    return [electric_vehicle_id, user_id, error]


def make_ChargePolicyOutputMetadata(*, electric_vehicle_id: uuid.UUID | None | podero.Unset, user_id: uuid.UUID | None | podero.Unset, error: str | None | podero.Unset) -> models.ChargePolicyOutputMetadata:
    return models.ChargePolicyOutputMetadata(electric_vehicle_id=electric_vehicle_id, user_id=user_id, error=error)


def read_ChargeWeeklyPolicySchema(value: models.ChargeWeeklyPolicySchema) -> list[object]:
    mon: models.ChargeDailyPolicySchema | None | podero.Unset = value.mon
    tue: models.ChargeDailyPolicySchema | None | podero.Unset = value.tue
    wed: models.ChargeDailyPolicySchema | None | podero.Unset = value.wed
    thu: models.ChargeDailyPolicySchema | None | podero.Unset = value.thu
    fri: models.ChargeDailyPolicySchema | None | podero.Unset = value.fri
    sat: models.ChargeDailyPolicySchema | None | podero.Unset = value.sat
    sun: models.ChargeDailyPolicySchema | None | podero.Unset = value.sun
    timezone: str | None | podero.Unset = value.timezone
    return [mon, tue, wed, thu, fri, sat, sun, timezone]


def make_ChargeWeeklyPolicySchema(*, mon: models.ChargeDailyPolicySchema | None | podero.Unset, tue: models.ChargeDailyPolicySchema | None | podero.Unset, wed: models.ChargeDailyPolicySchema | None | podero.Unset, thu: models.ChargeDailyPolicySchema | None | podero.Unset, fri: models.ChargeDailyPolicySchema | None | podero.Unset, sat: models.ChargeDailyPolicySchema | None | podero.Unset, sun: models.ChargeDailyPolicySchema | None | podero.Unset, timezone: str | None | podero.Unset) -> models.ChargeWeeklyPolicySchema:
    return models.ChargeWeeklyPolicySchema(mon=mon, tue=tue, wed=wed, thu=thu, fri=fri, sat=sat, sun=sun, timezone=timezone)


def read_CueActionOutput(value: models.CueActionOutput) -> list[object]:
    action_id: str = value.action_id
    return [action_id]


def make_CueActionOutput(*, action_id: str) -> models.CueActionOutput:
    return models.CueActionOutput(action_id=action_id)


every_CueState: list[models.CueState] = [models.CueState.SUCCESS, models.CueState.FAIL]


def read_CueStateInput(value: models.CueStateInput) -> list[object]:
    state: models.CueState = value.state
    payload: dict[str, Any] | None | podero.Unset = value.payload
    location: dict[str, Any] | None | podero.Unset = value.location
    client_info: dict[str, Any] | None | podero.Unset = value.client_info
    return [state, payload, location, client_info]


def make_CueStateInput(*, state: models.CueState, payload: dict[str, Any] | None | podero.Unset, location: dict[str, Any] | None | podero.Unset, client_info: dict[str, Any] | None | podero.Unset) -> models.CueStateInput:
    return models.CueStateInput(state=state, payload=payload, location=location, client_info=client_info)


def read_CurrentSessionOutput(value: models.CurrentSessionOutput) -> list[object]:
    session: models.SessionItem | None = value.session
    return [session]


def make_CurrentSessionOutput(*, session: models.SessionItem | None) -> models.CurrentSessionOutput:
    return models.CurrentSessionOutput(session=session)


every_DataResolution: list[models.DataResolution] = [models.DataResolution.MIN_15, models.DataResolution.HOUR_1, models.DataResolution.DAY_1, models.DataResolution.WEEK_1, models.DataResolution.MONTH_1]


def read_DayAheadPricesOutput(value: models.DayAheadPricesOutput) -> list[object]:
    metadata: models.DayAheadPricesOutputMetadata = value.metadata
    data: list[models.DayAheadPricesOutputData] = value.data
    return [metadata, data]


def make_DayAheadPricesOutput(*, metadata: models.DayAheadPricesOutputMetadata, data: list[models.DayAheadPricesOutputData]) -> models.DayAheadPricesOutput:
    return models.DayAheadPricesOutput(metadata=metadata, data=data)


def read_DayAheadPricesOutputData(value: models.DayAheadPricesOutputData) -> list[object]:
    timestamp: datetime.datetime | podero.Unset = value.timestamp
    price: float | None | podero.Unset = value.price
    return [timestamp, price]


def make_DayAheadPricesOutputData(*, timestamp: datetime.datetime | podero.Unset, price: float | None | podero.Unset) -> models.DayAheadPricesOutputData:
    return models.DayAheadPricesOutputData(timestamp=timestamp, price=price)


def read_DayAheadPricesOutputMetadata(value: models.DayAheadPricesOutputMetadata) -> list[object]:
    query: models.DayAheadPricesOutputQuery | podero.Unset = value.query
    error: Any | podero.Unset = value.error
    return [query, error]


def make_DayAheadPricesOutputMetadata(*, query: models.DayAheadPricesOutputQuery | podero.Unset, error: Any | podero.Unset) -> models.DayAheadPricesOutputMetadata:
    return models.DayAheadPricesOutputMetadata(query=query, error=error)


def read_DayAheadPricesOutputQuery(value: models.DayAheadPricesOutputQuery) -> list[object]:
    org_id: str | None | podero.Unset = value.org_id
    from_dt: datetime.datetime | None | podero.Unset = value.from_dt
    to_dt: datetime.datetime | None | podero.Unset = value.to_dt
    price_zone: str | None | podero.Unset = value.price_zone
    return [org_id, from_dt, to_dt, price_zone]


def make_DayAheadPricesOutputQuery(*, org_id: str | None | podero.Unset, from_dt: datetime.datetime | None | podero.Unset, to_dt: datetime.datetime | None | podero.Unset, price_zone: str | None | podero.Unset) -> models.DayAheadPricesOutputQuery:
    return models.DayAheadPricesOutputQuery(org_id=org_id, from_dt=from_dt, to_dt=to_dt, price_zone=price_zone)


def read_DeviceModelInput(value: models.DeviceModelInput) -> list[object]:
    device_type: models.DeviceTypeOutput = value.device_type
    manufacturer: str = value.manufacturer
    model: str = value.model
    year: int | None | podero.Unset = value.year
    cloud_service_id: uuid.UUID | None | podero.Unset = value.cloud_service_id
    return [device_type, manufacturer, model, year, cloud_service_id]


def make_DeviceModelInput(*, device_type: models.DeviceTypeOutput, manufacturer: str, model: str, year: int | None | podero.Unset, cloud_service_id: uuid.UUID | None | podero.Unset) -> models.DeviceModelInput:
    return models.DeviceModelInput(device_type=device_type, manufacturer=manufacturer, model=model, year=year, cloud_service_id=cloud_service_id)


def read_DeviceModelOutput(value: models.DeviceModelOutput) -> list[object]:
    device_type: models.DeviceTypeOutput = value.device_type
    cloud_service_instructions: str | None | podero.Unset = value.cloud_service_instructions
    cloud_service_signup_link: str | None | podero.Unset = value.cloud_service_signup_link
    manufacturer: str = value.manufacturer
    model: str = value.model
    year: int | None | podero.Unset = value.year
    cloud_service: uuid.UUID | None | podero.Unset = value.cloud_service
    return [device_type, cloud_service_instructions, cloud_service_signup_link, manufacturer, model, year, cloud_service]


def make_DeviceModelOutput(*, device_type: models.DeviceTypeOutput, cloud_service_instructions: str | None | podero.Unset, cloud_service_signup_link: str | None | podero.Unset, manufacturer: str, model: str, year: int | None | podero.Unset, cloud_service: uuid.UUID | None | podero.Unset) -> models.DeviceModelOutput:
    return models.DeviceModelOutput(device_type=device_type, cloud_service_instructions=cloud_service_instructions, cloud_service_signup_link=cloud_service_signup_link, manufacturer=manufacturer, model=model, year=year, cloud_service=cloud_service)


def read_DeviceTypeOutput(value: models.DeviceTypeOutput) -> list[object]:
    short_name: str = value.short_name
    long_name: str = value.long_name
    return [short_name, long_name]


def make_DeviceTypeOutput(*, short_name: str, long_name: str) -> models.DeviceTypeOutput:
    return models.DeviceTypeOutput(short_name=short_name, long_name=long_name)


def read_DevicesSavingsOutput(value: models.DevicesSavingsOutput) -> list[object]:
    total_savings: float = value.total_savings
    heat_pump_savings: float = value.heat_pump_savings
    electric_vehicle_savings: float = value.electric_vehicle_savings
    inverter_savings: float = value.inverter_savings
    return [total_savings, heat_pump_savings, electric_vehicle_savings, inverter_savings]


def make_DevicesSavingsOutput(*, total_savings: float, heat_pump_savings: float, electric_vehicle_savings: float, inverter_savings: float) -> models.DevicesSavingsOutput:
    return models.DevicesSavingsOutput(total_savings=total_savings, heat_pump_savings=heat_pump_savings, electric_vehicle_savings=electric_vehicle_savings, inverter_savings=inverter_savings)


every_ElectricVehicleDataKeyword: list[models.ElectricVehicleDataKeyword] = [models.ElectricVehicleDataKeyword.PRICE, models.ElectricVehicleDataKeyword.BATTERY_LEVEL, models.ElectricVehicleDataKeyword.IS_CHARGING, models.ElectricVehicleDataKeyword.IS_PLUGGED_IN, models.ElectricVehicleDataKeyword.IS_AT_OPTIMIZED_LOCATION, models.ElectricVehicleDataKeyword.ESTIMATED_CONSUMPTION, models.ElectricVehicleDataKeyword.UNOPTIMIZED_CONSUMPTION]


def read_ElectricVehicleDataOutput(value: models.ElectricVehicleDataOutput) -> list[object]:
    metadata: dict[str, Any] = value.metadata
    data: list[models.ElectricVehicleDataPointOutput] = value.data
    return [metadata, data]


def make_ElectricVehicleDataOutput(*, metadata: dict[str, Any], data: list[models.ElectricVehicleDataPointOutput]) -> models.ElectricVehicleDataOutput:
    return models.ElectricVehicleDataOutput(metadata=metadata, data=data)


def read_ElectricVehicleDataPointOutput(value: models.ElectricVehicleDataPointOutput) -> list[object]:
    time: str | None | podero.Unset = value.time
    price: float | None | podero.Unset = value.price
    battery_level: float | None | podero.Unset = value.battery_level
    is_charging: bool | None | podero.Unset = value.is_charging
    is_plugged_in: bool | None | podero.Unset = value.is_plugged_in
    is_at_optimized_location: bool | None | podero.Unset = value.is_at_optimized_location
    estimated_consumption: float | None | podero.Unset = value.estimated_consumption
    unoptimized_consumption: float | None | podero.Unset = value.unoptimized_consumption
    return [time, price, battery_level, is_charging, is_plugged_in, is_at_optimized_location, estimated_consumption, unoptimized_consumption]


def make_ElectricVehicleDataPointOutput(*, time: str | None | podero.Unset, price: float | None | podero.Unset, battery_level: float | None | podero.Unset, is_charging: bool | None | podero.Unset, is_plugged_in: bool | None | podero.Unset, is_at_optimized_location: bool | None | podero.Unset, estimated_consumption: float | None | podero.Unset, unoptimized_consumption: float | None | podero.Unset) -> models.ElectricVehicleDataPointOutput:
    return models.ElectricVehicleDataPointOutput(time=time, price=price, battery_level=battery_level, is_charging=is_charging, is_plugged_in=is_plugged_in, is_at_optimized_location=is_at_optimized_location, estimated_consumption=estimated_consumption, unoptimized_consumption=unoptimized_consumption)


def read_ElectricVehicleDetailOutput(value: models.ElectricVehicleDetailOutput) -> list[object]:
    connection_status: models.HealthStatus = value.connection_status
    monitoring_status: models.HealthStatus = value.monitoring_status
    steering_status: models.HealthStatus = value.steering_status
    device_model: models.DeviceModelOutput | None = value.device_model
    owner: models.OwnerOutput = value.owner
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    id: uuid.UUID | None | podero.Unset = value.id
    created_at: datetime.datetime = value.created_at
    updated_at: datetime.datetime = value.updated_at
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    external_device_id: str | None | podero.Unset = value.external_device_id
    is_authenticated: bool | None | podero.Unset = value.is_authenticated
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    optimization_score: float | None | podero.Unset = value.optimization_score
    current_mode: str | None | podero.Unset = value.current_mode
    comment: str | None | podero.Unset = value.comment
    current_state_last_updated_at: datetime.datetime | None | podero.Unset = value.current_state_last_updated_at
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_inverter_forced_mode_active: bool | podero.Unset = value.is_inverter_forced_mode_active
    inverter_forced_mode_since: datetime.datetime | None | podero.Unset = value.inverter_forced_mode_since
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    charge_target_min: int | None | podero.Unset = value.charge_target_min
    charge_target_max: int | None | podero.Unset = value.charge_target_max
    is_charge_policy_enabled: bool | None | podero.Unset = value.is_charge_policy_enabled
    charge_policy_last_updated_at: datetime.datetime | None | podero.Unset = value.charge_policy_last_updated_at
    minimum_charge_limit: int | None | podero.Unset = value.minimum_charge_limit
    charge_deadline_at: datetime.time | None | podero.Unset = value.charge_deadline_at
    is_over_charge_allowed: bool | None | podero.Unset = value.is_over_charge_allowed
    expected_max_charge_power: int | podero.Unset = value.expected_max_charge_power
    charge_time_remaining: int | None | podero.Unset = value.charge_time_remaining
    charge_rate_w: int | None | podero.Unset = value.charge_rate_w
    is_fully_charged: bool | None | podero.Unset = value.is_fully_charged
    is_plugged_in: bool | None | podero.Unset = value.is_plugged_in
    is_charging: bool | None | podero.Unset = value.is_charging
    battery_level: int | None | podero.Unset = value.battery_level
    driving_range: int | None | podero.Unset = value.driving_range
    battery_capacity_kwh: decimal.Decimal | None | podero.Unset = value.battery_capacity_kwh
    charge_state_last_updated_at: datetime.datetime | None | podero.Unset = value.charge_state_last_updated_at
    boost_for_next_session: bool | podero.Unset = value.boost_for_next_session
    latitude: float | None | podero.Unset = value.latitude
    longitude: float | None | podero.Unset = value.longitude
    coordinates_last_updated_at: datetime.datetime | None | podero.Unset = value.coordinates_last_updated_at
    geo_fence_distance_m: float | podero.Unset = value.geo_fence_distance_m
    consumption_last_day_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_day_kwh
    consumption_last_week_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_week_kwh
    consumption_last_month_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_month_kwh
    consumption_last_updated_at: datetime.datetime | None | podero.Unset = value.consumption_last_updated_at
    battery_at_plug_in: float | None | podero.Unset = value.battery_at_plug_in
    minimum_solar_coverage: float | podero.Unset = value.minimum_solar_coverage
    hems_min_export_to_start_w: int | podero.Unset = value.hems_min_export_to_start_w
    hems_max_import_before_stopping_w: int | podero.Unset = value.hems_max_import_before_stopping_w
    hems_min_production_to_start_w: int | podero.Unset = value.hems_min_production_to_start_w
    hems_min_production_before_stopping_w: int | podero.Unset = value.hems_min_production_before_stopping_w
    embeddable_url: str | None | podero.Unset = value.embeddable_url
    authorization_url: str | None | podero.Unset = value.authorization_url
    action_needed: bool | podero.Unset = value.action_needed
    has_notification: bool | podero.Unset = value.has_notification
    boost_state: models.BoostState | podero.Unset = value.boost_state
    boost_feature_enabled: bool | podero.Unset = value.boost_feature_enabled
    last_boost_triggered_at: datetime.datetime | None | podero.Unset = value.last_boost_triggered_at
    last_boost_ended_at: datetime.datetime | None | podero.Unset = value.last_boost_ended_at
    last_boost_end_reason: str | None | podero.Unset = value.last_boost_end_reason
    actions: list[models.ReauthenticateProjection] | podero.Unset = value.actions
    return [connection_status, monitoring_status, steering_status, device_model, owner, price_zone, id, created_at, updated_at, deleted_at, lifecycle_state, lifecycle_error, pause_power_until, is_pause_power_active, external_device_id, is_authenticated, is_smart_optimization_active, optimization_score, current_mode, comment, current_state_last_updated_at, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_inverter_forced_mode_active, inverter_forced_mode_since, is_trading_enabled, actual_steering_state, charge_target_min, charge_target_max, is_charge_policy_enabled, charge_policy_last_updated_at, minimum_charge_limit, charge_deadline_at, is_over_charge_allowed, expected_max_charge_power, charge_time_remaining, charge_rate_w, is_fully_charged, is_plugged_in, is_charging, battery_level, driving_range, battery_capacity_kwh, charge_state_last_updated_at, boost_for_next_session, latitude, longitude, coordinates_last_updated_at, geo_fence_distance_m, consumption_last_day_kwh, consumption_last_week_kwh, consumption_last_month_kwh, consumption_last_updated_at, battery_at_plug_in, minimum_solar_coverage, hems_min_export_to_start_w, hems_max_import_before_stopping_w, hems_min_production_to_start_w, hems_min_production_before_stopping_w, embeddable_url, authorization_url, action_needed, has_notification, boost_state, boost_feature_enabled, last_boost_triggered_at, last_boost_ended_at, last_boost_end_reason, actions]


def make_ElectricVehicleDetailOutput(*, connection_status: models.HealthStatus, monitoring_status: models.HealthStatus, steering_status: models.HealthStatus, device_model: models.DeviceModelOutput | None, owner: models.OwnerOutput, price_zone: models.PriceZone | podero.Unset, id: uuid.UUID | None | podero.Unset, created_at: datetime.datetime, updated_at: datetime.datetime, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, is_pause_power_active: bool | podero.Unset, external_device_id: str | None | podero.Unset, is_authenticated: bool | None | podero.Unset, is_smart_optimization_active: bool | podero.Unset, optimization_score: float | None | podero.Unset, current_mode: str | None | podero.Unset, comment: str | None | podero.Unset, current_state_last_updated_at: datetime.datetime | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_inverter_forced_mode_active: bool | podero.Unset, inverter_forced_mode_since: datetime.datetime | None | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, charge_target_min: int | None | podero.Unset, charge_target_max: int | None | podero.Unset, is_charge_policy_enabled: bool | None | podero.Unset, charge_policy_last_updated_at: datetime.datetime | None | podero.Unset, minimum_charge_limit: int | None | podero.Unset, charge_deadline_at: datetime.time | None | podero.Unset, is_over_charge_allowed: bool | None | podero.Unset, expected_max_charge_power: int | podero.Unset, charge_time_remaining: int | None | podero.Unset, charge_rate_w: int | None | podero.Unset, is_fully_charged: bool | None | podero.Unset, is_plugged_in: bool | None | podero.Unset, is_charging: bool | None | podero.Unset, battery_level: int | None | podero.Unset, driving_range: int | None | podero.Unset, battery_capacity_kwh: decimal.Decimal | None | podero.Unset, charge_state_last_updated_at: datetime.datetime | None | podero.Unset, boost_for_next_session: bool | podero.Unset, latitude: float | None | podero.Unset, longitude: float | None | podero.Unset, coordinates_last_updated_at: datetime.datetime | None | podero.Unset, geo_fence_distance_m: float | podero.Unset, consumption_last_day_kwh: decimal.Decimal | None | podero.Unset, consumption_last_week_kwh: decimal.Decimal | None | podero.Unset, consumption_last_month_kwh: decimal.Decimal | None | podero.Unset, consumption_last_updated_at: datetime.datetime | None | podero.Unset, battery_at_plug_in: float | None | podero.Unset, minimum_solar_coverage: float | podero.Unset, hems_min_export_to_start_w: int | podero.Unset, hems_max_import_before_stopping_w: int | podero.Unset, hems_min_production_to_start_w: int | podero.Unset, hems_min_production_before_stopping_w: int | podero.Unset, embeddable_url: str | None | podero.Unset, authorization_url: str | None | podero.Unset, action_needed: bool | podero.Unset, has_notification: bool | podero.Unset, boost_state: models.BoostState | podero.Unset, boost_feature_enabled: bool | podero.Unset, last_boost_triggered_at: datetime.datetime | None | podero.Unset, last_boost_ended_at: datetime.datetime | None | podero.Unset, last_boost_end_reason: str | None | podero.Unset, actions: list[models.ReauthenticateProjection] | podero.Unset) -> models.ElectricVehicleDetailOutput:
    return models.ElectricVehicleDetailOutput(connection_status=connection_status, monitoring_status=monitoring_status, steering_status=steering_status, device_model=device_model, owner=owner, price_zone=price_zone, id=id, created_at=created_at, updated_at=updated_at, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, pause_power_until=pause_power_until, is_pause_power_active=is_pause_power_active, external_device_id=external_device_id, is_authenticated=is_authenticated, is_smart_optimization_active=is_smart_optimization_active, optimization_score=optimization_score, current_mode=current_mode, comment=comment, current_state_last_updated_at=current_state_last_updated_at, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_inverter_forced_mode_active=is_inverter_forced_mode_active, inverter_forced_mode_since=inverter_forced_mode_since, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, charge_target_min=charge_target_min, charge_target_max=charge_target_max, is_charge_policy_enabled=is_charge_policy_enabled, charge_policy_last_updated_at=charge_policy_last_updated_at, minimum_charge_limit=minimum_charge_limit, charge_deadline_at=charge_deadline_at, is_over_charge_allowed=is_over_charge_allowed, expected_max_charge_power=expected_max_charge_power, charge_time_remaining=charge_time_remaining, charge_rate_w=charge_rate_w, is_fully_charged=is_fully_charged, is_plugged_in=is_plugged_in, is_charging=is_charging, battery_level=battery_level, driving_range=driving_range, battery_capacity_kwh=battery_capacity_kwh, charge_state_last_updated_at=charge_state_last_updated_at, boost_for_next_session=boost_for_next_session, latitude=latitude, longitude=longitude, coordinates_last_updated_at=coordinates_last_updated_at, geo_fence_distance_m=geo_fence_distance_m, consumption_last_day_kwh=consumption_last_day_kwh, consumption_last_week_kwh=consumption_last_week_kwh, consumption_last_month_kwh=consumption_last_month_kwh, consumption_last_updated_at=consumption_last_updated_at, battery_at_plug_in=battery_at_plug_in, minimum_solar_coverage=minimum_solar_coverage, hems_min_export_to_start_w=hems_min_export_to_start_w, hems_max_import_before_stopping_w=hems_max_import_before_stopping_w, hems_min_production_to_start_w=hems_min_production_to_start_w, hems_min_production_before_stopping_w=hems_min_production_before_stopping_w, embeddable_url=embeddable_url, authorization_url=authorization_url, action_needed=action_needed, has_notification=has_notification, boost_state=boost_state, boost_feature_enabled=boost_feature_enabled, last_boost_triggered_at=last_boost_triggered_at, last_boost_ended_at=last_boost_ended_at, last_boost_end_reason=last_boost_end_reason, actions=actions)


def read_ElectricVehicleInput(value: models.ElectricVehicleInput) -> list[object]:
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    device_model: models.DeviceModelInput | None | podero.Unset = value.device_model
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    optimization_score: float | None | podero.Unset = value.optimization_score
    comment: str | None | podero.Unset = value.comment
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    charge_target_min: int | None | podero.Unset = value.charge_target_min
    is_charge_policy_enabled: bool | None | podero.Unset = value.is_charge_policy_enabled
    minimum_charge_limit: int | None | podero.Unset = value.minimum_charge_limit
    charge_deadline_at: datetime.time | None | podero.Unset = value.charge_deadline_at
    is_over_charge_allowed: bool | None | podero.Unset = value.is_over_charge_allowed
    expected_max_charge_power: int | podero.Unset = value.expected_max_charge_power
    boost_active_at: datetime.datetime | None | podero.Unset = value.boost_active_at
    boost_for_next_session: bool | podero.Unset = value.boost_for_next_session
    latitude: float | None | podero.Unset = value.latitude
    longitude: float | None | podero.Unset = value.longitude
    coordinates_last_updated_at: datetime.datetime | None | podero.Unset = value.coordinates_last_updated_at
    geo_fence_distance_m: float | podero.Unset = value.geo_fence_distance_m
    battery_at_plug_in: float | None | podero.Unset = value.battery_at_plug_in
    minimum_solar_coverage: float | podero.Unset = value.minimum_solar_coverage
    hems_min_export_to_start_w: int | podero.Unset = value.hems_min_export_to_start_w
    hems_max_import_before_stopping_w: int | podero.Unset = value.hems_max_import_before_stopping_w
    hems_min_production_to_start_w: int | podero.Unset = value.hems_min_production_to_start_w
    hems_min_production_before_stopping_w: int | podero.Unset = value.hems_min_production_before_stopping_w
    return [is_pause_power_active, is_smart_optimization_active, device_model, price_zone, deleted_at, lifecycle_state, lifecycle_error, pause_power_until, optimization_score, comment, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_trading_enabled, actual_steering_state, charge_target_min, is_charge_policy_enabled, minimum_charge_limit, charge_deadline_at, is_over_charge_allowed, expected_max_charge_power, boost_active_at, boost_for_next_session, latitude, longitude, coordinates_last_updated_at, geo_fence_distance_m, battery_at_plug_in, minimum_solar_coverage, hems_min_export_to_start_w, hems_max_import_before_stopping_w, hems_min_production_to_start_w, hems_min_production_before_stopping_w]


def make_ElectricVehicleInput(*, is_pause_power_active: bool | podero.Unset, is_smart_optimization_active: bool | podero.Unset, device_model: models.DeviceModelInput | None | podero.Unset, price_zone: models.PriceZone | podero.Unset, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, optimization_score: float | None | podero.Unset, comment: str | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, charge_target_min: int | None | podero.Unset, is_charge_policy_enabled: bool | None | podero.Unset, minimum_charge_limit: int | None | podero.Unset, charge_deadline_at: datetime.time | None | podero.Unset, is_over_charge_allowed: bool | None | podero.Unset, expected_max_charge_power: int | podero.Unset, boost_active_at: datetime.datetime | None | podero.Unset, boost_for_next_session: bool | podero.Unset, latitude: float | None | podero.Unset, longitude: float | None | podero.Unset, coordinates_last_updated_at: datetime.datetime | None | podero.Unset, geo_fence_distance_m: float | podero.Unset, battery_at_plug_in: float | None | podero.Unset, minimum_solar_coverage: float | podero.Unset, hems_min_export_to_start_w: int | podero.Unset, hems_max_import_before_stopping_w: int | podero.Unset, hems_min_production_to_start_w: int | podero.Unset, hems_min_production_before_stopping_w: int | podero.Unset) -> models.ElectricVehicleInput:
    return models.ElectricVehicleInput(is_pause_power_active=is_pause_power_active, is_smart_optimization_active=is_smart_optimization_active, device_model=device_model, price_zone=price_zone, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, pause_power_until=pause_power_until, optimization_score=optimization_score, comment=comment, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, charge_target_min=charge_target_min, is_charge_policy_enabled=is_charge_policy_enabled, minimum_charge_limit=minimum_charge_limit, charge_deadline_at=charge_deadline_at, is_over_charge_allowed=is_over_charge_allowed, expected_max_charge_power=expected_max_charge_power, boost_active_at=boost_active_at, boost_for_next_session=boost_for_next_session, latitude=latitude, longitude=longitude, coordinates_last_updated_at=coordinates_last_updated_at, geo_fence_distance_m=geo_fence_distance_m, battery_at_plug_in=battery_at_plug_in, minimum_solar_coverage=minimum_solar_coverage, hems_min_export_to_start_w=hems_min_export_to_start_w, hems_max_import_before_stopping_w=hems_max_import_before_stopping_w, hems_min_production_to_start_w=hems_min_production_to_start_w, hems_min_production_before_stopping_w=hems_min_production_before_stopping_w)


def read_ElectricVehicleOutput(value: models.ElectricVehicleOutput) -> list[object]:
    connection_status: models.HealthStatus = value.connection_status
    monitoring_status: models.HealthStatus = value.monitoring_status
    steering_status: models.HealthStatus = value.steering_status
    device_model: models.DeviceModelOutput | None = value.device_model
    owner: models.OwnerOutput = value.owner
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    id: uuid.UUID | None | podero.Unset = value.id
    created_at: datetime.datetime = value.created_at
    updated_at: datetime.datetime = value.updated_at
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    external_device_id: str | None | podero.Unset = value.external_device_id
    is_authenticated: bool | None | podero.Unset = value.is_authenticated
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    optimization_score: float | None | podero.Unset = value.optimization_score
    current_mode: str | None | podero.Unset = value.current_mode
    comment: str | None | podero.Unset = value.comment
    current_state_last_updated_at: datetime.datetime | None | podero.Unset = value.current_state_last_updated_at
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_inverter_forced_mode_active: bool | podero.Unset = value.is_inverter_forced_mode_active
    inverter_forced_mode_since: datetime.datetime | None | podero.Unset = value.inverter_forced_mode_since
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    charge_target_min: int | None | podero.Unset = value.charge_target_min
    charge_target_max: int | None | podero.Unset = value.charge_target_max
    is_charge_policy_enabled: bool | None | podero.Unset = value.is_charge_policy_enabled
    charge_policy_last_updated_at: datetime.datetime | None | podero.Unset = value.charge_policy_last_updated_at
    minimum_charge_limit: int | None | podero.Unset = value.minimum_charge_limit
    charge_deadline_at: datetime.time | None | podero.Unset = value.charge_deadline_at
    is_over_charge_allowed: bool | None | podero.Unset = value.is_over_charge_allowed
    expected_max_charge_power: int | podero.Unset = value.expected_max_charge_power
    charge_time_remaining: int | None | podero.Unset = value.charge_time_remaining
    charge_rate_w: int | None | podero.Unset = value.charge_rate_w
    is_fully_charged: bool | None | podero.Unset = value.is_fully_charged
    is_plugged_in: bool | None | podero.Unset = value.is_plugged_in
    is_charging: bool | None | podero.Unset = value.is_charging
    battery_level: int | None | podero.Unset = value.battery_level
    driving_range: int | None | podero.Unset = value.driving_range
    battery_capacity_kwh: decimal.Decimal | None | podero.Unset = value.battery_capacity_kwh
    charge_state_last_updated_at: datetime.datetime | None | podero.Unset = value.charge_state_last_updated_at
    boost_for_next_session: bool | podero.Unset = value.boost_for_next_session
    latitude: float | None | podero.Unset = value.latitude
    longitude: float | None | podero.Unset = value.longitude
    coordinates_last_updated_at: datetime.datetime | None | podero.Unset = value.coordinates_last_updated_at
    geo_fence_distance_m: float | podero.Unset = value.geo_fence_distance_m
    consumption_last_day_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_day_kwh
    consumption_last_week_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_week_kwh
    consumption_last_month_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_month_kwh
    consumption_last_updated_at: datetime.datetime | None | podero.Unset = value.consumption_last_updated_at
    battery_at_plug_in: float | None | podero.Unset = value.battery_at_plug_in
    minimum_solar_coverage: float | podero.Unset = value.minimum_solar_coverage
    hems_min_export_to_start_w: int | podero.Unset = value.hems_min_export_to_start_w
    hems_max_import_before_stopping_w: int | podero.Unset = value.hems_max_import_before_stopping_w
    hems_min_production_to_start_w: int | podero.Unset = value.hems_min_production_to_start_w
    hems_min_production_before_stopping_w: int | podero.Unset = value.hems_min_production_before_stopping_w
    embeddable_url: str | None | podero.Unset = value.embeddable_url
    authorization_url: str | None | podero.Unset = value.authorization_url
    action_needed: bool | podero.Unset = value.action_needed
    has_notification: bool | podero.Unset = value.has_notification
    boost_state: models.BoostState | podero.Unset = value.boost_state
    boost_feature_enabled: bool | podero.Unset = value.boost_feature_enabled
    last_boost_triggered_at: datetime.datetime | None | podero.Unset = value.last_boost_triggered_at
    last_boost_ended_at: datetime.datetime | None | podero.Unset = value.last_boost_ended_at
    last_boost_end_reason: str | None | podero.Unset = value.last_boost_end_reason
    return [connection_status, monitoring_status, steering_status, device_model, owner, price_zone, id, created_at, updated_at, deleted_at, lifecycle_state, lifecycle_error, pause_power_until, is_pause_power_active, external_device_id, is_authenticated, is_smart_optimization_active, optimization_score, current_mode, comment, current_state_last_updated_at, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_inverter_forced_mode_active, inverter_forced_mode_since, is_trading_enabled, actual_steering_state, charge_target_min, charge_target_max, is_charge_policy_enabled, charge_policy_last_updated_at, minimum_charge_limit, charge_deadline_at, is_over_charge_allowed, expected_max_charge_power, charge_time_remaining, charge_rate_w, is_fully_charged, is_plugged_in, is_charging, battery_level, driving_range, battery_capacity_kwh, charge_state_last_updated_at, boost_for_next_session, latitude, longitude, coordinates_last_updated_at, geo_fence_distance_m, consumption_last_day_kwh, consumption_last_week_kwh, consumption_last_month_kwh, consumption_last_updated_at, battery_at_plug_in, minimum_solar_coverage, hems_min_export_to_start_w, hems_max_import_before_stopping_w, hems_min_production_to_start_w, hems_min_production_before_stopping_w, embeddable_url, authorization_url, action_needed, has_notification, boost_state, boost_feature_enabled, last_boost_triggered_at, last_boost_ended_at, last_boost_end_reason]


def make_ElectricVehicleOutput(*, connection_status: models.HealthStatus, monitoring_status: models.HealthStatus, steering_status: models.HealthStatus, device_model: models.DeviceModelOutput | None, owner: models.OwnerOutput, price_zone: models.PriceZone | podero.Unset, id: uuid.UUID | None | podero.Unset, created_at: datetime.datetime, updated_at: datetime.datetime, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, is_pause_power_active: bool | podero.Unset, external_device_id: str | None | podero.Unset, is_authenticated: bool | None | podero.Unset, is_smart_optimization_active: bool | podero.Unset, optimization_score: float | None | podero.Unset, current_mode: str | None | podero.Unset, comment: str | None | podero.Unset, current_state_last_updated_at: datetime.datetime | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_inverter_forced_mode_active: bool | podero.Unset, inverter_forced_mode_since: datetime.datetime | None | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, charge_target_min: int | None | podero.Unset, charge_target_max: int | None | podero.Unset, is_charge_policy_enabled: bool | None | podero.Unset, charge_policy_last_updated_at: datetime.datetime | None | podero.Unset, minimum_charge_limit: int | None | podero.Unset, charge_deadline_at: datetime.time | None | podero.Unset, is_over_charge_allowed: bool | None | podero.Unset, expected_max_charge_power: int | podero.Unset, charge_time_remaining: int | None | podero.Unset, charge_rate_w: int | None | podero.Unset, is_fully_charged: bool | None | podero.Unset, is_plugged_in: bool | None | podero.Unset, is_charging: bool | None | podero.Unset, battery_level: int | None | podero.Unset, driving_range: int | None | podero.Unset, battery_capacity_kwh: decimal.Decimal | None | podero.Unset, charge_state_last_updated_at: datetime.datetime | None | podero.Unset, boost_for_next_session: bool | podero.Unset, latitude: float | None | podero.Unset, longitude: float | None | podero.Unset, coordinates_last_updated_at: datetime.datetime | None | podero.Unset, geo_fence_distance_m: float | podero.Unset, consumption_last_day_kwh: decimal.Decimal | None | podero.Unset, consumption_last_week_kwh: decimal.Decimal | None | podero.Unset, consumption_last_month_kwh: decimal.Decimal | None | podero.Unset, consumption_last_updated_at: datetime.datetime | None | podero.Unset, battery_at_plug_in: float | None | podero.Unset, minimum_solar_coverage: float | podero.Unset, hems_min_export_to_start_w: int | podero.Unset, hems_max_import_before_stopping_w: int | podero.Unset, hems_min_production_to_start_w: int | podero.Unset, hems_min_production_before_stopping_w: int | podero.Unset, embeddable_url: str | None | podero.Unset, authorization_url: str | None | podero.Unset, action_needed: bool | podero.Unset, has_notification: bool | podero.Unset, boost_state: models.BoostState | podero.Unset, boost_feature_enabled: bool | podero.Unset, last_boost_triggered_at: datetime.datetime | None | podero.Unset, last_boost_ended_at: datetime.datetime | None | podero.Unset, last_boost_end_reason: str | None | podero.Unset) -> models.ElectricVehicleOutput:
    return models.ElectricVehicleOutput(connection_status=connection_status, monitoring_status=monitoring_status, steering_status=steering_status, device_model=device_model, owner=owner, price_zone=price_zone, id=id, created_at=created_at, updated_at=updated_at, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, pause_power_until=pause_power_until, is_pause_power_active=is_pause_power_active, external_device_id=external_device_id, is_authenticated=is_authenticated, is_smart_optimization_active=is_smart_optimization_active, optimization_score=optimization_score, current_mode=current_mode, comment=comment, current_state_last_updated_at=current_state_last_updated_at, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_inverter_forced_mode_active=is_inverter_forced_mode_active, inverter_forced_mode_since=inverter_forced_mode_since, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, charge_target_min=charge_target_min, charge_target_max=charge_target_max, is_charge_policy_enabled=is_charge_policy_enabled, charge_policy_last_updated_at=charge_policy_last_updated_at, minimum_charge_limit=minimum_charge_limit, charge_deadline_at=charge_deadline_at, is_over_charge_allowed=is_over_charge_allowed, expected_max_charge_power=expected_max_charge_power, charge_time_remaining=charge_time_remaining, charge_rate_w=charge_rate_w, is_fully_charged=is_fully_charged, is_plugged_in=is_plugged_in, is_charging=is_charging, battery_level=battery_level, driving_range=driving_range, battery_capacity_kwh=battery_capacity_kwh, charge_state_last_updated_at=charge_state_last_updated_at, boost_for_next_session=boost_for_next_session, latitude=latitude, longitude=longitude, coordinates_last_updated_at=coordinates_last_updated_at, geo_fence_distance_m=geo_fence_distance_m, consumption_last_day_kwh=consumption_last_day_kwh, consumption_last_week_kwh=consumption_last_week_kwh, consumption_last_month_kwh=consumption_last_month_kwh, consumption_last_updated_at=consumption_last_updated_at, battery_at_plug_in=battery_at_plug_in, minimum_solar_coverage=minimum_solar_coverage, hems_min_export_to_start_w=hems_min_export_to_start_w, hems_max_import_before_stopping_w=hems_max_import_before_stopping_w, hems_min_production_to_start_w=hems_min_production_to_start_w, hems_min_production_before_stopping_w=hems_min_production_before_stopping_w, embeddable_url=embeddable_url, authorization_url=authorization_url, action_needed=action_needed, has_notification=has_notification, boost_state=boost_state, boost_feature_enabled=boost_feature_enabled, last_boost_triggered_at=last_boost_triggered_at, last_boost_ended_at=last_boost_ended_at, last_boost_end_reason=last_boost_end_reason)


def read_ElectricVehicleStatistics(value: models.ElectricVehicleStatistics) -> list[object]:
    estimated_consumption_wh: float | None | podero.Unset = value.estimated_consumption_wh
    charge_session_count: float | None | podero.Unset = value.charge_session_count
    average_charge_power_w: float | None | podero.Unset = value.average_charge_power_w
    return [estimated_consumption_wh, charge_session_count, average_charge_power_w]


def make_ElectricVehicleStatistics(*, estimated_consumption_wh: float | None | podero.Unset, charge_session_count: float | None | podero.Unset, average_charge_power_w: float | None | podero.Unset) -> models.ElectricVehicleStatistics:
    return models.ElectricVehicleStatistics(estimated_consumption_wh=estimated_consumption_wh, charge_session_count=charge_session_count, average_charge_power_w=average_charge_power_w)


def read_EnergyContractInput(value: models.EnergyContractInput) -> list[object]:
    energy_contract_type: models.EnergyContractType | None | podero.Unset = value.energy_contract_type
    energy_prices: list[models.Price] | podero.Unset = value.energy_prices
    building_id: uuid.UUID | None | podero.Unset = value.building_id
    meter_id: str | None | podero.Unset = value.meter_id
    supplier: str | None | podero.Unset = value.supplier
    currency_energy_price: str | None | podero.Unset = value.currency_energy_price
    energy_price_includes_external_components: bool | None | podero.Unset = value.energy_price_includes_external_components
    return [energy_contract_type, energy_prices, building_id, meter_id, supplier, currency_energy_price, energy_price_includes_external_components]


def make_EnergyContractInput(*, energy_contract_type: models.EnergyContractType | None | podero.Unset, energy_prices: list[models.Price] | podero.Unset, building_id: uuid.UUID | None | podero.Unset, meter_id: str | None | podero.Unset, supplier: str | None | podero.Unset, currency_energy_price: str | None | podero.Unset, energy_price_includes_external_components: bool | None | podero.Unset) -> models.EnergyContractInput:
    return models.EnergyContractInput(energy_contract_type=energy_contract_type, energy_prices=energy_prices, building_id=building_id, meter_id=meter_id, supplier=supplier, currency_energy_price=currency_energy_price, energy_price_includes_external_components=energy_price_includes_external_components)


def read_EnergyContractOutput(value: models.EnergyContractOutput) -> list[object]:
    energy_contract_type: models.EnergyContractType | None | podero.Unset = value.energy_contract_type
    energy_prices: list[models.Price] | podero.Unset = value.energy_prices
    id: uuid.UUID | None | podero.Unset = value.id
    building: uuid.UUID | None | podero.Unset = value.building
    meter_id: str | None | podero.Unset = value.meter_id
    supplier: str | None | podero.Unset = value.supplier
    currency_energy_price: str | None | podero.Unset = value.currency_energy_price
    energy_price_includes_external_components: bool | None | podero.Unset = value.energy_price_includes_external_components
    return [energy_contract_type, energy_prices, id, building, meter_id, supplier, currency_energy_price, energy_price_includes_external_components]


def make_EnergyContractOutput(*, energy_contract_type: models.EnergyContractType | None | podero.Unset, energy_prices: list[models.Price] | podero.Unset, id: uuid.UUID | None | podero.Unset, building: uuid.UUID | None | podero.Unset, meter_id: str | None | podero.Unset, supplier: str | None | podero.Unset, currency_energy_price: str | None | podero.Unset, energy_price_includes_external_components: bool | None | podero.Unset) -> models.EnergyContractOutput:
    return models.EnergyContractOutput(energy_contract_type=energy_contract_type, energy_prices=energy_prices, id=id, building=building, meter_id=meter_id, supplier=supplier, currency_energy_price=currency_energy_price, energy_price_includes_external_components=energy_price_includes_external_components)


every_EnergyContractType: list[models.EnergyContractType] = [models.EnergyContractType.SPOT_HOURLY, models.EnergyContractType.MONTHLY, models.EnergyContractType.YEARLY]


every_HealthStatus: list[models.HealthStatus] = [models.HealthStatus.OK, models.HealthStatus.WARNING, models.HealthStatus.ERROR, models.HealthStatus.UNKNOWN]


every_HeatPumpDataKeyword: list[models.HeatPumpDataKeyword] = [models.HeatPumpDataKeyword.INLET_TEMP_ACT, models.HeatPumpDataKeyword.HOT_WATER_TEMP, models.HeatPumpDataKeyword.ESTIMATED_CONSUMPTION, models.HeatPumpDataKeyword.UNOPTIMIZED_CONSUMPTION, models.HeatPumpDataKeyword.PRICE]


def read_HeatPumpDataOutput(value: models.HeatPumpDataOutput) -> list[object]:
    metadata: dict[str, Any] = value.metadata
    data: list[models.HeatPumpDataPointOutput] = value.data
    return [metadata, data]


def make_HeatPumpDataOutput(*, metadata: dict[str, Any], data: list[models.HeatPumpDataPointOutput]) -> models.HeatPumpDataOutput:
    return models.HeatPumpDataOutput(metadata=metadata, data=data)


def read_HeatPumpDataPointOutput(value: models.HeatPumpDataPointOutput) -> list[object]:
    time: str | None | podero.Unset = value.time
    price: float | None | podero.Unset = value.price
    inlet_temp_act: float | None | podero.Unset = value.inlet_temp_act
    hot_water_temp: float | None | podero.Unset = value.hot_water_temp
    estimated_consumption: float | None | podero.Unset = value.estimated_consumption
    simulated_consumption: float | None | podero.Unset = value.simulated_consumption
    unoptimized_consumption: float | None | podero.Unset = value.unoptimized_consumption
    estimated_consumption_filtered: float | None | podero.Unset = value.estimated_consumption_filtered
    return [time, price, inlet_temp_act, hot_water_temp, estimated_consumption, simulated_consumption, unoptimized_consumption, estimated_consumption_filtered]


def make_HeatPumpDataPointOutput(*, time: str | None | podero.Unset, price: float | None | podero.Unset, inlet_temp_act: float | None | podero.Unset, hot_water_temp: float | None | podero.Unset, estimated_consumption: float | None | podero.Unset, simulated_consumption: float | None | podero.Unset, unoptimized_consumption: float | None | podero.Unset, estimated_consumption_filtered: float | None | podero.Unset) -> models.HeatPumpDataPointOutput:
    return models.HeatPumpDataPointOutput(time=time, price=price, inlet_temp_act=inlet_temp_act, hot_water_temp=hot_water_temp, estimated_consumption=estimated_consumption, simulated_consumption=simulated_consumption, unoptimized_consumption=unoptimized_consumption, estimated_consumption_filtered=estimated_consumption_filtered)


def read_HeatPumpDetailOutput(value: models.HeatPumpDetailOutput) -> list[object]:
    connection_status: models.HealthStatus = value.connection_status
    monitoring_status: models.HealthStatus = value.monitoring_status
    steering_status: models.HealthStatus = value.steering_status
    device_model: models.DeviceModelOutput | None = value.device_model
    owner: models.OwnerOutput = value.owner
    created_at: datetime.datetime = value.created_at
    updated_at: datetime.datetime = value.updated_at
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    id: uuid.UUID | None | podero.Unset = value.id
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    building: uuid.UUID | None | podero.Unset = value.building
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    external_device_id: str | None | podero.Unset = value.external_device_id
    is_authenticated: bool | None | podero.Unset = value.is_authenticated
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    optimization_score: float | None | podero.Unset = value.optimization_score
    current_mode: str | None | podero.Unset = value.current_mode
    comment: str | None | podero.Unset = value.comment
    current_state_last_updated_at: datetime.datetime | None | podero.Unset = value.current_state_last_updated_at
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_inverter_forced_mode_active: bool | podero.Unset = value.is_inverter_forced_mode_active
    inverter_forced_mode_since: datetime.datetime | None | podero.Unset = value.inverter_forced_mode_since
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    indoor_target_temperature_offset: decimal.Decimal | None | podero.Unset = value.indoor_target_temperature_offset
    dhw_standard_temperature: decimal.Decimal | None | podero.Unset = value.dhw_standard_temperature
    is_hot_water_heating_enabled: bool | None | podero.Unset = value.is_hot_water_heating_enabled
    is_space_heating_enabled: bool | None | podero.Unset = value.is_space_heating_enabled
    is_pool_heating_enabled: bool | None | podero.Unset = value.is_pool_heating_enabled
    is_space_cooling_enabled: bool | None | podero.Unset = value.is_space_cooling_enabled
    heating_policy_name: str | None | podero.Unset = value.heating_policy_name
    maximum_temperature_limit: decimal.Decimal | None | podero.Unset = value.maximum_temperature_limit
    minimum_temperature_limit: decimal.Decimal | None | podero.Unset = value.minimum_temperature_limit
    minimum_dhw_temperature_limit: decimal.Decimal | None | podero.Unset = value.minimum_dhw_temperature_limit
    is_heating_policy_enabled: bool | None | podero.Unset = value.is_heating_policy_enabled
    heating_policy_last_updated_at: datetime.datetime | None | podero.Unset = value.heating_policy_last_updated_at
    away_mode_start: datetime.datetime | None | podero.Unset = value.away_mode_start
    away_mode_end: datetime.datetime | None | podero.Unset = value.away_mode_end
    is_away_mode_enabled: bool | None | podero.Unset = value.is_away_mode_enabled
    away_mode_minimum_temperature_limit: decimal.Decimal | None | podero.Unset = value.away_mode_minimum_temperature_limit
    away_mode_last_updated_at: datetime.datetime | None | podero.Unset = value.away_mode_last_updated_at
    min_solar_power_w: int | podero.Unset = value.min_solar_power_w
    operational_mode: str | None | podero.Unset = value.operational_mode
    current_power_consumption_w: int | None | podero.Unset = value.current_power_consumption_w
    inlet_temperature: decimal.Decimal | None | podero.Unset = value.inlet_temperature
    outlet_temperature: decimal.Decimal | None | podero.Unset = value.outlet_temperature
    dhw_temperature: decimal.Decimal | None | podero.Unset = value.dhw_temperature
    outdoor_temperature: decimal.Decimal | None | podero.Unset = value.outdoor_temperature
    indoor_actual_temperature: decimal.Decimal | None | podero.Unset = value.indoor_actual_temperature
    indoor_target_temperature: decimal.Decimal | None | podero.Unset = value.indoor_target_temperature
    consumption_last_day_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_day_kwh
    consumption_last_week_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_week_kwh
    consumption_last_month_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_month_kwh
    consumption_last_updated_at: datetime.datetime | None | podero.Unset = value.consumption_last_updated_at
    optimization_level: str | None | podero.Unset = value.optimization_level
    needs_gateway: bool | None | podero.Unset = value.needs_gateway
    temperature_delta_override_for_slight_change: int | None | podero.Unset = value.temperature_delta_override_for_slight_change
    temperature_delta_override_for_significant_change: int | None | podero.Unset = value.temperature_delta_override_for_significant_change
    embeddable_url: str | None | podero.Unset = value.embeddable_url
    authorization_url: str | None | podero.Unset = value.authorization_url
    action_needed: bool | podero.Unset = value.action_needed
    has_notification: bool | podero.Unset = value.has_notification
    actions: list[models.ReauthenticateProjection] | podero.Unset = value.actions
    return [connection_status, monitoring_status, steering_status, device_model, owner, created_at, updated_at, price_zone, id, deleted_at, lifecycle_state, lifecycle_error, building, pause_power_until, is_pause_power_active, external_device_id, is_authenticated, is_smart_optimization_active, optimization_score, current_mode, comment, current_state_last_updated_at, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_inverter_forced_mode_active, inverter_forced_mode_since, is_trading_enabled, actual_steering_state, indoor_target_temperature_offset, dhw_standard_temperature, is_hot_water_heating_enabled, is_space_heating_enabled, is_pool_heating_enabled, is_space_cooling_enabled, heating_policy_name, maximum_temperature_limit, minimum_temperature_limit, minimum_dhw_temperature_limit, is_heating_policy_enabled, heating_policy_last_updated_at, away_mode_start, away_mode_end, is_away_mode_enabled, away_mode_minimum_temperature_limit, away_mode_last_updated_at, min_solar_power_w, operational_mode, current_power_consumption_w, inlet_temperature, outlet_temperature, dhw_temperature, outdoor_temperature, indoor_actual_temperature, indoor_target_temperature, consumption_last_day_kwh, consumption_last_week_kwh, consumption_last_month_kwh, consumption_last_updated_at, optimization_level, needs_gateway, temperature_delta_override_for_slight_change, temperature_delta_override_for_significant_change, embeddable_url, authorization_url, action_needed, has_notification, actions]


def make_HeatPumpDetailOutput(*, connection_status: models.HealthStatus, monitoring_status: models.HealthStatus, steering_status: models.HealthStatus, device_model: models.DeviceModelOutput | None, owner: models.OwnerOutput, created_at: datetime.datetime, updated_at: datetime.datetime, price_zone: models.PriceZone | podero.Unset, id: uuid.UUID | None | podero.Unset, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, building: uuid.UUID | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, is_pause_power_active: bool | podero.Unset, external_device_id: str | None | podero.Unset, is_authenticated: bool | None | podero.Unset, is_smart_optimization_active: bool | podero.Unset, optimization_score: float | None | podero.Unset, current_mode: str | None | podero.Unset, comment: str | None | podero.Unset, current_state_last_updated_at: datetime.datetime | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_inverter_forced_mode_active: bool | podero.Unset, inverter_forced_mode_since: datetime.datetime | None | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, indoor_target_temperature_offset: decimal.Decimal | None | podero.Unset, dhw_standard_temperature: decimal.Decimal | None | podero.Unset, is_hot_water_heating_enabled: bool | None | podero.Unset, is_space_heating_enabled: bool | None | podero.Unset, is_pool_heating_enabled: bool | None | podero.Unset, is_space_cooling_enabled: bool | None | podero.Unset, heating_policy_name: str | None | podero.Unset, maximum_temperature_limit: decimal.Decimal | None | podero.Unset, minimum_temperature_limit: decimal.Decimal | None | podero.Unset, minimum_dhw_temperature_limit: decimal.Decimal | None | podero.Unset, is_heating_policy_enabled: bool | None | podero.Unset, heating_policy_last_updated_at: datetime.datetime | None | podero.Unset, away_mode_start: datetime.datetime | None | podero.Unset, away_mode_end: datetime.datetime | None | podero.Unset, is_away_mode_enabled: bool | None | podero.Unset, away_mode_minimum_temperature_limit: decimal.Decimal | None | podero.Unset, away_mode_last_updated_at: datetime.datetime | None | podero.Unset, min_solar_power_w: int | podero.Unset, operational_mode: str | None | podero.Unset, current_power_consumption_w: int | None | podero.Unset, inlet_temperature: decimal.Decimal | None | podero.Unset, outlet_temperature: decimal.Decimal | None | podero.Unset, dhw_temperature: decimal.Decimal | None | podero.Unset, outdoor_temperature: decimal.Decimal | None | podero.Unset, indoor_actual_temperature: decimal.Decimal | None | podero.Unset, indoor_target_temperature: decimal.Decimal | None | podero.Unset, consumption_last_day_kwh: decimal.Decimal | None | podero.Unset, consumption_last_week_kwh: decimal.Decimal | None | podero.Unset, consumption_last_month_kwh: decimal.Decimal | None | podero.Unset, consumption_last_updated_at: datetime.datetime | None | podero.Unset, optimization_level: str | None | podero.Unset, needs_gateway: bool | None | podero.Unset, temperature_delta_override_for_slight_change: int | None | podero.Unset, temperature_delta_override_for_significant_change: int | None | podero.Unset, embeddable_url: str | None | podero.Unset, authorization_url: str | None | podero.Unset, action_needed: bool | podero.Unset, has_notification: bool | podero.Unset, actions: list[models.ReauthenticateProjection] | podero.Unset) -> models.HeatPumpDetailOutput:
    return models.HeatPumpDetailOutput(connection_status=connection_status, monitoring_status=monitoring_status, steering_status=steering_status, device_model=device_model, owner=owner, created_at=created_at, updated_at=updated_at, price_zone=price_zone, id=id, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, building=building, pause_power_until=pause_power_until, is_pause_power_active=is_pause_power_active, external_device_id=external_device_id, is_authenticated=is_authenticated, is_smart_optimization_active=is_smart_optimization_active, optimization_score=optimization_score, current_mode=current_mode, comment=comment, current_state_last_updated_at=current_state_last_updated_at, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_inverter_forced_mode_active=is_inverter_forced_mode_active, inverter_forced_mode_since=inverter_forced_mode_since, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, indoor_target_temperature_offset=indoor_target_temperature_offset, dhw_standard_temperature=dhw_standard_temperature, is_hot_water_heating_enabled=is_hot_water_heating_enabled, is_space_heating_enabled=is_space_heating_enabled, is_pool_heating_enabled=is_pool_heating_enabled, is_space_cooling_enabled=is_space_cooling_enabled, heating_policy_name=heating_policy_name, maximum_temperature_limit=maximum_temperature_limit, minimum_temperature_limit=minimum_temperature_limit, minimum_dhw_temperature_limit=minimum_dhw_temperature_limit, is_heating_policy_enabled=is_heating_policy_enabled, heating_policy_last_updated_at=heating_policy_last_updated_at, away_mode_start=away_mode_start, away_mode_end=away_mode_end, is_away_mode_enabled=is_away_mode_enabled, away_mode_minimum_temperature_limit=away_mode_minimum_temperature_limit, away_mode_last_updated_at=away_mode_last_updated_at, min_solar_power_w=min_solar_power_w, operational_mode=operational_mode, current_power_consumption_w=current_power_consumption_w, inlet_temperature=inlet_temperature, outlet_temperature=outlet_temperature, dhw_temperature=dhw_temperature, outdoor_temperature=outdoor_temperature, indoor_actual_temperature=indoor_actual_temperature, indoor_target_temperature=indoor_target_temperature, consumption_last_day_kwh=consumption_last_day_kwh, consumption_last_week_kwh=consumption_last_week_kwh, consumption_last_month_kwh=consumption_last_month_kwh, consumption_last_updated_at=consumption_last_updated_at, optimization_level=optimization_level, needs_gateway=needs_gateway, temperature_delta_override_for_slight_change=temperature_delta_override_for_slight_change, temperature_delta_override_for_significant_change=temperature_delta_override_for_significant_change, embeddable_url=embeddable_url, authorization_url=authorization_url, action_needed=action_needed, has_notification=has_notification, actions=actions)


def read_HeatPumpInput(value: models.HeatPumpInput) -> list[object]:
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    device_model: models.DeviceModelInput | None | podero.Unset = value.device_model
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    building_id: uuid.UUID | None | podero.Unset = value.building_id
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    optimization_score: float | None | podero.Unset = value.optimization_score
    comment: str | None | podero.Unset = value.comment
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    indoor_target_temperature_offset: decimal.Decimal | None | podero.Unset = value.indoor_target_temperature_offset
    dhw_standard_temperature: decimal.Decimal | None | podero.Unset = value.dhw_standard_temperature
    is_hot_water_heating_enabled: bool | None | podero.Unset = value.is_hot_water_heating_enabled
    is_space_heating_enabled: bool | None | podero.Unset = value.is_space_heating_enabled
    is_pool_heating_enabled: bool | None | podero.Unset = value.is_pool_heating_enabled
    is_space_cooling_enabled: bool | None | podero.Unset = value.is_space_cooling_enabled
    heating_policy_name: str | None | podero.Unset = value.heating_policy_name
    maximum_temperature_limit: decimal.Decimal | None | podero.Unset = value.maximum_temperature_limit
    minimum_temperature_limit: decimal.Decimal | None | podero.Unset = value.minimum_temperature_limit
    minimum_dhw_temperature_limit: decimal.Decimal | None | podero.Unset = value.minimum_dhw_temperature_limit
    is_heating_policy_enabled: bool | None | podero.Unset = value.is_heating_policy_enabled
    away_mode_start: datetime.datetime | None | podero.Unset = value.away_mode_start
    away_mode_end: datetime.datetime | None | podero.Unset = value.away_mode_end
    is_away_mode_enabled: bool | None | podero.Unset = value.is_away_mode_enabled
    away_mode_minimum_temperature_limit: decimal.Decimal | None | podero.Unset = value.away_mode_minimum_temperature_limit
    optimization_level: str | None | podero.Unset = value.optimization_level
    return [is_pause_power_active, is_smart_optimization_active, device_model, price_zone, deleted_at, lifecycle_state, lifecycle_error, building_id, pause_power_until, optimization_score, comment, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_trading_enabled, actual_steering_state, indoor_target_temperature_offset, dhw_standard_temperature, is_hot_water_heating_enabled, is_space_heating_enabled, is_pool_heating_enabled, is_space_cooling_enabled, heating_policy_name, maximum_temperature_limit, minimum_temperature_limit, minimum_dhw_temperature_limit, is_heating_policy_enabled, away_mode_start, away_mode_end, is_away_mode_enabled, away_mode_minimum_temperature_limit, optimization_level]


def make_HeatPumpInput(*, is_pause_power_active: bool | podero.Unset, is_smart_optimization_active: bool | podero.Unset, device_model: models.DeviceModelInput | None | podero.Unset, price_zone: models.PriceZone | podero.Unset, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, building_id: uuid.UUID | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, optimization_score: float | None | podero.Unset, comment: str | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, indoor_target_temperature_offset: decimal.Decimal | None | podero.Unset, dhw_standard_temperature: decimal.Decimal | None | podero.Unset, is_hot_water_heating_enabled: bool | None | podero.Unset, is_space_heating_enabled: bool | None | podero.Unset, is_pool_heating_enabled: bool | None | podero.Unset, is_space_cooling_enabled: bool | None | podero.Unset, heating_policy_name: str | None | podero.Unset, maximum_temperature_limit: decimal.Decimal | None | podero.Unset, minimum_temperature_limit: decimal.Decimal | None | podero.Unset, minimum_dhw_temperature_limit: decimal.Decimal | None | podero.Unset, is_heating_policy_enabled: bool | None | podero.Unset, away_mode_start: datetime.datetime | None | podero.Unset, away_mode_end: datetime.datetime | None | podero.Unset, is_away_mode_enabled: bool | None | podero.Unset, away_mode_minimum_temperature_limit: decimal.Decimal | None | podero.Unset, optimization_level: str | None | podero.Unset) -> models.HeatPumpInput:
    return models.HeatPumpInput(is_pause_power_active=is_pause_power_active, is_smart_optimization_active=is_smart_optimization_active, device_model=device_model, price_zone=price_zone, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, building_id=building_id, pause_power_until=pause_power_until, optimization_score=optimization_score, comment=comment, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, indoor_target_temperature_offset=indoor_target_temperature_offset, dhw_standard_temperature=dhw_standard_temperature, is_hot_water_heating_enabled=is_hot_water_heating_enabled, is_space_heating_enabled=is_space_heating_enabled, is_pool_heating_enabled=is_pool_heating_enabled, is_space_cooling_enabled=is_space_cooling_enabled, heating_policy_name=heating_policy_name, maximum_temperature_limit=maximum_temperature_limit, minimum_temperature_limit=minimum_temperature_limit, minimum_dhw_temperature_limit=minimum_dhw_temperature_limit, is_heating_policy_enabled=is_heating_policy_enabled, away_mode_start=away_mode_start, away_mode_end=away_mode_end, is_away_mode_enabled=is_away_mode_enabled, away_mode_minimum_temperature_limit=away_mode_minimum_temperature_limit, optimization_level=optimization_level)


def read_HeatPumpOutput(value: models.HeatPumpOutput) -> list[object]:
    connection_status: models.HealthStatus = value.connection_status
    monitoring_status: models.HealthStatus = value.monitoring_status
    steering_status: models.HealthStatus = value.steering_status
    device_model: models.DeviceModelOutput | None = value.device_model
    owner: models.OwnerOutput = value.owner
    created_at: datetime.datetime = value.created_at
    updated_at: datetime.datetime = value.updated_at
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    id: uuid.UUID | None | podero.Unset = value.id
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    building: uuid.UUID | None | podero.Unset = value.building
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    external_device_id: str | None | podero.Unset = value.external_device_id
    is_authenticated: bool | None | podero.Unset = value.is_authenticated
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    optimization_score: float | None | podero.Unset = value.optimization_score
    current_mode: str | None | podero.Unset = value.current_mode
    comment: str | None | podero.Unset = value.comment
    current_state_last_updated_at: datetime.datetime | None | podero.Unset = value.current_state_last_updated_at
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_inverter_forced_mode_active: bool | podero.Unset = value.is_inverter_forced_mode_active
    inverter_forced_mode_since: datetime.datetime | None | podero.Unset = value.inverter_forced_mode_since
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    indoor_target_temperature_offset: decimal.Decimal | None | podero.Unset = value.indoor_target_temperature_offset
    dhw_standard_temperature: decimal.Decimal | None | podero.Unset = value.dhw_standard_temperature
    is_hot_water_heating_enabled: bool | None | podero.Unset = value.is_hot_water_heating_enabled
    is_space_heating_enabled: bool | None | podero.Unset = value.is_space_heating_enabled
    is_pool_heating_enabled: bool | None | podero.Unset = value.is_pool_heating_enabled
    is_space_cooling_enabled: bool | None | podero.Unset = value.is_space_cooling_enabled
    heating_policy_name: str | None | podero.Unset = value.heating_policy_name
    maximum_temperature_limit: decimal.Decimal | None | podero.Unset = value.maximum_temperature_limit
    minimum_temperature_limit: decimal.Decimal | None | podero.Unset = value.minimum_temperature_limit
    minimum_dhw_temperature_limit: decimal.Decimal | None | podero.Unset = value.minimum_dhw_temperature_limit
    is_heating_policy_enabled: bool | None | podero.Unset = value.is_heating_policy_enabled
    heating_policy_last_updated_at: datetime.datetime | None | podero.Unset = value.heating_policy_last_updated_at
    away_mode_start: datetime.datetime | None | podero.Unset = value.away_mode_start
    away_mode_end: datetime.datetime | None | podero.Unset = value.away_mode_end
    is_away_mode_enabled: bool | None | podero.Unset = value.is_away_mode_enabled
    away_mode_minimum_temperature_limit: decimal.Decimal | None | podero.Unset = value.away_mode_minimum_temperature_limit
    away_mode_last_updated_at: datetime.datetime | None | podero.Unset = value.away_mode_last_updated_at
    min_solar_power_w: int | podero.Unset = value.min_solar_power_w
    operational_mode: str | None | podero.Unset = value.operational_mode
    current_power_consumption_w: int | None | podero.Unset = value.current_power_consumption_w
    inlet_temperature: decimal.Decimal | None | podero.Unset = value.inlet_temperature
    outlet_temperature: decimal.Decimal | None | podero.Unset = value.outlet_temperature
    dhw_temperature: decimal.Decimal | None | podero.Unset = value.dhw_temperature
    outdoor_temperature: decimal.Decimal | None | podero.Unset = value.outdoor_temperature
    indoor_actual_temperature: decimal.Decimal | None | podero.Unset = value.indoor_actual_temperature
    indoor_target_temperature: decimal.Decimal | None | podero.Unset = value.indoor_target_temperature
    consumption_last_day_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_day_kwh
    consumption_last_week_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_week_kwh
    consumption_last_month_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_month_kwh
    consumption_last_updated_at: datetime.datetime | None | podero.Unset = value.consumption_last_updated_at
    optimization_level: str | None | podero.Unset = value.optimization_level
    needs_gateway: bool | None | podero.Unset = value.needs_gateway
    temperature_delta_override_for_slight_change: int | None | podero.Unset = value.temperature_delta_override_for_slight_change
    temperature_delta_override_for_significant_change: int | None | podero.Unset = value.temperature_delta_override_for_significant_change
    embeddable_url: str | None | podero.Unset = value.embeddable_url
    authorization_url: str | None | podero.Unset = value.authorization_url
    action_needed: bool | podero.Unset = value.action_needed
    has_notification: bool | podero.Unset = value.has_notification
    return [connection_status, monitoring_status, steering_status, device_model, owner, created_at, updated_at, price_zone, id, deleted_at, lifecycle_state, lifecycle_error, building, pause_power_until, is_pause_power_active, external_device_id, is_authenticated, is_smart_optimization_active, optimization_score, current_mode, comment, current_state_last_updated_at, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_inverter_forced_mode_active, inverter_forced_mode_since, is_trading_enabled, actual_steering_state, indoor_target_temperature_offset, dhw_standard_temperature, is_hot_water_heating_enabled, is_space_heating_enabled, is_pool_heating_enabled, is_space_cooling_enabled, heating_policy_name, maximum_temperature_limit, minimum_temperature_limit, minimum_dhw_temperature_limit, is_heating_policy_enabled, heating_policy_last_updated_at, away_mode_start, away_mode_end, is_away_mode_enabled, away_mode_minimum_temperature_limit, away_mode_last_updated_at, min_solar_power_w, operational_mode, current_power_consumption_w, inlet_temperature, outlet_temperature, dhw_temperature, outdoor_temperature, indoor_actual_temperature, indoor_target_temperature, consumption_last_day_kwh, consumption_last_week_kwh, consumption_last_month_kwh, consumption_last_updated_at, optimization_level, needs_gateway, temperature_delta_override_for_slight_change, temperature_delta_override_for_significant_change, embeddable_url, authorization_url, action_needed, has_notification]


def make_HeatPumpOutput(*, connection_status: models.HealthStatus, monitoring_status: models.HealthStatus, steering_status: models.HealthStatus, device_model: models.DeviceModelOutput | None, owner: models.OwnerOutput, created_at: datetime.datetime, updated_at: datetime.datetime, price_zone: models.PriceZone | podero.Unset, id: uuid.UUID | None | podero.Unset, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, building: uuid.UUID | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, is_pause_power_active: bool | podero.Unset, external_device_id: str | None | podero.Unset, is_authenticated: bool | None | podero.Unset, is_smart_optimization_active: bool | podero.Unset, optimization_score: float | None | podero.Unset, current_mode: str | None | podero.Unset, comment: str | None | podero.Unset, current_state_last_updated_at: datetime.datetime | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_inverter_forced_mode_active: bool | podero.Unset, inverter_forced_mode_since: datetime.datetime | None | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, indoor_target_temperature_offset: decimal.Decimal | None | podero.Unset, dhw_standard_temperature: decimal.Decimal | None | podero.Unset, is_hot_water_heating_enabled: bool | None | podero.Unset, is_space_heating_enabled: bool | None | podero.Unset, is_pool_heating_enabled: bool | None | podero.Unset, is_space_cooling_enabled: bool | None | podero.Unset, heating_policy_name: str | None | podero.Unset, maximum_temperature_limit: decimal.Decimal | None | podero.Unset, minimum_temperature_limit: decimal.Decimal | None | podero.Unset, minimum_dhw_temperature_limit: decimal.Decimal | None | podero.Unset, is_heating_policy_enabled: bool | None | podero.Unset, heating_policy_last_updated_at: datetime.datetime | None | podero.Unset, away_mode_start: datetime.datetime | None | podero.Unset, away_mode_end: datetime.datetime | None | podero.Unset, is_away_mode_enabled: bool | None | podero.Unset, away_mode_minimum_temperature_limit: decimal.Decimal | None | podero.Unset, away_mode_last_updated_at: datetime.datetime | None | podero.Unset, min_solar_power_w: int | podero.Unset, operational_mode: str | None | podero.Unset, current_power_consumption_w: int | None | podero.Unset, inlet_temperature: decimal.Decimal | None | podero.Unset, outlet_temperature: decimal.Decimal | None | podero.Unset, dhw_temperature: decimal.Decimal | None | podero.Unset, outdoor_temperature: decimal.Decimal | None | podero.Unset, indoor_actual_temperature: decimal.Decimal | None | podero.Unset, indoor_target_temperature: decimal.Decimal | None | podero.Unset, consumption_last_day_kwh: decimal.Decimal | None | podero.Unset, consumption_last_week_kwh: decimal.Decimal | None | podero.Unset, consumption_last_month_kwh: decimal.Decimal | None | podero.Unset, consumption_last_updated_at: datetime.datetime | None | podero.Unset, optimization_level: str | None | podero.Unset, needs_gateway: bool | None | podero.Unset, temperature_delta_override_for_slight_change: int | None | podero.Unset, temperature_delta_override_for_significant_change: int | None | podero.Unset, embeddable_url: str | None | podero.Unset, authorization_url: str | None | podero.Unset, action_needed: bool | podero.Unset, has_notification: bool | podero.Unset) -> models.HeatPumpOutput:
    return models.HeatPumpOutput(connection_status=connection_status, monitoring_status=monitoring_status, steering_status=steering_status, device_model=device_model, owner=owner, created_at=created_at, updated_at=updated_at, price_zone=price_zone, id=id, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, building=building, pause_power_until=pause_power_until, is_pause_power_active=is_pause_power_active, external_device_id=external_device_id, is_authenticated=is_authenticated, is_smart_optimization_active=is_smart_optimization_active, optimization_score=optimization_score, current_mode=current_mode, comment=comment, current_state_last_updated_at=current_state_last_updated_at, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_inverter_forced_mode_active=is_inverter_forced_mode_active, inverter_forced_mode_since=inverter_forced_mode_since, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, indoor_target_temperature_offset=indoor_target_temperature_offset, dhw_standard_temperature=dhw_standard_temperature, is_hot_water_heating_enabled=is_hot_water_heating_enabled, is_space_heating_enabled=is_space_heating_enabled, is_pool_heating_enabled=is_pool_heating_enabled, is_space_cooling_enabled=is_space_cooling_enabled, heating_policy_name=heating_policy_name, maximum_temperature_limit=maximum_temperature_limit, minimum_temperature_limit=minimum_temperature_limit, minimum_dhw_temperature_limit=minimum_dhw_temperature_limit, is_heating_policy_enabled=is_heating_policy_enabled, heating_policy_last_updated_at=heating_policy_last_updated_at, away_mode_start=away_mode_start, away_mode_end=away_mode_end, is_away_mode_enabled=is_away_mode_enabled, away_mode_minimum_temperature_limit=away_mode_minimum_temperature_limit, away_mode_last_updated_at=away_mode_last_updated_at, min_solar_power_w=min_solar_power_w, operational_mode=operational_mode, current_power_consumption_w=current_power_consumption_w, inlet_temperature=inlet_temperature, outlet_temperature=outlet_temperature, dhw_temperature=dhw_temperature, outdoor_temperature=outdoor_temperature, indoor_actual_temperature=indoor_actual_temperature, indoor_target_temperature=indoor_target_temperature, consumption_last_day_kwh=consumption_last_day_kwh, consumption_last_week_kwh=consumption_last_week_kwh, consumption_last_month_kwh=consumption_last_month_kwh, consumption_last_updated_at=consumption_last_updated_at, optimization_level=optimization_level, needs_gateway=needs_gateway, temperature_delta_override_for_slight_change=temperature_delta_override_for_slight_change, temperature_delta_override_for_significant_change=temperature_delta_override_for_significant_change, embeddable_url=embeddable_url, authorization_url=authorization_url, action_needed=action_needed, has_notification=has_notification)


def read_HeatPumpStatistics(value: models.HeatPumpStatistics) -> list[object]:
    estimated_consumption_wh: float | None | podero.Unset = value.estimated_consumption_wh
    return [estimated_consumption_wh]


def make_HeatPumpStatistics(*, estimated_consumption_wh: float | None | podero.Unset) -> models.HeatPumpStatistics:
    return models.HeatPumpStatistics(estimated_consumption_wh=estimated_consumption_wh)


def read_InformationInput(value: models.InformationInput) -> list[object]:
    location: dict[str, Any] | None | podero.Unset = value.location
    client_info: dict[str, Any] | None | podero.Unset = value.client_info
    return [location, client_info]


def make_InformationInput(*, location: dict[str, Any] | None | podero.Unset, client_info: dict[str, Any] | None | podero.Unset) -> models.InformationInput:
    return models.InformationInput(location=location, client_info=client_info)


every_InverterDataKeyword: list[models.InverterDataKeyword] = [models.InverterDataKeyword.EXPORT_POWER_TO_GRID_W, models.InverterDataKeyword.BATTERY_CHARGE_LEVEL_PERCENT, models.InverterDataKeyword.BATTERY_CHARGE_DISCHARGE_POWER_W, models.InverterDataKeyword.HOUSEHOLD_CONSUMPTION_W, models.InverterDataKeyword.SOLAR_PRODUCTION_W]


def read_InverterDataOutput(value: models.InverterDataOutput) -> list[object]:
    metadata: dict[str, Any] = value.metadata
    data: list[models.InverterDataPointOutput] = value.data
    return [metadata, data]


def make_InverterDataOutput(*, metadata: dict[str, Any], data: list[models.InverterDataPointOutput]) -> models.InverterDataOutput:
    return models.InverterDataOutput(metadata=metadata, data=data)


def read_InverterDataPointOutput(value: models.InverterDataPointOutput) -> list[object]:
    time: str | None | podero.Unset = value.time
    price: float | None | podero.Unset = value.price
    solar_production_w: float | None | podero.Unset = value.solar_production_w
    export_power_to_grid_w: float | None | podero.Unset = value.export_power_to_grid_w
    household_consumption_w: float | None | podero.Unset = value.household_consumption_w
    battery_charge_level_percent: float | None | podero.Unset = value.battery_charge_level_percent
    battery_charge_discharge_power_w: float | None | podero.Unset = value.battery_charge_discharge_power_w
    estimated_consumption: float | None | podero.Unset = value.estimated_consumption
    unoptimized_consumption: float | None | podero.Unset = value.unoptimized_consumption
    return [time, price, solar_production_w, export_power_to_grid_w, household_consumption_w, battery_charge_level_percent, battery_charge_discharge_power_w, estimated_consumption, unoptimized_consumption]


def make_InverterDataPointOutput(*, time: str | None | podero.Unset, price: float | None | podero.Unset, solar_production_w: float | None | podero.Unset, export_power_to_grid_w: float | None | podero.Unset, household_consumption_w: float | None | podero.Unset, battery_charge_level_percent: float | None | podero.Unset, battery_charge_discharge_power_w: float | None | podero.Unset, estimated_consumption: float | None | podero.Unset, unoptimized_consumption: float | None | podero.Unset) -> models.InverterDataPointOutput:
    return models.InverterDataPointOutput(time=time, price=price, solar_production_w=solar_production_w, export_power_to_grid_w=export_power_to_grid_w, household_consumption_w=household_consumption_w, battery_charge_level_percent=battery_charge_level_percent, battery_charge_discharge_power_w=battery_charge_discharge_power_w, estimated_consumption=estimated_consumption, unoptimized_consumption=unoptimized_consumption)


def read_InverterDetailOutput(value: models.InverterDetailOutput) -> list[object]:
    connection_status: models.HealthStatus = value.connection_status
    monitoring_status: models.HealthStatus = value.monitoring_status
    steering_status: models.HealthStatus = value.steering_status
    device_model: models.DeviceModelOutput | None = value.device_model
    owner: models.OwnerOutput = value.owner
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    id: uuid.UUID | None | podero.Unset = value.id
    created_at: datetime.datetime = value.created_at
    updated_at: datetime.datetime = value.updated_at
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    external_device_id: str | None | podero.Unset = value.external_device_id
    is_authenticated: bool | None | podero.Unset = value.is_authenticated
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    optimization_score: float | None | podero.Unset = value.optimization_score
    current_mode: str | None | podero.Unset = value.current_mode
    comment: str | None | podero.Unset = value.comment
    current_state_last_updated_at: datetime.datetime | None | podero.Unset = value.current_state_last_updated_at
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_inverter_forced_mode_active: bool | podero.Unset = value.is_inverter_forced_mode_active
    inverter_forced_mode_since: datetime.datetime | None | podero.Unset = value.inverter_forced_mode_since
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    solar_power_rating_kw: decimal.Decimal | None | podero.Unset = value.solar_power_rating_kw
    battery_capacity_kwh: decimal.Decimal | None | podero.Unset = value.battery_capacity_kwh
    is_battery_connected: bool | None | podero.Unset = value.is_battery_connected
    is_curtailment_active: bool | None | podero.Unset = value.is_curtailment_active
    max_battery_charge: decimal.Decimal | None | podero.Unset = value.max_battery_charge
    min_battery_charge: decimal.Decimal | None | podero.Unset = value.min_battery_charge
    user_limits_enabled: bool | None | podero.Unset = value.user_limits_enabled
    information_last_updated_at: datetime.datetime | None | podero.Unset = value.information_last_updated_at
    battery_policy: str | None | podero.Unset = value.battery_policy
    battery_policy_last_updated_at: datetime.datetime | None | podero.Unset = value.battery_policy_last_updated_at
    current_solar_production_w: decimal.Decimal | None | podero.Unset = value.current_solar_production_w
    current_power_to_grid_w: decimal.Decimal | None | podero.Unset = value.current_power_to_grid_w
    household_consumption_w: decimal.Decimal | None | podero.Unset = value.household_consumption_w
    solar_surplus_w: decimal.Decimal | None | podero.Unset = value.solar_surplus_w
    battery_charge_discharge_power_w: decimal.Decimal | None | podero.Unset = value.battery_charge_discharge_power_w
    battery_charge_level_percent: decimal.Decimal | None | podero.Unset = value.battery_charge_level_percent
    production_last_day_kwh: decimal.Decimal | None | podero.Unset = value.production_last_day_kwh
    production_last_week_kwh: decimal.Decimal | None | podero.Unset = value.production_last_week_kwh
    production_last_month_kwh: decimal.Decimal | None | podero.Unset = value.production_last_month_kwh
    production_last_updated_at: datetime.datetime | None | podero.Unset = value.production_last_updated_at
    needs_gateway: bool | None | podero.Unset = value.needs_gateway
    inferred_max_charge_power_w: float | None | podero.Unset = value.inferred_max_charge_power_w
    inferred_max_discharge_power_w: float | None | podero.Unset = value.inferred_max_discharge_power_w
    inferred_min_battery_soc_percent: float | None | podero.Unset = value.inferred_min_battery_soc_percent
    inferred_battery_capacity_kwh: float | None | podero.Unset = value.inferred_battery_capacity_kwh
    inferred_params_updated_at: datetime.datetime | None | podero.Unset = value.inferred_params_updated_at
    has_ev_in_household: bool | None | podero.Unset = value.has_ev_in_household
    ev_inferred_at: datetime.datetime | None | podero.Unset = value.ev_inferred_at
    ev_inference_confidence: float | None | podero.Unset = value.ev_inference_confidence
    embeddable_url: str | None | podero.Unset = value.embeddable_url
    authorization_url: str | None | podero.Unset = value.authorization_url
    action_needed: bool | podero.Unset = value.action_needed
    has_notification: bool | podero.Unset = value.has_notification
    actions: list[models.ReauthenticateProjection] | podero.Unset = value.actions
    return [connection_status, monitoring_status, steering_status, device_model, owner, price_zone, id, created_at, updated_at, deleted_at, lifecycle_state, lifecycle_error, pause_power_until, is_pause_power_active, external_device_id, is_authenticated, is_smart_optimization_active, optimization_score, current_mode, comment, current_state_last_updated_at, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_inverter_forced_mode_active, inverter_forced_mode_since, is_trading_enabled, actual_steering_state, solar_power_rating_kw, battery_capacity_kwh, is_battery_connected, is_curtailment_active, max_battery_charge, min_battery_charge, user_limits_enabled, information_last_updated_at, battery_policy, battery_policy_last_updated_at, current_solar_production_w, current_power_to_grid_w, household_consumption_w, solar_surplus_w, battery_charge_discharge_power_w, battery_charge_level_percent, production_last_day_kwh, production_last_week_kwh, production_last_month_kwh, production_last_updated_at, needs_gateway, inferred_max_charge_power_w, inferred_max_discharge_power_w, inferred_min_battery_soc_percent, inferred_battery_capacity_kwh, inferred_params_updated_at, has_ev_in_household, ev_inferred_at, ev_inference_confidence, embeddable_url, authorization_url, action_needed, has_notification, actions]


def make_InverterDetailOutput(*, connection_status: models.HealthStatus, monitoring_status: models.HealthStatus, steering_status: models.HealthStatus, device_model: models.DeviceModelOutput | None, owner: models.OwnerOutput, price_zone: models.PriceZone | podero.Unset, id: uuid.UUID | None | podero.Unset, created_at: datetime.datetime, updated_at: datetime.datetime, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, is_pause_power_active: bool | podero.Unset, external_device_id: str | None | podero.Unset, is_authenticated: bool | None | podero.Unset, is_smart_optimization_active: bool | podero.Unset, optimization_score: float | None | podero.Unset, current_mode: str | None | podero.Unset, comment: str | None | podero.Unset, current_state_last_updated_at: datetime.datetime | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_inverter_forced_mode_active: bool | podero.Unset, inverter_forced_mode_since: datetime.datetime | None | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, solar_power_rating_kw: decimal.Decimal | None | podero.Unset, battery_capacity_kwh: decimal.Decimal | None | podero.Unset, is_battery_connected: bool | None | podero.Unset, is_curtailment_active: bool | None | podero.Unset, max_battery_charge: decimal.Decimal | None | podero.Unset, min_battery_charge: decimal.Decimal | None | podero.Unset, user_limits_enabled: bool | None | podero.Unset, information_last_updated_at: datetime.datetime | None | podero.Unset, battery_policy: str | None | podero.Unset, battery_policy_last_updated_at: datetime.datetime | None | podero.Unset, current_solar_production_w: decimal.Decimal | None | podero.Unset, current_power_to_grid_w: decimal.Decimal | None | podero.Unset, household_consumption_w: decimal.Decimal | None | podero.Unset, solar_surplus_w: decimal.Decimal | None | podero.Unset, battery_charge_discharge_power_w: decimal.Decimal | None | podero.Unset, battery_charge_level_percent: decimal.Decimal | None | podero.Unset, production_last_day_kwh: decimal.Decimal | None | podero.Unset, production_last_week_kwh: decimal.Decimal | None | podero.Unset, production_last_month_kwh: decimal.Decimal | None | podero.Unset, production_last_updated_at: datetime.datetime | None | podero.Unset, needs_gateway: bool | None | podero.Unset, inferred_max_charge_power_w: float | None | podero.Unset, inferred_max_discharge_power_w: float | None | podero.Unset, inferred_min_battery_soc_percent: float | None | podero.Unset, inferred_battery_capacity_kwh: float | None | podero.Unset, inferred_params_updated_at: datetime.datetime | None | podero.Unset, has_ev_in_household: bool | None | podero.Unset, ev_inferred_at: datetime.datetime | None | podero.Unset, ev_inference_confidence: float | None | podero.Unset, embeddable_url: str | None | podero.Unset, authorization_url: str | None | podero.Unset, action_needed: bool | podero.Unset, has_notification: bool | podero.Unset, actions: list[models.ReauthenticateProjection] | podero.Unset) -> models.InverterDetailOutput:
    return models.InverterDetailOutput(connection_status=connection_status, monitoring_status=monitoring_status, steering_status=steering_status, device_model=device_model, owner=owner, price_zone=price_zone, id=id, created_at=created_at, updated_at=updated_at, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, pause_power_until=pause_power_until, is_pause_power_active=is_pause_power_active, external_device_id=external_device_id, is_authenticated=is_authenticated, is_smart_optimization_active=is_smart_optimization_active, optimization_score=optimization_score, current_mode=current_mode, comment=comment, current_state_last_updated_at=current_state_last_updated_at, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_inverter_forced_mode_active=is_inverter_forced_mode_active, inverter_forced_mode_since=inverter_forced_mode_since, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, solar_power_rating_kw=solar_power_rating_kw, battery_capacity_kwh=battery_capacity_kwh, is_battery_connected=is_battery_connected, is_curtailment_active=is_curtailment_active, max_battery_charge=max_battery_charge, min_battery_charge=min_battery_charge, user_limits_enabled=user_limits_enabled, information_last_updated_at=information_last_updated_at, battery_policy=battery_policy, battery_policy_last_updated_at=battery_policy_last_updated_at, current_solar_production_w=current_solar_production_w, current_power_to_grid_w=current_power_to_grid_w, household_consumption_w=household_consumption_w, solar_surplus_w=solar_surplus_w, battery_charge_discharge_power_w=battery_charge_discharge_power_w, battery_charge_level_percent=battery_charge_level_percent, production_last_day_kwh=production_last_day_kwh, production_last_week_kwh=production_last_week_kwh, production_last_month_kwh=production_last_month_kwh, production_last_updated_at=production_last_updated_at, needs_gateway=needs_gateway, inferred_max_charge_power_w=inferred_max_charge_power_w, inferred_max_discharge_power_w=inferred_max_discharge_power_w, inferred_min_battery_soc_percent=inferred_min_battery_soc_percent, inferred_battery_capacity_kwh=inferred_battery_capacity_kwh, inferred_params_updated_at=inferred_params_updated_at, has_ev_in_household=has_ev_in_household, ev_inferred_at=ev_inferred_at, ev_inference_confidence=ev_inference_confidence, embeddable_url=embeddable_url, authorization_url=authorization_url, action_needed=action_needed, has_notification=has_notification, actions=actions)


def read_InverterInput(value: models.InverterInput) -> list[object]:
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    device_model: models.DeviceModelInput | None | podero.Unset = value.device_model
    battery_policy: models.BatteryPolicy | None | podero.Unset = value.battery_policy
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    optimization_score: float | None | podero.Unset = value.optimization_score
    comment: str | None | podero.Unset = value.comment
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    solar_power_rating_kw: decimal.Decimal | None | podero.Unset = value.solar_power_rating_kw
    battery_capacity_kwh: decimal.Decimal | None | podero.Unset = value.battery_capacity_kwh
    is_battery_connected: bool | None | podero.Unset = value.is_battery_connected
    is_curtailment_active: bool | None | podero.Unset = value.is_curtailment_active
    max_battery_charge: decimal.Decimal | None | podero.Unset = value.max_battery_charge
    min_battery_charge: decimal.Decimal | None | podero.Unset = value.min_battery_charge
    user_limits_enabled: bool | None | podero.Unset = value.user_limits_enabled
    current_power_to_grid_w: decimal.Decimal | None | podero.Unset = value.current_power_to_grid_w
    inferred_max_charge_power_w: float | None | podero.Unset = value.inferred_max_charge_power_w
    inferred_max_discharge_power_w: float | None | podero.Unset = value.inferred_max_discharge_power_w
    inferred_min_battery_soc_percent: float | None | podero.Unset = value.inferred_min_battery_soc_percent
    inferred_battery_capacity_kwh: float | None | podero.Unset = value.inferred_battery_capacity_kwh
    inferred_params_updated_at: datetime.datetime | None | podero.Unset = value.inferred_params_updated_at
    has_ev_in_household: bool | None | podero.Unset = value.has_ev_in_household
    ev_inferred_at: datetime.datetime | None | podero.Unset = value.ev_inferred_at
    ev_inference_confidence: float | None | podero.Unset = value.ev_inference_confidence
    return [is_pause_power_active, is_smart_optimization_active, device_model, battery_policy, price_zone, deleted_at, lifecycle_state, lifecycle_error, pause_power_until, optimization_score, comment, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_trading_enabled, actual_steering_state, solar_power_rating_kw, battery_capacity_kwh, is_battery_connected, is_curtailment_active, max_battery_charge, min_battery_charge, user_limits_enabled, current_power_to_grid_w, inferred_max_charge_power_w, inferred_max_discharge_power_w, inferred_min_battery_soc_percent, inferred_battery_capacity_kwh, inferred_params_updated_at, has_ev_in_household, ev_inferred_at, ev_inference_confidence]


def make_InverterInput(*, is_pause_power_active: bool | podero.Unset, is_smart_optimization_active: bool | podero.Unset, device_model: models.DeviceModelInput | None | podero.Unset, battery_policy: models.BatteryPolicy | None | podero.Unset, price_zone: models.PriceZone | podero.Unset, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, optimization_score: float | None | podero.Unset, comment: str | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, solar_power_rating_kw: decimal.Decimal | None | podero.Unset, battery_capacity_kwh: decimal.Decimal | None | podero.Unset, is_battery_connected: bool | None | podero.Unset, is_curtailment_active: bool | None | podero.Unset, max_battery_charge: decimal.Decimal | None | podero.Unset, min_battery_charge: decimal.Decimal | None | podero.Unset, user_limits_enabled: bool | None | podero.Unset, current_power_to_grid_w: decimal.Decimal | None | podero.Unset, inferred_max_charge_power_w: float | None | podero.Unset, inferred_max_discharge_power_w: float | None | podero.Unset, inferred_min_battery_soc_percent: float | None | podero.Unset, inferred_battery_capacity_kwh: float | None | podero.Unset, inferred_params_updated_at: datetime.datetime | None | podero.Unset, has_ev_in_household: bool | None | podero.Unset, ev_inferred_at: datetime.datetime | None | podero.Unset, ev_inference_confidence: float | None | podero.Unset) -> models.InverterInput:
    return models.InverterInput(is_pause_power_active=is_pause_power_active, is_smart_optimization_active=is_smart_optimization_active, device_model=device_model, battery_policy=battery_policy, price_zone=price_zone, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, pause_power_until=pause_power_until, optimization_score=optimization_score, comment=comment, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, solar_power_rating_kw=solar_power_rating_kw, battery_capacity_kwh=battery_capacity_kwh, is_battery_connected=is_battery_connected, is_curtailment_active=is_curtailment_active, max_battery_charge=max_battery_charge, min_battery_charge=min_battery_charge, user_limits_enabled=user_limits_enabled, current_power_to_grid_w=current_power_to_grid_w, inferred_max_charge_power_w=inferred_max_charge_power_w, inferred_max_discharge_power_w=inferred_max_discharge_power_w, inferred_min_battery_soc_percent=inferred_min_battery_soc_percent, inferred_battery_capacity_kwh=inferred_battery_capacity_kwh, inferred_params_updated_at=inferred_params_updated_at, has_ev_in_household=has_ev_in_household, ev_inferred_at=ev_inferred_at, ev_inference_confidence=ev_inference_confidence)


def read_InverterOutput(value: models.InverterOutput) -> list[object]:
    connection_status: models.HealthStatus = value.connection_status
    monitoring_status: models.HealthStatus = value.monitoring_status
    steering_status: models.HealthStatus = value.steering_status
    device_model: models.DeviceModelOutput | None = value.device_model
    owner: models.OwnerOutput = value.owner
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    id: uuid.UUID | None | podero.Unset = value.id
    created_at: datetime.datetime = value.created_at
    updated_at: datetime.datetime = value.updated_at
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    external_device_id: str | None | podero.Unset = value.external_device_id
    is_authenticated: bool | None | podero.Unset = value.is_authenticated
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    optimization_score: float | None | podero.Unset = value.optimization_score
    current_mode: str | None | podero.Unset = value.current_mode
    comment: str | None | podero.Unset = value.comment
    current_state_last_updated_at: datetime.datetime | None | podero.Unset = value.current_state_last_updated_at
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_inverter_forced_mode_active: bool | podero.Unset = value.is_inverter_forced_mode_active
    inverter_forced_mode_since: datetime.datetime | None | podero.Unset = value.inverter_forced_mode_since
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    solar_power_rating_kw: decimal.Decimal | None | podero.Unset = value.solar_power_rating_kw
    battery_capacity_kwh: decimal.Decimal | None | podero.Unset = value.battery_capacity_kwh
    is_battery_connected: bool | None | podero.Unset = value.is_battery_connected
    is_curtailment_active: bool | None | podero.Unset = value.is_curtailment_active
    max_battery_charge: decimal.Decimal | None | podero.Unset = value.max_battery_charge
    min_battery_charge: decimal.Decimal | None | podero.Unset = value.min_battery_charge
    user_limits_enabled: bool | None | podero.Unset = value.user_limits_enabled
    information_last_updated_at: datetime.datetime | None | podero.Unset = value.information_last_updated_at
    battery_policy: str | None | podero.Unset = value.battery_policy
    battery_policy_last_updated_at: datetime.datetime | None | podero.Unset = value.battery_policy_last_updated_at
    current_solar_production_w: decimal.Decimal | None | podero.Unset = value.current_solar_production_w
    current_power_to_grid_w: decimal.Decimal | None | podero.Unset = value.current_power_to_grid_w
    household_consumption_w: decimal.Decimal | None | podero.Unset = value.household_consumption_w
    solar_surplus_w: decimal.Decimal | None | podero.Unset = value.solar_surplus_w
    battery_charge_discharge_power_w: decimal.Decimal | None | podero.Unset = value.battery_charge_discharge_power_w
    battery_charge_level_percent: decimal.Decimal | None | podero.Unset = value.battery_charge_level_percent
    production_last_day_kwh: decimal.Decimal | None | podero.Unset = value.production_last_day_kwh
    production_last_week_kwh: decimal.Decimal | None | podero.Unset = value.production_last_week_kwh
    production_last_month_kwh: decimal.Decimal | None | podero.Unset = value.production_last_month_kwh
    production_last_updated_at: datetime.datetime | None | podero.Unset = value.production_last_updated_at
    needs_gateway: bool | None | podero.Unset = value.needs_gateway
    inferred_max_charge_power_w: float | None | podero.Unset = value.inferred_max_charge_power_w
    inferred_max_discharge_power_w: float | None | podero.Unset = value.inferred_max_discharge_power_w
    inferred_min_battery_soc_percent: float | None | podero.Unset = value.inferred_min_battery_soc_percent
    inferred_battery_capacity_kwh: float | None | podero.Unset = value.inferred_battery_capacity_kwh
    inferred_params_updated_at: datetime.datetime | None | podero.Unset = value.inferred_params_updated_at
    has_ev_in_household: bool | None | podero.Unset = value.has_ev_in_household
    ev_inferred_at: datetime.datetime | None | podero.Unset = value.ev_inferred_at
    ev_inference_confidence: float | None | podero.Unset = value.ev_inference_confidence
    embeddable_url: str | None | podero.Unset = value.embeddable_url
    authorization_url: str | None | podero.Unset = value.authorization_url
    action_needed: bool | podero.Unset = value.action_needed
    has_notification: bool | podero.Unset = value.has_notification
    return [connection_status, monitoring_status, steering_status, device_model, owner, price_zone, id, created_at, updated_at, deleted_at, lifecycle_state, lifecycle_error, pause_power_until, is_pause_power_active, external_device_id, is_authenticated, is_smart_optimization_active, optimization_score, current_mode, comment, current_state_last_updated_at, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_inverter_forced_mode_active, inverter_forced_mode_since, is_trading_enabled, actual_steering_state, solar_power_rating_kw, battery_capacity_kwh, is_battery_connected, is_curtailment_active, max_battery_charge, min_battery_charge, user_limits_enabled, information_last_updated_at, battery_policy, battery_policy_last_updated_at, current_solar_production_w, current_power_to_grid_w, household_consumption_w, solar_surplus_w, battery_charge_discharge_power_w, battery_charge_level_percent, production_last_day_kwh, production_last_week_kwh, production_last_month_kwh, production_last_updated_at, needs_gateway, inferred_max_charge_power_w, inferred_max_discharge_power_w, inferred_min_battery_soc_percent, inferred_battery_capacity_kwh, inferred_params_updated_at, has_ev_in_household, ev_inferred_at, ev_inference_confidence, embeddable_url, authorization_url, action_needed, has_notification]


def make_InverterOutput(*, connection_status: models.HealthStatus, monitoring_status: models.HealthStatus, steering_status: models.HealthStatus, device_model: models.DeviceModelOutput | None, owner: models.OwnerOutput, price_zone: models.PriceZone | podero.Unset, id: uuid.UUID | None | podero.Unset, created_at: datetime.datetime, updated_at: datetime.datetime, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, is_pause_power_active: bool | podero.Unset, external_device_id: str | None | podero.Unset, is_authenticated: bool | None | podero.Unset, is_smart_optimization_active: bool | podero.Unset, optimization_score: float | None | podero.Unset, current_mode: str | None | podero.Unset, comment: str | None | podero.Unset, current_state_last_updated_at: datetime.datetime | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_inverter_forced_mode_active: bool | podero.Unset, inverter_forced_mode_since: datetime.datetime | None | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, solar_power_rating_kw: decimal.Decimal | None | podero.Unset, battery_capacity_kwh: decimal.Decimal | None | podero.Unset, is_battery_connected: bool | None | podero.Unset, is_curtailment_active: bool | None | podero.Unset, max_battery_charge: decimal.Decimal | None | podero.Unset, min_battery_charge: decimal.Decimal | None | podero.Unset, user_limits_enabled: bool | None | podero.Unset, information_last_updated_at: datetime.datetime | None | podero.Unset, battery_policy: str | None | podero.Unset, battery_policy_last_updated_at: datetime.datetime | None | podero.Unset, current_solar_production_w: decimal.Decimal | None | podero.Unset, current_power_to_grid_w: decimal.Decimal | None | podero.Unset, household_consumption_w: decimal.Decimal | None | podero.Unset, solar_surplus_w: decimal.Decimal | None | podero.Unset, battery_charge_discharge_power_w: decimal.Decimal | None | podero.Unset, battery_charge_level_percent: decimal.Decimal | None | podero.Unset, production_last_day_kwh: decimal.Decimal | None | podero.Unset, production_last_week_kwh: decimal.Decimal | None | podero.Unset, production_last_month_kwh: decimal.Decimal | None | podero.Unset, production_last_updated_at: datetime.datetime | None | podero.Unset, needs_gateway: bool | None | podero.Unset, inferred_max_charge_power_w: float | None | podero.Unset, inferred_max_discharge_power_w: float | None | podero.Unset, inferred_min_battery_soc_percent: float | None | podero.Unset, inferred_battery_capacity_kwh: float | None | podero.Unset, inferred_params_updated_at: datetime.datetime | None | podero.Unset, has_ev_in_household: bool | None | podero.Unset, ev_inferred_at: datetime.datetime | None | podero.Unset, ev_inference_confidence: float | None | podero.Unset, embeddable_url: str | None | podero.Unset, authorization_url: str | None | podero.Unset, action_needed: bool | podero.Unset, has_notification: bool | podero.Unset) -> models.InverterOutput:
    return models.InverterOutput(connection_status=connection_status, monitoring_status=monitoring_status, steering_status=steering_status, device_model=device_model, owner=owner, price_zone=price_zone, id=id, created_at=created_at, updated_at=updated_at, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, pause_power_until=pause_power_until, is_pause_power_active=is_pause_power_active, external_device_id=external_device_id, is_authenticated=is_authenticated, is_smart_optimization_active=is_smart_optimization_active, optimization_score=optimization_score, current_mode=current_mode, comment=comment, current_state_last_updated_at=current_state_last_updated_at, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_inverter_forced_mode_active=is_inverter_forced_mode_active, inverter_forced_mode_since=inverter_forced_mode_since, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, solar_power_rating_kw=solar_power_rating_kw, battery_capacity_kwh=battery_capacity_kwh, is_battery_connected=is_battery_connected, is_curtailment_active=is_curtailment_active, max_battery_charge=max_battery_charge, min_battery_charge=min_battery_charge, user_limits_enabled=user_limits_enabled, information_last_updated_at=information_last_updated_at, battery_policy=battery_policy, battery_policy_last_updated_at=battery_policy_last_updated_at, current_solar_production_w=current_solar_production_w, current_power_to_grid_w=current_power_to_grid_w, household_consumption_w=household_consumption_w, solar_surplus_w=solar_surplus_w, battery_charge_discharge_power_w=battery_charge_discharge_power_w, battery_charge_level_percent=battery_charge_level_percent, production_last_day_kwh=production_last_day_kwh, production_last_week_kwh=production_last_week_kwh, production_last_month_kwh=production_last_month_kwh, production_last_updated_at=production_last_updated_at, needs_gateway=needs_gateway, inferred_max_charge_power_w=inferred_max_charge_power_w, inferred_max_discharge_power_w=inferred_max_discharge_power_w, inferred_min_battery_soc_percent=inferred_min_battery_soc_percent, inferred_battery_capacity_kwh=inferred_battery_capacity_kwh, inferred_params_updated_at=inferred_params_updated_at, has_ev_in_household=has_ev_in_household, ev_inferred_at=ev_inferred_at, ev_inference_confidence=ev_inference_confidence, embeddable_url=embeddable_url, authorization_url=authorization_url, action_needed=action_needed, has_notification=has_notification)


def read_InverterStatistics(value: models.InverterStatistics) -> list[object]:
    solar_production_wh: float | None | podero.Unset = value.solar_production_wh
    grid_export_wh: float | None | podero.Unset = value.grid_export_wh
    return [solar_production_wh, grid_export_wh]


def make_InverterStatistics(*, solar_production_wh: float | None | podero.Unset, grid_export_wh: float | None | podero.Unset) -> models.InverterStatistics:
    return models.InverterStatistics(solar_production_wh=solar_production_wh, grid_export_wh=grid_export_wh)


every_LoadCurveResolution: list[models.LoadCurveResolution] = [models.LoadCurveResolution.MIN_15, models.LoadCurveResolution.HOUR_1]


every_OnboardingLanguage: list[models.OnboardingLanguage] = [models.OnboardingLanguage.SV, models.OnboardingLanguage.DE, models.OnboardingLanguage.EN, models.OnboardingLanguage.HU, models.OnboardingLanguage.IT, models.OnboardingLanguage.ET, models.OnboardingLanguage.PL, models.OnboardingLanguage.RO]


def read_OnboardingSessionInput(value: models.OnboardingSessionInput) -> list[object]:
    success_url: str = value.success_url
    cancel_url: str = value.cancel_url
    language: models.OnboardingLanguage = value.language
    price_zone_default: models.PriceZone = value.price_zone_default
    is_smart_optimization_active_default: bool | podero.Unset = value.is_smart_optimization_active_default
    user_id: uuid.UUID = value.user_id
    building_id: uuid.UUID | None | podero.Unset = value.building_id
    return [success_url, cancel_url, language, price_zone_default, is_smart_optimization_active_default, user_id, building_id]


def make_OnboardingSessionInput(*, success_url: str, cancel_url: str, language: models.OnboardingLanguage, price_zone_default: models.PriceZone, is_smart_optimization_active_default: bool | podero.Unset, user_id: uuid.UUID, building_id: uuid.UUID | None | podero.Unset) -> models.OnboardingSessionInput:
    return models.OnboardingSessionInput(success_url=success_url, cancel_url=cancel_url, language=language, price_zone_default=price_zone_default, is_smart_optimization_active_default=is_smart_optimization_active_default, user_id=user_id, building_id=building_id)


def read_OnboardingSessionOutput(value: models.OnboardingSessionOutput) -> list[object]:
    authentication_url: str | None | podero.Unset = value.authentication_url
    id: uuid.UUID | None | podero.Unset = value.id
    user: uuid.UUID | None | podero.Unset = value.user
    success_url: str | None | podero.Unset = value.success_url
    cancel_url: str | None | podero.Unset = value.cancel_url
    price_zone_default: models.PriceZone | None | podero.Unset = value.price_zone_default
    expiration_date: datetime.date | None | podero.Unset = value.expiration_date
    object_id: str | None | podero.Unset = value.object_id
    external_metadata: dict[str, Any] | None | podero.Unset = value.external_metadata
    return [authentication_url, id, user, success_url, cancel_url, price_zone_default, expiration_date, object_id, external_metadata]


def make_OnboardingSessionOutput(*, authentication_url: str | None | podero.Unset, id: uuid.UUID | None | podero.Unset, user: uuid.UUID | None | podero.Unset, success_url: str | None | podero.Unset, cancel_url: str | None | podero.Unset, price_zone_default: models.PriceZone | None | podero.Unset, expiration_date: datetime.date | None | podero.Unset, object_id: str | None | podero.Unset, external_metadata: dict[str, Any] | None | podero.Unset) -> models.OnboardingSessionOutput:
    return models.OnboardingSessionOutput(authentication_url=authentication_url, id=id, user=user, success_url=success_url, cancel_url=cancel_url, price_zone_default=price_zone_default, expiration_date=expiration_date, object_id=object_id, external_metadata=external_metadata)


def read_OwnerOutput(value: models.OwnerOutput) -> list[object]:
    id: uuid.UUID = value.id
    email: str | None | podero.Unset = value.email
    first_name: str | None | podero.Unset = value.first_name
    last_name: str | None | podero.Unset = value.last_name
    external_id: str | None | podero.Unset = value.external_id
    return [id, email, first_name, last_name, external_id]


def make_OwnerOutput(*, id: uuid.UUID, email: str | None | podero.Unset, first_name: str | None | podero.Unset, last_name: str | None | podero.Unset, external_id: str | None | podero.Unset) -> models.OwnerOutput:
    return models.OwnerOutput(id=id, email=email, first_name=first_name, last_name=last_name, external_id=external_id)


def read_Price(value: models.Price) -> list[object]:
    price: float | podero.Unset = value.price
    timestamp: datetime.datetime | podero.Unset = value.timestamp
    return [price, timestamp]


def make_Price(*, price: float | podero.Unset, timestamp: datetime.datetime | podero.Unset) -> models.Price:
    return models.Price(price=price, timestamp=timestamp)


every_PriceZone: list[models.PriceZone] = [models.PriceZone.AT, models.PriceZone.AT_HOURLY, models.PriceZone.BE, models.PriceZone.CH, models.PriceZone.EE, models.PriceZone.DE_LU, models.PriceZone.HU, models.PriceZone.IT_CNOR, models.PriceZone.IT_CSUD, models.PriceZone.IT_NORD, models.PriceZone.IT_PUN, models.PriceZone.IT_SARD, models.PriceZone.IT_SICI, models.PriceZone.IT_SUD, models.PriceZone.PT, models.PriceZone.RO, models.PriceZone.SE_1, models.PriceZone.SE_2, models.PriceZone.SE_3, models.PriceZone.SE_4, models.PriceZone.UK]


every_PropertyType: list[models.PropertyType] = [models.PropertyType.DETACHED, models.PropertyType.SEMI_DETACHED, models.PropertyType.BUNGALOW, models.PropertyType.TERRACED, models.PropertyType.END_TERRACE, models.PropertyType.FLAT]


def read_ReauthenticateInput(value: models.ReauthenticateInput) -> list[object]:
    success_url: str = value.success_url
    cancel_url: str = value.cancel_url
    language: str | None | podero.Unset = value.language
    location: dict[str, Any] | None | podero.Unset = value.location
    client_info: dict[str, Any] | None | podero.Unset = value.client_info
    return [success_url, cancel_url, language, location, client_info]


def make_ReauthenticateInput(*, success_url: str, cancel_url: str, language: str | None | podero.Unset, location: dict[str, Any] | None | podero.Unset, client_info: dict[str, Any] | None | podero.Unset) -> models.ReauthenticateInput:
    return models.ReauthenticateInput(success_url=success_url, cancel_url=cancel_url, language=language, location=location, client_info=client_info)


def read_ReauthenticateOutput(value: models.ReauthenticateOutput) -> list[object]:
    redirect_url: str = value.redirect_url
    return [redirect_url]


def make_ReauthenticateOutput(*, redirect_url: str) -> models.ReauthenticateOutput:
    return models.ReauthenticateOutput(redirect_url=redirect_url)


def read_ReauthenticateProjection(value: models.ReauthenticateProjection) -> list[object]:
    code: str | podero.Unset = value.code
    resolution_link: models.ResolutionLink | podero.Unset = value.resolution_link
    return [code, resolution_link]


def make_ReauthenticateProjection(*, code: str | podero.Unset, resolution_link: models.ResolutionLink | podero.Unset) -> models.ReauthenticateProjection:
    return models.ReauthenticateProjection(code=code, resolution_link=resolution_link)


def read_ResolutionLink(value: models.ResolutionLink) -> list[object]:
    url: str | podero.Unset = value.url
    required_parameters: list[str] | podero.Unset = value.required_parameters
    return [url, required_parameters]


def make_ResolutionLink(*, url: str | podero.Unset, required_parameters: list[str] | podero.Unset) -> models.ResolutionLink:
    return models.ResolutionLink(url=url, required_parameters=required_parameters)


def read_SessionItem(value: models.SessionItem) -> list[object]:
    id: uuid.UUID | podero.Unset = value.id
    plug_in_time: datetime.datetime | None | podero.Unset = value.plug_in_time
    unplug_time: datetime.datetime | None | podero.Unset = value.unplug_time
    inferred_session_end: datetime.datetime | None | podero.Unset = value.inferred_session_end
    desired_charging_start_time: datetime.datetime | None | podero.Unset = value.desired_charging_start_time
    desired_charging_end_time: datetime.datetime | None | podero.Unset = value.desired_charging_end_time
    charge_deadline: datetime.datetime | None | podero.Unset = value.charge_deadline
    target_soc_pct: float | None | podero.Unset = value.target_soc_pct
    initial_soc_pct: float | None | podero.Unset = value.initial_soc_pct
    final_soc_pct: float | None | podero.Unset = value.final_soc_pct
    energy_charged_kwh: float | None | podero.Unset = value.energy_charged_kwh
    avg_charge_power_kw: float | None | podero.Unset = value.avg_charge_power_kw
    peak_charge_power_kw: float | None | podero.Unset = value.peak_charge_power_kw
    actual_cost_eur: float | None | podero.Unset = value.actual_cost_eur
    expected_savings_eur: float | None | podero.Unset = value.expected_savings_eur
    actual_savings_eur: float | None | podero.Unset = value.actual_savings_eur
    is_at_home: bool | None | podero.Unset = value.is_at_home
    session_outcome: str | None | podero.Unset = value.session_outcome
    return [id, plug_in_time, unplug_time, inferred_session_end, desired_charging_start_time, desired_charging_end_time, charge_deadline, target_soc_pct, initial_soc_pct, final_soc_pct, energy_charged_kwh, avg_charge_power_kw, peak_charge_power_kw, actual_cost_eur, expected_savings_eur, actual_savings_eur, is_at_home, session_outcome]


def make_SessionItem(*, id: uuid.UUID | podero.Unset, plug_in_time: datetime.datetime | None | podero.Unset, unplug_time: datetime.datetime | None | podero.Unset, inferred_session_end: datetime.datetime | None | podero.Unset, desired_charging_start_time: datetime.datetime | None | podero.Unset, desired_charging_end_time: datetime.datetime | None | podero.Unset, charge_deadline: datetime.datetime | None | podero.Unset, target_soc_pct: float | None | podero.Unset, initial_soc_pct: float | None | podero.Unset, final_soc_pct: float | None | podero.Unset, energy_charged_kwh: float | None | podero.Unset, avg_charge_power_kw: float | None | podero.Unset, peak_charge_power_kw: float | None | podero.Unset, actual_cost_eur: float | None | podero.Unset, expected_savings_eur: float | None | podero.Unset, actual_savings_eur: float | None | podero.Unset, is_at_home: bool | None | podero.Unset, session_outcome: str | None | podero.Unset) -> models.SessionItem:
    return models.SessionItem(id=id, plug_in_time=plug_in_time, unplug_time=unplug_time, inferred_session_end=inferred_session_end, desired_charging_start_time=desired_charging_start_time, desired_charging_end_time=desired_charging_end_time, charge_deadline=charge_deadline, target_soc_pct=target_soc_pct, initial_soc_pct=initial_soc_pct, final_soc_pct=final_soc_pct, energy_charged_kwh=energy_charged_kwh, avg_charge_power_kw=avg_charge_power_kw, peak_charge_power_kw=peak_charge_power_kw, actual_cost_eur=actual_cost_eur, expected_savings_eur=expected_savings_eur, actual_savings_eur=actual_savings_eur, is_at_home=is_at_home, session_outcome=session_outcome)


def read_SessionListOutput(value: models.SessionListOutput) -> list[object]:
    total: int = value.total
    items: list[models.SessionItem] = value.items
    return [total, items]


def make_SessionListOutput(*, total: int, items: list[models.SessionItem]) -> models.SessionListOutput:
    return models.SessionListOutput(total=total, items=items)


def read_StatisticsConsumption(value: models.StatisticsConsumption) -> list[object]:
    total: float | None | podero.Unset = value.total
    return [total]


def make_StatisticsConsumption(*, total: float | None | podero.Unset) -> models.StatisticsConsumption:
    return models.StatisticsConsumption(total=total)


def read_StatisticsData(value: models.StatisticsData) -> list[object]:
    resolution: str | None | podero.Unset = value.resolution
    period: models.StatisticsPeriod | None | podero.Unset = value.period
    savings: models.StatisticsSavings | None | podero.Unset = value.savings
    consumption: models.StatisticsConsumption | None | podero.Unset = value.consumption
    heat_pump: models.HeatPumpStatistics | None | podero.Unset = value.heat_pump
    electric_vehicle: models.ElectricVehicleStatistics | None | podero.Unset = value.electric_vehicle
    inverter: models.InverterStatistics | None | podero.Unset = value.inverter
    return [resolution, period, savings, consumption, heat_pump, electric_vehicle, inverter]


def make_StatisticsData(*, resolution: str | None | podero.Unset, period: models.StatisticsPeriod | None | podero.Unset, savings: models.StatisticsSavings | None | podero.Unset, consumption: models.StatisticsConsumption | None | podero.Unset, heat_pump: models.HeatPumpStatistics | None | podero.Unset, electric_vehicle: models.ElectricVehicleStatistics | None | podero.Unset, inverter: models.InverterStatistics | None | podero.Unset) -> models.StatisticsData:
    return models.StatisticsData(resolution=resolution, period=period, savings=savings, consumption=consumption, heat_pump=heat_pump, electric_vehicle=electric_vehicle, inverter=inverter)


every_StatisticsKeyword: list[models.StatisticsKeyword] = [models.StatisticsKeyword.SAVINGS, models.StatisticsKeyword.CONSUMPTION]


def read_StatisticsMetadata(value: models.StatisticsMetadata) -> list[object]:
    requested_at: str | None | podero.Unset = value.requested_at
    query: dict[str, Any] | None | podero.Unset = value.query
    units: dict[str, Any] | None | podero.Unset = value.units
    error: str | None | podero.Unset = value.error
    return [requested_at, query, units, error]


def make_StatisticsMetadata(*, requested_at: str | None | podero.Unset, query: dict[str, Any] | None | podero.Unset, units: dict[str, Any] | None | podero.Unset, error: str | None | podero.Unset) -> models.StatisticsMetadata:
    return models.StatisticsMetadata(requested_at=requested_at, query=query, units=units, error=error)


def read_StatisticsOutput(value: models.StatisticsOutput) -> list[object]:
    metadata: models.StatisticsMetadata = value.metadata
    data: list[models.StatisticsData] = value.data
    return [metadata, data]


def make_StatisticsOutput(*, metadata: models.StatisticsMetadata, data: list[models.StatisticsData]) -> models.StatisticsOutput:
    return models.StatisticsOutput(metadata=metadata, data=data)


def read_StatisticsPeriod(value: models.StatisticsPeriod) -> list[object]:
    start_period: str | None | podero.Unset = value.start_period
    end_period: str | None | podero.Unset = value.end_period
    return [start_period, end_period]


def make_StatisticsPeriod(*, start_period: str | None | podero.Unset, end_period: str | None | podero.Unset) -> models.StatisticsPeriod:
    return models.StatisticsPeriod(start_period=start_period, end_period=end_period)


every_StatisticsResolution: list[models.StatisticsResolution] = [models.StatisticsResolution.DAY_1, models.StatisticsResolution.WEEK_1, models.StatisticsResolution.MONTH_1, models.StatisticsResolution.QUARTER_1, models.StatisticsResolution.YEAR_1]


def read_StatisticsSavings(value: models.StatisticsSavings) -> list[object]:
    total: float | None | podero.Unset = value.total
    percentage: float | None | podero.Unset = value.percentage
    return [total, percentage]


def make_StatisticsSavings(*, total: float | None | podero.Unset, percentage: float | None | podero.Unset) -> models.StatisticsSavings:
    return models.StatisticsSavings(total=total, percentage=percentage)


def read_TokenInput(value: models.TokenInput) -> list[object]:
    grant_type: models.TokenInputGrantType | None | podero.Unset = value.grant_type
    username: str | None | podero.Unset = value.username
    password: str | None | podero.Unset = value.password
    return [grant_type, username, password]


def make_TokenInput(*, grant_type: models.TokenInputGrantType | None | podero.Unset, username: str | None | podero.Unset, password: str | None | podero.Unset) -> models.TokenInput:
    return models.TokenInput(grant_type=grant_type, username=username, password=password)


every_TokenInputGrantType: list[models.TokenInputGrantType] = [models.TokenInputGrantType.PASSWORD, models.TokenInputGrantType.REFRESH_TOKEN]


def read_TokenOutput(value: models.TokenOutput) -> list[object]:
    return []


def make_TokenOutput() -> models.TokenOutput:
    return models.TokenOutput()


def read_TradingPricesInput(value: models.TradingPricesInput) -> list[object]:
    metadata: models.TradingPricesInputMetadata = value.metadata
    data: list[models.TradingPricesInputData] = value.data
    return [metadata, data]


def make_TradingPricesInput(*, metadata: models.TradingPricesInputMetadata, data: list[models.TradingPricesInputData]) -> models.TradingPricesInput:
    return models.TradingPricesInput(metadata=metadata, data=data)


def read_TradingPricesInputData(value: models.TradingPricesInputData) -> list[object]:
    timestamp: datetime.datetime | podero.Unset = value.timestamp
    price: float | podero.Unset = value.price
    return [timestamp, price]


def make_TradingPricesInputData(*, timestamp: datetime.datetime | podero.Unset, price: float | podero.Unset) -> models.TradingPricesInputData:
    return models.TradingPricesInputData(timestamp=timestamp, price=price)


def read_TradingPricesInputMetadata(value: models.TradingPricesInputMetadata) -> list[object]:
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    timezone_override: str | None | podero.Unset = value.timezone_override
    return [price_zone, timezone_override]


def make_TradingPricesInputMetadata(*, price_zone: models.PriceZone | podero.Unset, timezone_override: str | None | podero.Unset) -> models.TradingPricesInputMetadata:
    return models.TradingPricesInputMetadata(price_zone=price_zone, timezone_override=timezone_override)


def read_TradingPricesOutput(value: models.TradingPricesOutput) -> list[object]:
    state: models.TradingPricesState = value.state
    next_load_curve_calculation: datetime.datetime = value.next_load_curve_calculation
    error: str | None = value.error
    return [state, next_load_curve_calculation, error]


def make_TradingPricesOutput(*, state: models.TradingPricesState, next_load_curve_calculation: datetime.datetime, error: str | None) -> models.TradingPricesOutput:
    return models.TradingPricesOutput(state=state, next_load_curve_calculation=next_load_curve_calculation, error=error)


every_TradingPricesState: list[models.TradingPricesState] = [models.TradingPricesState.SUCCESS, models.TradingPricesState.EXISTING, models.TradingPricesState.NON_EXISTING, models.TradingPricesState.LATE, models.TradingPricesState.EMPTY]


def read_UserInput(value: models.UserInput) -> list[object]:
    role: models.UserRole = value.role
    email: str = value.email
    external_user_id: str | None | podero.Unset = value.external_user_id
    first_name: str | None | podero.Unset = value.first_name
    last_name: str | None | podero.Unset = value.last_name
    street_and_number: str | None | podero.Unset = value.street_and_number
    street_add_info: str | None | podero.Unset = value.street_add_info
    zip_code: str | None | podero.Unset = value.zip_code
    town: str | None | podero.Unset = value.town
    country_iso2: str | None | podero.Unset = value.country_iso2
    latitude: float | None | podero.Unset = value.latitude
    longitude: float | None | podero.Unset = value.longitude
    return [role, email, external_user_id, first_name, last_name, street_and_number, street_add_info, zip_code, town, country_iso2, latitude, longitude]


def make_UserInput(*, role: models.UserRole, email: str, external_user_id: str | None | podero.Unset, first_name: str | None | podero.Unset, last_name: str | None | podero.Unset, street_and_number: str | None | podero.Unset, street_add_info: str | None | podero.Unset, zip_code: str | None | podero.Unset, town: str | None | podero.Unset, country_iso2: str | None | podero.Unset, latitude: float | None | podero.Unset, longitude: float | None | podero.Unset) -> models.UserInput:
    return models.UserInput(role=role, email=email, external_user_id=external_user_id, first_name=first_name, last_name=last_name, street_and_number=street_and_number, street_add_info=street_add_info, zip_code=zip_code, town=town, country_iso2=country_iso2, latitude=latitude, longitude=longitude)


def read_UserOutput(value: models.UserOutput) -> list[object]:
    id: uuid.UUID = value.id
    organization_id: uuid.UUID = value.organization_id
    role: models.UserRole = value.role
    email: str = value.email
    num_inverters: int = value.num_inverters
    num_heat_pumps: int = value.num_heat_pumps
    num_electric_vehicles: int = value.num_electric_vehicles
    num_wallboxes: int = value.num_wallboxes
    external_user_id: str | None | podero.Unset = value.external_user_id
    first_name: str | None | podero.Unset = value.first_name
    last_name: str | None | podero.Unset = value.last_name
    is_onboarded: bool | None | podero.Unset = value.is_onboarded
    street_and_number: str | None | podero.Unset = value.street_and_number
    street_add_info: str | None | podero.Unset = value.street_add_info
    zip_code: str | None | podero.Unset = value.zip_code
    town: str | None | podero.Unset = value.town
    country: str | None | podero.Unset = value.country
    latitude: float | None | podero.Unset = value.latitude
    longitude: float | None | podero.Unset = value.longitude
    last_login: datetime.datetime | None | podero.Unset = value.last_login
    joined_at: datetime.datetime | None | podero.Unset = value.joined_at
    return [id, organization_id, role, email, num_inverters, num_heat_pumps, num_electric_vehicles, num_wallboxes, external_user_id, first_name, last_name, is_onboarded, street_and_number, street_add_info, zip_code, town, country, latitude, longitude, last_login, joined_at]


def make_UserOutput(*, id: uuid.UUID, organization_id: uuid.UUID, role: models.UserRole, email: str, num_inverters: int, num_heat_pumps: int, num_electric_vehicles: int, num_wallboxes: int, external_user_id: str | None | podero.Unset, first_name: str | None | podero.Unset, last_name: str | None | podero.Unset, is_onboarded: bool | None | podero.Unset, street_and_number: str | None | podero.Unset, street_add_info: str | None | podero.Unset, zip_code: str | None | podero.Unset, town: str | None | podero.Unset, country: str | None | podero.Unset, latitude: float | None | podero.Unset, longitude: float | None | podero.Unset, last_login: datetime.datetime | None | podero.Unset, joined_at: datetime.datetime | None | podero.Unset) -> models.UserOutput:
    return models.UserOutput(id=id, organization_id=organization_id, role=role, email=email, num_inverters=num_inverters, num_heat_pumps=num_heat_pumps, num_electric_vehicles=num_electric_vehicles, num_wallboxes=num_wallboxes, external_user_id=external_user_id, first_name=first_name, last_name=last_name, is_onboarded=is_onboarded, street_and_number=street_and_number, street_add_info=street_add_info, zip_code=zip_code, town=town, country=country, latitude=latitude, longitude=longitude, last_login=last_login, joined_at=joined_at)


every_UserRole: list[models.UserRole] = [models.UserRole.ADMIN, models.UserRole.STAFF, models.UserRole.USER, models.UserRole.GUEST]


def read_UserUpdateInput(value: models.UserUpdateInput) -> list[object]:
    role: models.UserRole | podero.Unset = value.role
    email: str | podero.Unset = value.email
    external_user_id: str | None | podero.Unset = value.external_user_id
    first_name: str | None | podero.Unset = value.first_name
    last_name: str | None | podero.Unset = value.last_name
    street_and_number: str | None | podero.Unset = value.street_and_number
    street_add_info: str | None | podero.Unset = value.street_add_info
    zip_code: str | None | podero.Unset = value.zip_code
    town: str | None | podero.Unset = value.town
    country_iso2: str | None | podero.Unset = value.country_iso2
    latitude: float | None | podero.Unset = value.latitude
    longitude: float | None | podero.Unset = value.longitude
    return [role, email, external_user_id, first_name, last_name, street_and_number, street_add_info, zip_code, town, country_iso2, latitude, longitude]


def make_UserUpdateInput(*, role: models.UserRole | podero.Unset, email: str | podero.Unset, external_user_id: str | None | podero.Unset, first_name: str | None | podero.Unset, last_name: str | None | podero.Unset, street_and_number: str | None | podero.Unset, street_add_info: str | None | podero.Unset, zip_code: str | None | podero.Unset, town: str | None | podero.Unset, country_iso2: str | None | podero.Unset, latitude: float | None | podero.Unset, longitude: float | None | podero.Unset) -> models.UserUpdateInput:
    return models.UserUpdateInput(role=role, email=email, external_user_id=external_user_id, first_name=first_name, last_name=last_name, street_and_number=street_and_number, street_add_info=street_add_info, zip_code=zip_code, town=town, country_iso2=country_iso2, latitude=latitude, longitude=longitude)


def read_UserWriteOutput(value: models.UserWriteOutput) -> list[object]:
    id: uuid.UUID = value.id
    organization_id: uuid.UUID | podero.Unset = value.organization_id
    role: models.UserRole = value.role
    email: str = value.email
    num_inverters: int | podero.Unset = value.num_inverters
    num_heat_pumps: int | podero.Unset = value.num_heat_pumps
    num_electric_vehicles: int | podero.Unset = value.num_electric_vehicles
    num_wallboxes: int | podero.Unset = value.num_wallboxes
    external_user_id: str | None | podero.Unset = value.external_user_id
    first_name: str | None | podero.Unset = value.first_name
    last_name: str | None | podero.Unset = value.last_name
    is_onboarded: bool | None | podero.Unset = value.is_onboarded
    street_and_number: str | None | podero.Unset = value.street_and_number
    street_add_info: str | None | podero.Unset = value.street_add_info
    zip_code: str | None | podero.Unset = value.zip_code
    town: str | None | podero.Unset = value.town
    country: str | None | podero.Unset = value.country
    latitude: float | None | podero.Unset = value.latitude
    longitude: float | None | podero.Unset = value.longitude
    last_login: datetime.datetime | None | podero.Unset = value.last_login
    joined_at: datetime.datetime | None | podero.Unset = value.joined_at
    location_last_updated: datetime.datetime | None | podero.Unset = value.location_last_updated
    return [id, organization_id, role, email, num_inverters, num_heat_pumps, num_electric_vehicles, num_wallboxes, external_user_id, first_name, last_name, is_onboarded, street_and_number, street_add_info, zip_code, town, country, latitude, longitude, last_login, joined_at, location_last_updated]


def make_UserWriteOutput(*, id: uuid.UUID, organization_id: uuid.UUID | podero.Unset, role: models.UserRole, email: str, num_inverters: int | podero.Unset, num_heat_pumps: int | podero.Unset, num_electric_vehicles: int | podero.Unset, num_wallboxes: int | podero.Unset, external_user_id: str | None | podero.Unset, first_name: str | None | podero.Unset, last_name: str | None | podero.Unset, is_onboarded: bool | None | podero.Unset, street_and_number: str | None | podero.Unset, street_add_info: str | None | podero.Unset, zip_code: str | None | podero.Unset, town: str | None | podero.Unset, country: str | None | podero.Unset, latitude: float | None | podero.Unset, longitude: float | None | podero.Unset, last_login: datetime.datetime | None | podero.Unset, joined_at: datetime.datetime | None | podero.Unset, location_last_updated: datetime.datetime | None | podero.Unset) -> models.UserWriteOutput:
    return models.UserWriteOutput(id=id, organization_id=organization_id, role=role, email=email, num_inverters=num_inverters, num_heat_pumps=num_heat_pumps, num_electric_vehicles=num_electric_vehicles, num_wallboxes=num_wallboxes, external_user_id=external_user_id, first_name=first_name, last_name=last_name, is_onboarded=is_onboarded, street_and_number=street_and_number, street_add_info=street_add_info, zip_code=zip_code, town=town, country=country, latitude=latitude, longitude=longitude, last_login=last_login, joined_at=joined_at, location_last_updated=location_last_updated)


def read_WallboxClaimTokenOutput(value: models.WallboxClaimTokenOutput) -> list[object]:
    token: str = value.token
    wss_url: str = value.wss_url
    expires_at: datetime.datetime = value.expires_at
    return [token, wss_url, expires_at]


def make_WallboxClaimTokenOutput(*, token: str, wss_url: str, expires_at: datetime.datetime) -> models.WallboxClaimTokenOutput:
    return models.WallboxClaimTokenOutput(token=token, wss_url=wss_url, expires_at=expires_at)


def read_WallboxClaimTokenStatusOutput(value: models.WallboxClaimTokenStatusOutput) -> list[object]:
    claimed: bool = value.claimed
    wallbox_id: str | None | podero.Unset = value.wallbox_id
    manufacturer: str | None | podero.Unset = value.manufacturer
    model: str | None | podero.Unset = value.model
    firmware_version: str | None | podero.Unset = value.firmware_version
    return [claimed, wallbox_id, manufacturer, model, firmware_version]


def make_WallboxClaimTokenStatusOutput(*, claimed: bool, wallbox_id: str | None | podero.Unset, manufacturer: str | None | podero.Unset, model: str | None | podero.Unset, firmware_version: str | None | podero.Unset) -> models.WallboxClaimTokenStatusOutput:
    return models.WallboxClaimTokenStatusOutput(claimed=claimed, wallbox_id=wallbox_id, manufacturer=manufacturer, model=model, firmware_version=firmware_version)


every_WallboxConnection: list[models.WallboxConnection] = [models.WallboxConnection.ONLINE, models.WallboxConnection.OFFLINE, models.WallboxConnection.NEVER_CONNECTED]


def read_WallboxDetailOutput(value: models.WallboxDetailOutput) -> list[object]:
    connection_status: models.HealthStatus = value.connection_status
    monitoring_status: models.HealthStatus = value.monitoring_status
    steering_status: models.HealthStatus = value.steering_status
    mode: models.WallboxMode | None | podero.Unset = value.mode
    connection: models.WallboxConnection | None | podero.Unset = value.connection
    device_model: models.DeviceModelOutput | None = value.device_model
    owner: models.OwnerOutput = value.owner
    created_at: datetime.datetime = value.created_at
    updated_at: datetime.datetime = value.updated_at
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    id: uuid.UUID | None | podero.Unset = value.id
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    building: uuid.UUID | None | podero.Unset = value.building
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    external_device_id: str | None | podero.Unset = value.external_device_id
    is_authenticated: bool | None | podero.Unset = value.is_authenticated
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    optimization_score: float | None | podero.Unset = value.optimization_score
    current_mode: str | None | podero.Unset = value.current_mode
    comment: str | None | podero.Unset = value.comment
    current_state_last_updated_at: datetime.datetime | None | podero.Unset = value.current_state_last_updated_at
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_inverter_forced_mode_active: bool | podero.Unset = value.is_inverter_forced_mode_active
    inverter_forced_mode_since: datetime.datetime | None | podero.Unset = value.inverter_forced_mode_since
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    charge_target_min: int | None | podero.Unset = value.charge_target_min
    charge_target_max: int | None | podero.Unset = value.charge_target_max
    charge_power_max_w: int | podero.Unset = value.charge_power_max_w
    is_charge_policy_enabled: bool | None | podero.Unset = value.is_charge_policy_enabled
    charge_policy_last_updated_at: datetime.datetime | None | podero.Unset = value.charge_policy_last_updated_at
    minimum_charge_limit: int | None | podero.Unset = value.minimum_charge_limit
    charge_deadline_at: datetime.datetime | None | podero.Unset = value.charge_deadline_at
    is_over_charge_allowed: bool | None | podero.Unset = value.is_over_charge_allowed
    charge_time_remaining: int | None | podero.Unset = value.charge_time_remaining
    charge_rate_w: float | None | podero.Unset = value.charge_rate_w
    is_fully_charged: bool | None | podero.Unset = value.is_fully_charged
    is_plugged_in: bool | None | podero.Unset = value.is_plugged_in
    is_charging: bool | None | podero.Unset = value.is_charging
    charge_state_last_updated_at: datetime.datetime | None | podero.Unset = value.charge_state_last_updated_at
    consumption_last_day_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_day_kwh
    consumption_last_week_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_week_kwh
    consumption_last_month_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_month_kwh
    consumption_last_updated_at: datetime.datetime | None | podero.Unset = value.consumption_last_updated_at
    needs_gateway: bool | None | podero.Unset = value.needs_gateway
    embeddable_url: str | None | podero.Unset = value.embeddable_url
    authorization_url: str | None | podero.Unset = value.authorization_url
    action_needed: bool | podero.Unset = value.action_needed
    has_notification: bool | podero.Unset = value.has_notification
    actions: list[models.ReauthenticateProjection] | podero.Unset = value.actions
    return [connection_status, monitoring_status, steering_status, mode, connection, device_model, owner, created_at, updated_at, price_zone, id, deleted_at, lifecycle_state, lifecycle_error, building, pause_power_until, is_pause_power_active, external_device_id, is_authenticated, is_smart_optimization_active, optimization_score, current_mode, comment, current_state_last_updated_at, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_inverter_forced_mode_active, inverter_forced_mode_since, is_trading_enabled, actual_steering_state, charge_target_min, charge_target_max, charge_power_max_w, is_charge_policy_enabled, charge_policy_last_updated_at, minimum_charge_limit, charge_deadline_at, is_over_charge_allowed, charge_time_remaining, charge_rate_w, is_fully_charged, is_plugged_in, is_charging, charge_state_last_updated_at, consumption_last_day_kwh, consumption_last_week_kwh, consumption_last_month_kwh, consumption_last_updated_at, needs_gateway, embeddable_url, authorization_url, action_needed, has_notification, actions]


def make_WallboxDetailOutput(*, connection_status: models.HealthStatus, monitoring_status: models.HealthStatus, steering_status: models.HealthStatus, mode: models.WallboxMode | None | podero.Unset, connection: models.WallboxConnection | None | podero.Unset, device_model: models.DeviceModelOutput | None, owner: models.OwnerOutput, created_at: datetime.datetime, updated_at: datetime.datetime, price_zone: models.PriceZone | podero.Unset, id: uuid.UUID | None | podero.Unset, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, building: uuid.UUID | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, is_pause_power_active: bool | podero.Unset, external_device_id: str | None | podero.Unset, is_authenticated: bool | None | podero.Unset, is_smart_optimization_active: bool | podero.Unset, optimization_score: float | None | podero.Unset, current_mode: str | None | podero.Unset, comment: str | None | podero.Unset, current_state_last_updated_at: datetime.datetime | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_inverter_forced_mode_active: bool | podero.Unset, inverter_forced_mode_since: datetime.datetime | None | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, charge_target_min: int | None | podero.Unset, charge_target_max: int | None | podero.Unset, charge_power_max_w: int | podero.Unset, is_charge_policy_enabled: bool | None | podero.Unset, charge_policy_last_updated_at: datetime.datetime | None | podero.Unset, minimum_charge_limit: int | None | podero.Unset, charge_deadline_at: datetime.datetime | None | podero.Unset, is_over_charge_allowed: bool | None | podero.Unset, charge_time_remaining: int | None | podero.Unset, charge_rate_w: float | None | podero.Unset, is_fully_charged: bool | None | podero.Unset, is_plugged_in: bool | None | podero.Unset, is_charging: bool | None | podero.Unset, charge_state_last_updated_at: datetime.datetime | None | podero.Unset, consumption_last_day_kwh: decimal.Decimal | None | podero.Unset, consumption_last_week_kwh: decimal.Decimal | None | podero.Unset, consumption_last_month_kwh: decimal.Decimal | None | podero.Unset, consumption_last_updated_at: datetime.datetime | None | podero.Unset, needs_gateway: bool | None | podero.Unset, embeddable_url: str | None | podero.Unset, authorization_url: str | None | podero.Unset, action_needed: bool | podero.Unset, has_notification: bool | podero.Unset, actions: list[models.ReauthenticateProjection] | podero.Unset) -> models.WallboxDetailOutput:
    return models.WallboxDetailOutput(connection_status=connection_status, monitoring_status=monitoring_status, steering_status=steering_status, mode=mode, connection=connection, device_model=device_model, owner=owner, created_at=created_at, updated_at=updated_at, price_zone=price_zone, id=id, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, building=building, pause_power_until=pause_power_until, is_pause_power_active=is_pause_power_active, external_device_id=external_device_id, is_authenticated=is_authenticated, is_smart_optimization_active=is_smart_optimization_active, optimization_score=optimization_score, current_mode=current_mode, comment=comment, current_state_last_updated_at=current_state_last_updated_at, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_inverter_forced_mode_active=is_inverter_forced_mode_active, inverter_forced_mode_since=inverter_forced_mode_since, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, charge_target_min=charge_target_min, charge_target_max=charge_target_max, charge_power_max_w=charge_power_max_w, is_charge_policy_enabled=is_charge_policy_enabled, charge_policy_last_updated_at=charge_policy_last_updated_at, minimum_charge_limit=minimum_charge_limit, charge_deadline_at=charge_deadline_at, is_over_charge_allowed=is_over_charge_allowed, charge_time_remaining=charge_time_remaining, charge_rate_w=charge_rate_w, is_fully_charged=is_fully_charged, is_plugged_in=is_plugged_in, is_charging=is_charging, charge_state_last_updated_at=charge_state_last_updated_at, consumption_last_day_kwh=consumption_last_day_kwh, consumption_last_week_kwh=consumption_last_week_kwh, consumption_last_month_kwh=consumption_last_month_kwh, consumption_last_updated_at=consumption_last_updated_at, needs_gateway=needs_gateway, embeddable_url=embeddable_url, authorization_url=authorization_url, action_needed=action_needed, has_notification=has_notification, actions=actions)


def read_WallboxInput(value: models.WallboxInput) -> list[object]:
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    device_model: models.DeviceModelInput | None | podero.Unset = value.device_model
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    optimization_score: float | None | podero.Unset = value.optimization_score
    comment: str | None | podero.Unset = value.comment
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    return [is_pause_power_active, is_smart_optimization_active, device_model, price_zone, deleted_at, lifecycle_state, lifecycle_error, pause_power_until, optimization_score, comment, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_trading_enabled, actual_steering_state]


def make_WallboxInput(*, is_pause_power_active: bool | podero.Unset, is_smart_optimization_active: bool | podero.Unset, device_model: models.DeviceModelInput | None | podero.Unset, price_zone: models.PriceZone | podero.Unset, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, optimization_score: float | None | podero.Unset, comment: str | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset) -> models.WallboxInput:
    return models.WallboxInput(is_pause_power_active=is_pause_power_active, is_smart_optimization_active=is_smart_optimization_active, device_model=device_model, price_zone=price_zone, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, pause_power_until=pause_power_until, optimization_score=optimization_score, comment=comment, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state)


every_WallboxMode: list[models.WallboxMode] = [models.WallboxMode.READY, models.WallboxMode.PLUGGED_IN, models.WallboxMode.CHARGING, models.WallboxMode.UNAVAILABLE, models.WallboxMode.UNKNOWN]


def read_WallboxOutput(value: models.WallboxOutput) -> list[object]:
    connection_status: models.HealthStatus = value.connection_status
    monitoring_status: models.HealthStatus = value.monitoring_status
    steering_status: models.HealthStatus = value.steering_status
    mode: models.WallboxMode | None | podero.Unset = value.mode
    connection: models.WallboxConnection | None | podero.Unset = value.connection
    device_model: models.DeviceModelOutput | None = value.device_model
    owner: models.OwnerOutput = value.owner
    created_at: datetime.datetime = value.created_at
    updated_at: datetime.datetime = value.updated_at
    price_zone: models.PriceZone | podero.Unset = value.price_zone
    id: uuid.UUID | None | podero.Unset = value.id
    deleted_at: datetime.datetime | None | podero.Unset = value.deleted_at
    lifecycle_state: str | podero.Unset = value.lifecycle_state
    lifecycle_error: str | None | podero.Unset = value.lifecycle_error
    building: uuid.UUID | None | podero.Unset = value.building
    pause_power_until: datetime.datetime | None | podero.Unset = value.pause_power_until
    is_pause_power_active: bool | podero.Unset = value.is_pause_power_active
    external_device_id: str | None | podero.Unset = value.external_device_id
    is_authenticated: bool | None | podero.Unset = value.is_authenticated
    is_smart_optimization_active: bool | podero.Unset = value.is_smart_optimization_active
    optimization_score: float | None | podero.Unset = value.optimization_score
    current_mode: str | None | podero.Unset = value.current_mode
    comment: str | None | podero.Unset = value.comment
    current_state_last_updated_at: datetime.datetime | None | podero.Unset = value.current_state_last_updated_at
    last_monitoring_executed_at: datetime.datetime | None | podero.Unset = value.last_monitoring_executed_at
    is_inverter_forced_mode_enabled: bool | podero.Unset = value.is_inverter_forced_mode_enabled
    is_inverter_forced_mode_active: bool | podero.Unset = value.is_inverter_forced_mode_active
    inverter_forced_mode_since: datetime.datetime | None | podero.Unset = value.inverter_forced_mode_since
    is_trading_enabled: bool | podero.Unset = value.is_trading_enabled
    actual_steering_state: str | podero.Unset = value.actual_steering_state
    charge_target_min: int | None | podero.Unset = value.charge_target_min
    charge_target_max: int | None | podero.Unset = value.charge_target_max
    charge_power_max_w: int | podero.Unset = value.charge_power_max_w
    is_charge_policy_enabled: bool | None | podero.Unset = value.is_charge_policy_enabled
    charge_policy_last_updated_at: datetime.datetime | None | podero.Unset = value.charge_policy_last_updated_at
    minimum_charge_limit: int | None | podero.Unset = value.minimum_charge_limit
    charge_deadline_at: datetime.datetime | None | podero.Unset = value.charge_deadline_at
    is_over_charge_allowed: bool | None | podero.Unset = value.is_over_charge_allowed
    charge_time_remaining: int | None | podero.Unset = value.charge_time_remaining
    charge_rate_w: float | None | podero.Unset = value.charge_rate_w
    is_fully_charged: bool | None | podero.Unset = value.is_fully_charged
    is_plugged_in: bool | None | podero.Unset = value.is_plugged_in
    is_charging: bool | None | podero.Unset = value.is_charging
    charge_state_last_updated_at: datetime.datetime | None | podero.Unset = value.charge_state_last_updated_at
    consumption_last_day_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_day_kwh
    consumption_last_week_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_week_kwh
    consumption_last_month_kwh: decimal.Decimal | None | podero.Unset = value.consumption_last_month_kwh
    consumption_last_updated_at: datetime.datetime | None | podero.Unset = value.consumption_last_updated_at
    needs_gateway: bool | None | podero.Unset = value.needs_gateway
    embeddable_url: str | None | podero.Unset = value.embeddable_url
    authorization_url: str | None | podero.Unset = value.authorization_url
    action_needed: bool | podero.Unset = value.action_needed
    has_notification: bool | podero.Unset = value.has_notification
    return [connection_status, monitoring_status, steering_status, mode, connection, device_model, owner, created_at, updated_at, price_zone, id, deleted_at, lifecycle_state, lifecycle_error, building, pause_power_until, is_pause_power_active, external_device_id, is_authenticated, is_smart_optimization_active, optimization_score, current_mode, comment, current_state_last_updated_at, last_monitoring_executed_at, is_inverter_forced_mode_enabled, is_inverter_forced_mode_active, inverter_forced_mode_since, is_trading_enabled, actual_steering_state, charge_target_min, charge_target_max, charge_power_max_w, is_charge_policy_enabled, charge_policy_last_updated_at, minimum_charge_limit, charge_deadline_at, is_over_charge_allowed, charge_time_remaining, charge_rate_w, is_fully_charged, is_plugged_in, is_charging, charge_state_last_updated_at, consumption_last_day_kwh, consumption_last_week_kwh, consumption_last_month_kwh, consumption_last_updated_at, needs_gateway, embeddable_url, authorization_url, action_needed, has_notification]


def make_WallboxOutput(*, connection_status: models.HealthStatus, monitoring_status: models.HealthStatus, steering_status: models.HealthStatus, mode: models.WallboxMode | None | podero.Unset, connection: models.WallboxConnection | None | podero.Unset, device_model: models.DeviceModelOutput | None, owner: models.OwnerOutput, created_at: datetime.datetime, updated_at: datetime.datetime, price_zone: models.PriceZone | podero.Unset, id: uuid.UUID | None | podero.Unset, deleted_at: datetime.datetime | None | podero.Unset, lifecycle_state: str | podero.Unset, lifecycle_error: str | None | podero.Unset, building: uuid.UUID | None | podero.Unset, pause_power_until: datetime.datetime | None | podero.Unset, is_pause_power_active: bool | podero.Unset, external_device_id: str | None | podero.Unset, is_authenticated: bool | None | podero.Unset, is_smart_optimization_active: bool | podero.Unset, optimization_score: float | None | podero.Unset, current_mode: str | None | podero.Unset, comment: str | None | podero.Unset, current_state_last_updated_at: datetime.datetime | None | podero.Unset, last_monitoring_executed_at: datetime.datetime | None | podero.Unset, is_inverter_forced_mode_enabled: bool | podero.Unset, is_inverter_forced_mode_active: bool | podero.Unset, inverter_forced_mode_since: datetime.datetime | None | podero.Unset, is_trading_enabled: bool | podero.Unset, actual_steering_state: str | podero.Unset, charge_target_min: int | None | podero.Unset, charge_target_max: int | None | podero.Unset, charge_power_max_w: int | podero.Unset, is_charge_policy_enabled: bool | None | podero.Unset, charge_policy_last_updated_at: datetime.datetime | None | podero.Unset, minimum_charge_limit: int | None | podero.Unset, charge_deadline_at: datetime.datetime | None | podero.Unset, is_over_charge_allowed: bool | None | podero.Unset, charge_time_remaining: int | None | podero.Unset, charge_rate_w: float | None | podero.Unset, is_fully_charged: bool | None | podero.Unset, is_plugged_in: bool | None | podero.Unset, is_charging: bool | None | podero.Unset, charge_state_last_updated_at: datetime.datetime | None | podero.Unset, consumption_last_day_kwh: decimal.Decimal | None | podero.Unset, consumption_last_week_kwh: decimal.Decimal | None | podero.Unset, consumption_last_month_kwh: decimal.Decimal | None | podero.Unset, consumption_last_updated_at: datetime.datetime | None | podero.Unset, needs_gateway: bool | None | podero.Unset, embeddable_url: str | None | podero.Unset, authorization_url: str | None | podero.Unset, action_needed: bool | podero.Unset, has_notification: bool | podero.Unset) -> models.WallboxOutput:
    return models.WallboxOutput(connection_status=connection_status, monitoring_status=monitoring_status, steering_status=steering_status, mode=mode, connection=connection, device_model=device_model, owner=owner, created_at=created_at, updated_at=updated_at, price_zone=price_zone, id=id, deleted_at=deleted_at, lifecycle_state=lifecycle_state, lifecycle_error=lifecycle_error, building=building, pause_power_until=pause_power_until, is_pause_power_active=is_pause_power_active, external_device_id=external_device_id, is_authenticated=is_authenticated, is_smart_optimization_active=is_smart_optimization_active, optimization_score=optimization_score, current_mode=current_mode, comment=comment, current_state_last_updated_at=current_state_last_updated_at, last_monitoring_executed_at=last_monitoring_executed_at, is_inverter_forced_mode_enabled=is_inverter_forced_mode_enabled, is_inverter_forced_mode_active=is_inverter_forced_mode_active, inverter_forced_mode_since=inverter_forced_mode_since, is_trading_enabled=is_trading_enabled, actual_steering_state=actual_steering_state, charge_target_min=charge_target_min, charge_target_max=charge_target_max, charge_power_max_w=charge_power_max_w, is_charge_policy_enabled=is_charge_policy_enabled, charge_policy_last_updated_at=charge_policy_last_updated_at, minimum_charge_limit=minimum_charge_limit, charge_deadline_at=charge_deadline_at, is_over_charge_allowed=is_over_charge_allowed, charge_time_remaining=charge_time_remaining, charge_rate_w=charge_rate_w, is_fully_charged=is_fully_charged, is_plugged_in=is_plugged_in, is_charging=is_charging, charge_state_last_updated_at=charge_state_last_updated_at, consumption_last_day_kwh=consumption_last_day_kwh, consumption_last_week_kwh=consumption_last_week_kwh, consumption_last_month_kwh=consumption_last_month_kwh, consumption_last_updated_at=consumption_last_updated_at, needs_gateway=needs_gateway, embeddable_url=embeddable_url, authorization_url=authorization_url, action_needed=action_needed, has_notification=has_notification)
