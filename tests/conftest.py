"""Settings every test shares."""

from hypothesis import HealthCheck, settings

# Derandomised: a run tells of the code, not of luck. Deadlines measure the machine.
settings.register_profile(
    "l10n", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("l10n")
