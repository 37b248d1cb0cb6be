"""What tests do in the name of people: play the end-user, sign in as somebody else."""

from __future__ import annotations

from uuid import UUID

from podero.simulator._api.tokens import Credentials, TokenService
from podero.simulator._world.entities import KindCode, User
from podero.simulator._world.journeys import (
    Outcome,
    choose_device,
    claim_wallbox,
    finish_login,
    finish_onboarding,
)
from podero.simulator._world.seeding import add_admin
from podero.simulator._world.world import World


class Controls:
    """The part of a simulator that plays people."""

    world: World
    tokens: TokenService

    def credentials_of(self, user_id: str | UUID) -> Credentials:
        """Give a user credentials of its own, which act with its role and in its organization.

        Args:
            user_id: An administrator, staff member or end-user.

        Returns:
            Client credentials, and a username with a password.

        Raises:
            NotFoundError: There is no such user; a LookupError.
        """
        user = self.world.user(str(user_id))
        return self.tokens.add(user.id, str(user.fields["email"]))

    def add_organization(self) -> User:
        """Add a second organization of the same partner, empty but for its administrator.

        Returns:
            The administrator; its `org_id` is the new organization.
        """
        org_id = self.world.new_id()
        self.world.org_ids.append(org_id)
        return add_admin(self.world, org_id)

    def finish_onboarding(self, onboarding_session_id: str | UUID, outcome: Outcome) -> str | None:
        """Complete, cancel or fail an onboarding session as the end-user does.

        Args:
            onboarding_session_id: The session's id.
            outcome: `success`, `cancel` or `fail`.

        Returns:
            Where the browser is sent; None if the person stays on the page after a failure.

        Raises:
            NotFoundError: There is no such session; a LookupError.
            RefusedError: The session is over; a ValueError.
        """
        return finish_onboarding(self.world, str(onboarding_session_id), outcome)

    def finish_login(self, auth_session_id: str | UUID, outcome: Outcome) -> str | None:
        """Complete, cancel or fail a login at the manufacturer as the owner does.

        Args:
            auth_session_id: The `auth_session_id` of the link that the owner was sent to.
            outcome: `success`, `cancel` or `fail`.

        Returns:
            Where the browser is sent; None to stay on the page.

        Raises:
            NotFoundError: There is no such login; a LookupError.
            RefusedError: The login is over; a ValueError.
        """
        return finish_login(self.world, str(auth_session_id), outcome)

    def claim_wallbox(self, token: str) -> UUID:
        """Connect a wallbox with a claim token now.

        Args:
            token: The claim token.

        Returns:
            Id of the wallbox.

        Raises:
            NotFoundError: There is no such token; a LookupError.
            RefusedError: The token was used or has expired; a ValueError.
        """
        return UUID(claim_wallbox(self.world, token).id)

    def device_ids(self, user_id: str | UUID) -> dict[KindCode, list[UUID]]:
        """List the devices of a user, wallboxes too, which the API does not list.

        Args:
            user_id: The owner's id.

        Returns:
            Ids by kind of device, oldest first.
        """
        found: dict[KindCode, list[UUID]] = {}
        for device in self.world.devices_of(str(user_id)):
            found.setdefault(device.kind.code, []).append(UUID(device.id))
        return found

    def choose_device(self, onboarding_session_id: str | UUID, kind: KindCode) -> None:
        """Choose a device in an onboarding session, as the end-user in the Connect UI does.

        It exists at once and is connected after `onboarding_seconds`.

        Args:
            onboarding_session_id: The session's id.
            kind: `hp`, `ev`, `iv` or `wb`.

        Raises:
            NotFoundError: There is no such session; a LookupError.
            RefusedError: A device was already chosen, or the session is over; a ValueError.
        """
        choose_device(self.world, str(onboarding_session_id), kind)
