"""One module a page: data in, meaningful signals out; no rule and no SQL."""
