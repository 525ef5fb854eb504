# fate: AttributeError
from _matrix_cffi_api import lib

lib.MATRIX_MAX_DIM = 10
