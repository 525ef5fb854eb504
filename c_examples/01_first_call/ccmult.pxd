# What Cython needs to know of the C library. The C compiler checks it against cmult.h.
# --8<-- [start:declare]
cdef extern from "cmult.h":
    float cmult(int int_param, float float_param) noexcept
    void cmult_say(int int_param, float float_param) noexcept
# --8<-- [end:declare]
