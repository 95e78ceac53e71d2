"""The pieces that pages are built from: data in, meaningful signals out, no business object."""
