"""OrdiDesk without its windows: rules, local store, sync, labels and the reference portal."""
