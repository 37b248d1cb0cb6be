"""A clock that stands still until somebody sleeps on it or moves it."""

from podero import Clock


class FakeClock:
    """Time that the test moves; `clock` is what a client takes.

    Args:
        random: Every draw.
    """

    def __init__(self, *, random=0.5):
        self.now = 1000.0
        self.wall = 1_800_000_000.0
        self.slept = []
        self.clock = Clock(monotonic=lambda: self.now, wall=lambda: self.wall, sleep=self.sleep, random=lambda: random)

    def advance(self, seconds):
        self.now += seconds
        self.wall += seconds

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.advance(seconds)
