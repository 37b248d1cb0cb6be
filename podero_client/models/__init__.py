# Generated from openapi.json by `make generate`; changes by hand are lost.
"""All models and enums of the API; each is imported when it is first used."""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .auth_session_input import AuthSessionInput as AuthSessionInput
    from .auth_session_output import AuthSessionOutput as AuthSessionOutput
    from .battery_policy import BatteryPolicy as BatteryPolicy
    from .boost_conflict_output import BoostConflictOutput as BoostConflictOutput
    from .boost_state import BoostState as BoostState
    from .building_input import BuildingInput as BuildingInput
    from .building_output import BuildingOutput as BuildingOutput
    from .charge_daily_policy_schema import ChargeDailyPolicySchema as ChargeDailyPolicySchema
    from .charge_policy_output import ChargePolicyOutput as ChargePolicyOutput
    from .charge_policy_output_metadata import ChargePolicyOutputMetadata as ChargePolicyOutputMetadata
    from .charge_weekly_policy_schema import ChargeWeeklyPolicySchema as ChargeWeeklyPolicySchema
    from .cue_action_output import CueActionOutput as CueActionOutput
    from .cue_state import CueState as CueState
    from .cue_state_input import CueStateInput as CueStateInput
    from .current_session_output import CurrentSessionOutput as CurrentSessionOutput
    from .data_resolution import DataResolution as DataResolution
    from .day_ahead_prices_output import DayAheadPricesOutput as DayAheadPricesOutput
    from .day_ahead_prices_output_data import DayAheadPricesOutputData as DayAheadPricesOutputData
    from .day_ahead_prices_output_metadata import DayAheadPricesOutputMetadata as DayAheadPricesOutputMetadata
    from .day_ahead_prices_output_query import DayAheadPricesOutputQuery as DayAheadPricesOutputQuery
    from .device_model_input import DeviceModelInput as DeviceModelInput
    from .device_model_output import DeviceModelOutput as DeviceModelOutput
    from .device_type_output import DeviceTypeOutput as DeviceTypeOutput
    from .devices_savings_output import DevicesSavingsOutput as DevicesSavingsOutput
    from .electric_vehicle_data_keyword import ElectricVehicleDataKeyword as ElectricVehicleDataKeyword
    from .electric_vehicle_data_output import ElectricVehicleDataOutput as ElectricVehicleDataOutput
    from .electric_vehicle_data_point_output import ElectricVehicleDataPointOutput as ElectricVehicleDataPointOutput
    from .electric_vehicle_detail_output import ElectricVehicleDetailOutput as ElectricVehicleDetailOutput
    from .electric_vehicle_input import ElectricVehicleInput as ElectricVehicleInput
    from .electric_vehicle_output import ElectricVehicleOutput as ElectricVehicleOutput
    from .electric_vehicle_statistics import ElectricVehicleStatistics as ElectricVehicleStatistics
    from .energy_contract_input import EnergyContractInput as EnergyContractInput
    from .energy_contract_output import EnergyContractOutput as EnergyContractOutput
    from .energy_contract_type import EnergyContractType as EnergyContractType
    from .health_status import HealthStatus as HealthStatus
    from .heat_pump_data_keyword import HeatPumpDataKeyword as HeatPumpDataKeyword
    from .heat_pump_data_output import HeatPumpDataOutput as HeatPumpDataOutput
    from .heat_pump_data_point_output import HeatPumpDataPointOutput as HeatPumpDataPointOutput
    from .heat_pump_detail_output import HeatPumpDetailOutput as HeatPumpDetailOutput
    from .heat_pump_input import HeatPumpInput as HeatPumpInput
    from .heat_pump_output import HeatPumpOutput as HeatPumpOutput
    from .heat_pump_statistics import HeatPumpStatistics as HeatPumpStatistics
    from .information_input import InformationInput as InformationInput
    from .inverter_data_keyword import InverterDataKeyword as InverterDataKeyword
    from .inverter_data_output import InverterDataOutput as InverterDataOutput
    from .inverter_data_point_output import InverterDataPointOutput as InverterDataPointOutput
    from .inverter_detail_output import InverterDetailOutput as InverterDetailOutput
    from .inverter_input import InverterInput as InverterInput
    from .inverter_output import InverterOutput as InverterOutput
    from .inverter_statistics import InverterStatistics as InverterStatistics
    from .load_curve_resolution import LoadCurveResolution as LoadCurveResolution
    from .onboarding_language import OnboardingLanguage as OnboardingLanguage
    from .onboarding_session_input import OnboardingSessionInput as OnboardingSessionInput
    from .onboarding_session_output import OnboardingSessionOutput as OnboardingSessionOutput
    from .owner_output import OwnerOutput as OwnerOutput
    from .price import Price as Price
    from .price_zone import PriceZone as PriceZone
    from .property_type import PropertyType as PropertyType
    from .reauthenticate_input import ReauthenticateInput as ReauthenticateInput
    from .reauthenticate_output import ReauthenticateOutput as ReauthenticateOutput
    from .reauthenticate_projection import ReauthenticateProjection as ReauthenticateProjection
    from .resolution_link import ResolutionLink as ResolutionLink
    from .session_item import SessionItem as SessionItem
    from .session_list_output import SessionListOutput as SessionListOutput
    from .statistics_consumption import StatisticsConsumption as StatisticsConsumption
    from .statistics_data import StatisticsData as StatisticsData
    from .statistics_keyword import StatisticsKeyword as StatisticsKeyword
    from .statistics_metadata import StatisticsMetadata as StatisticsMetadata
    from .statistics_output import StatisticsOutput as StatisticsOutput
    from .statistics_period import StatisticsPeriod as StatisticsPeriod
    from .statistics_resolution import StatisticsResolution as StatisticsResolution
    from .statistics_savings import StatisticsSavings as StatisticsSavings
    from .token_input import TokenInput as TokenInput
    from .token_input_grant_type import TokenInputGrantType as TokenInputGrantType
    from .token_output import TokenOutput as TokenOutput
    from .trading_prices_input import TradingPricesInput as TradingPricesInput
    from .trading_prices_input_data import TradingPricesInputData as TradingPricesInputData
    from .trading_prices_input_metadata import TradingPricesInputMetadata as TradingPricesInputMetadata
    from .trading_prices_output import TradingPricesOutput as TradingPricesOutput
    from .trading_prices_state import TradingPricesState as TradingPricesState
    from .user_input import UserInput as UserInput
    from .user_output import UserOutput as UserOutput
    from .user_role import UserRole as UserRole
    from .user_update_input import UserUpdateInput as UserUpdateInput
    from .user_write_output import UserWriteOutput as UserWriteOutput
    from .wallbox_claim_token_output import WallboxClaimTokenOutput as WallboxClaimTokenOutput
    from .wallbox_claim_token_status_output import WallboxClaimTokenStatusOutput as WallboxClaimTokenStatusOutput
    from .wallbox_connection import WallboxConnection as WallboxConnection
    from .wallbox_detail_output import WallboxDetailOutput as WallboxDetailOutput
    from .wallbox_input import WallboxInput as WallboxInput
    from .wallbox_mode import WallboxMode as WallboxMode
    from .wallbox_output import WallboxOutput as WallboxOutput

