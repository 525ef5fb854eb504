"""The one thing that pyproject.toml has no word for: which build script CFFI is to run."""

# --8<-- [start:all]
from setuptools import setup

setup(cffi_modules=["matrix_cffi_api_build.py:ffibuilder"])
# --8<-- [end:all]
