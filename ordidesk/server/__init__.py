"""The portal: the authority that laptops synchronise with, over HTTP and a database."""
