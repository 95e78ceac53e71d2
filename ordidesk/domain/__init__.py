"""The business: records, states, commands and the rules that run on the laptop and in the portal."""
