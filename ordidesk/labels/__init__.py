"""Labels: from pixels to what the text of a label means. Nothing here knows Qt."""
