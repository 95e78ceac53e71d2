"""The way between store and portal: push, pull, snapshot, and when to try again."""
