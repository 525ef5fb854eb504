"""A plugin of pytest: Hypothesis tries fewer examples, where a suite has run with all of them.

The suites run six times: two compilers, watched or not, and other Pythons. What is looked for in
the later runs lies in the compiler, the sanitizer or the Python, not in a rare example.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("few", max_examples=20, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("few")
