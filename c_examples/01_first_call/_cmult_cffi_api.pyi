"""What type checkers need to know of the module that `cmult_cffi_api_build.py` builds."""

class _Lib:
    def cmult(self, int_param: int, float_param: float, /) -> float: ...
    def cmult_say(self, int_param: int, float_param: float, /) -> None: ...

lib: _Lib
