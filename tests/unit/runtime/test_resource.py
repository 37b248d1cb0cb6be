"""What all resources can do."""

from podero_client._runtime import codec
from podero_client._runtime.operation import Operation
from podero_client._runtime.resource import Resource
from podero_client.api import Resources
from podero_client.api.charge_policies import ChargePolicies


class Client(Resources):
    async def execute(self, *args, **kwargs):
        raise AssertionError


def test_a_resource_lists_its_methods():
    assert repr(Client().buildings) == "<Buildings: create, get, update>"
    assert isinstance(Client().charge_policies, ChargePolicies)


def test_a_resource_is_made_ready_before_its_first_call(monkeypatch):
    class Things(Resource):
        _operations = (Operation(name="things.get", method="GET", path="/", responses={200: list[int]}),)

    monkeypatch.setattr(codec, "_DECODERS", {})
    Things(Client())
    assert set(codec._DECODERS) == {list[int]}
