"""Tests of the workbook itself."""
