"""What the windows ask the laptop's store: one module a page, SQL in, frozen rows out."""
