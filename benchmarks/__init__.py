"""One script a target; each prints its figure and what it is compared with."""
