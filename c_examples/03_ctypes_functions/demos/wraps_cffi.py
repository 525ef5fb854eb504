# fate: OverflowError
import stopwatch_cffi_api

with stopwatch_cffi_api.Stopwatch() as watch:
    watch.add_ms(5_000_000_000)
