"""Draws the sheets: laid out once in their own units, drawn alike on file, paper and screen."""
