"""Property tests here measure rules, not the machine: no example fails because it was slow."""

from hypothesis import HealthCheck, settings

settings.register_profile("officer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("officer")
