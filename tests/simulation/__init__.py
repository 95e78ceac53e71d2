"""Several laptops and a portal in one process, under faults that a seed decides."""
