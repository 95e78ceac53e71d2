"""The business: records, states, commands, and the rules that run on laptop and portal alike."""
