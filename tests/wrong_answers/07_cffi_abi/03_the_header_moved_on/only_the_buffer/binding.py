"""Call the weather library with CFFI: ABI mode, in-line. For version 2 of it."""

from pathlib import Path

from cffi import FFI

ffi = FFI()
ffi.cdef("""
    #define WEATHER_TEXT_SIZE 40

    struct weather {
        int32_t station;
        int32_t minute;
        double celsius;
    };

    int weather_read(const char *line, struct weather *result);
    void weather_text(const struct weather *weather, char *buffer);
""")
lib = ffi.dlopen(str(Path(__file__).resolve().parent / "libweather.so"))


def describe(line: str) -> str:
    """Turn "10384 615 21.5" into "10384 at 10:15: 21.5 degrees".

    Raises ValueError for a line that cannot be read.
    """
    weather = ffi.new("struct weather *")
    if lib.weather_read(line.encode(), weather) != 0:
        raise ValueError(f"{line!r} cannot be read")
    buffer = ffi.new("char[]", lib.WEATHER_TEXT_SIZE)
    lib.weather_text(weather, buffer)
    text: bytes = ffi.string(buffer)
    return text.decode()


def celsius(line: str) -> float:
    """Return the temperature in a line: 21.5 for "10384 615 21.5".

    Raises ValueError for a line that cannot be read.
    """
    weather = ffi.new("struct weather *")
    if lib.weather_read(line.encode(), weather) != 0:
        raise ValueError(f"{line!r} cannot be read")
    degrees: float = weather.celsius
    return degrees
