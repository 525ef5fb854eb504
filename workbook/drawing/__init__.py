"""Draws bytes, owners and layouts as SVG.

Pictures of pages, plots of bench/ and notebooks use it. It knows no chapter and no learner, and
uses no other room.
"""