_MODULES = {
    "AuthSessionInput": ".auth_session_input",
    "AuthSessionOutput": ".auth_session_output",
    "BatteryPolicy": ".battery_policy",
    "BoostConflictOutput": ".boost_conflict_output",
    "BoostState": ".boost_state",
    "BuildingInput": ".building_input",
    "BuildingOutput": ".building_output",
    "ChargeDailyPolicySchema": ".charge_daily_policy_schema",
    "ChargePolicyOutput": ".charge_policy_output",
    "ChargePolicyOutputMetadata": ".charge_policy_output_metadata",
    "ChargeWeeklyPolicySchema": ".charge_weekly_policy_schema",
    "CueActionOutput": ".cue_action_output",
    "CueState": ".cue_state",
    "CueStateInput": ".cue_state_input",
    "CurrentSessionOutput": ".current_session_output",
    "DataResolution": ".data_resolution",
    "DayAheadPricesOutput": ".day_ahead_prices_output",
    "DayAheadPricesOutputData": ".day_ahead_prices_output_data",
    "DayAheadPricesOutputMetadata": ".day_ahead_prices_output_metadata",
    "DayAheadPricesOutputQuery": ".day_ahead_prices_output_query",
    "DeviceModelInput": ".device_model_input",
    "DeviceModelOutput": ".device_model_output",
    "DevicesSavingsOutput": ".devices_savings_output",
    "DeviceTypeOutput": ".device_type_output",
    "ElectricVehicleDataKeyword": ".electric_vehicle_data_keyword",
    "ElectricVehicleDataOutput": ".electric_vehicle_data_output",
    "ElectricVehicleDataPointOutput": ".electric_vehicle_data_point_output",
    "ElectricVehicleDetailOutput": ".electric_vehicle_detail_output",
    "ElectricVehicleInput": ".electric_vehicle_input",
    "ElectricVehicleOutput": ".electric_vehicle_output",
    "ElectricVehicleStatistics": ".electric_vehicle_statistics",
    "EnergyContractInput": ".energy_contract_input",
    "EnergyContractOutput": ".energy_contract_output",
    "EnergyContractType": ".energy_contract_type",
    "HealthStatus": ".health_status",
    "HeatPumpDataKeyword": ".heat_pump_data_keyword",
    "HeatPumpDataOutput": ".heat_pump_data_output",
    "HeatPumpDataPointOutput": ".heat_pump_data_point_output",
    "HeatPumpDetailOutput": ".heat_pump_detail_output",
    "HeatPumpInput": ".heat_pump_input",
    "HeatPumpOutput": ".heat_pump_output",
    "HeatPumpStatistics": ".heat_pump_statistics",
    "InformationInput": ".information_input",
    "InverterDataKeyword": ".inverter_data_keyword",
    "InverterDataOutput": ".inverter_data_output",
    "InverterDataPointOutput": ".inverter_data_point_output",
    "InverterDetailOutput": ".inverter_detail_output",
    "InverterInput": ".inverter_input",
    "InverterOutput": ".inverter_output",
    "InverterStatistics": ".inverter_statistics",
    "LoadCurveResolution": ".load_curve_resolution",
    "OnboardingLanguage": ".onboarding_language",
    "OnboardingSessionInput": ".onboarding_session_input",
    "OnboardingSessionOutput": ".onboarding_session_output",
    "OwnerOutput": ".owner_output",
    "Price": ".price",
    "PriceZone": ".price_zone",
    "PropertyType": ".property_type",
    "ReauthenticateInput": ".reauthenticate_input",
    "ReauthenticateOutput": ".reauthenticate_output",
    "ReauthenticateProjection": ".reauthenticate_projection",
    "ResolutionLink": ".resolution_link",
    "SessionItem": ".session_item",
    "SessionListOutput": ".session_list_output",
    "StatisticsConsumption": ".statistics_consumption",
    "StatisticsData": ".statistics_data",
    "StatisticsKeyword": ".statistics_keyword",
    "StatisticsMetadata": ".statistics_metadata",
    "StatisticsOutput": ".statistics_output",
    "StatisticsPeriod": ".statistics_period",
    "StatisticsResolution": ".statistics_resolution",
    "StatisticsSavings": ".statistics_savings",
    "TokenInput": ".token_input",
    "TokenInputGrantType": ".token_input_grant_type",
    "TokenOutput": ".token_output",
    "TradingPricesInput": ".trading_prices_input",
    "TradingPricesInputData": ".trading_prices_input_data",
    "TradingPricesInputMetadata": ".trading_prices_input_metadata",
    "TradingPricesOutput": ".trading_prices_output",
    "TradingPricesState": ".trading_prices_state",
    "UserInput": ".user_input",
    "UserOutput": ".user_output",
    "UserRole": ".user_role",
    "UserUpdateInput": ".user_update_input",
    "UserWriteOutput": ".user_write_output",
    "WallboxClaimTokenOutput": ".wallbox_claim_token_output",
    "WallboxClaimTokenStatusOutput": ".wallbox_claim_token_status_output",
    "WallboxConnection": ".wallbox_connection",
    "WallboxDetailOutput": ".wallbox_detail_output",
    "WallboxInput": ".wallbox_input",
    "WallboxMode": ".wallbox_mode",
    "WallboxOutput": ".wallbox_output",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(_import_module(_MODULES[name], __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})


__all__ = [
    "AuthSessionInput",
    "AuthSessionOutput",
    "BatteryPolicy",
    "BoostConflictOutput",
    "BoostState",
    "BuildingInput",
    "BuildingOutput",
    "ChargeDailyPolicySchema",
    "ChargePolicyOutput",
    "ChargePolicyOutputMetadata",
    "ChargeWeeklyPolicySchema",
    "CueActionOutput",
    "CueState",
    "CueStateInput",
    "CurrentSessionOutput",
    "DataResolution",
    "DayAheadPricesOutput",
    "DayAheadPricesOutputData",
    "DayAheadPricesOutputMetadata",
    "DayAheadPricesOutputQuery",
    "DeviceModelInput",
    "DeviceModelOutput",
    "DevicesSavingsOutput",
    "DeviceTypeOutput",
    "ElectricVehicleDataKeyword",
    "ElectricVehicleDataOutput",
    "ElectricVehicleDataPointOutput",
    "ElectricVehicleDetailOutput",
    "ElectricVehicleInput",
    "ElectricVehicleOutput",
    "ElectricVehicleStatistics",
    "EnergyContractInput",
    "EnergyContractOutput",
    "EnergyContractType",
    "HealthStatus",
    "HeatPumpDataKeyword",
    "HeatPumpDataOutput",
    "HeatPumpDataPointOutput",
    "HeatPumpDetailOutput",
    "HeatPumpInput",
    "HeatPumpOutput",
    "HeatPumpStatistics",
    "InformationInput",
    "InverterDataKeyword",
    "InverterDataOutput",
    "InverterDataPointOutput",
    "InverterDetailOutput",
    "InverterInput",
    "InverterOutput",
    "InverterStatistics",
    "LoadCurveResolution",
    "OnboardingLanguage",
    "OnboardingSessionInput",
    "OnboardingSessionOutput",
    "OwnerOutput",
    "Price",
    "PriceZone",
    "PropertyType",
    "ReauthenticateInput",
    "ReauthenticateOutput",
    "ReauthenticateProjection",
    "ResolutionLink",
    "SessionItem",
    "SessionListOutput",
    "StatisticsConsumption",
    "StatisticsData",
    "StatisticsKeyword",
    "StatisticsMetadata",
    "StatisticsOutput",
    "StatisticsPeriod",
    "StatisticsResolution",
    "StatisticsSavings",
    "TokenInput",
    "TokenInputGrantType",
    "TokenOutput",
    "TradingPricesInput",
    "TradingPricesInputData",
    "TradingPricesInputMetadata",
    "TradingPricesOutput",
    "TradingPricesState",
    "UserInput",
    "UserOutput",
    "UserRole",
    "UserUpdateInput",
    "UserWriteOutput",
    "WallboxClaimTokenOutput",
    "WallboxClaimTokenStatusOutput",
    "WallboxConnection",
    "WallboxDetailOutput",
    "WallboxInput",
    "WallboxMode",
    "WallboxOutput",
]
