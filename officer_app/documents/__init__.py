"""Letters and reports: pure facts in, finished PDF bytes out; nothing here reads a clock, a register or a network."""

from reportlab import rl_config

rl_config.trustedHosts = ("nowhere.invalid",)
rl_config.trustedSchemes = ()
rl_config.invariant = 1
