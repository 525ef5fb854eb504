cdef double asking(double number) except? -1:
    return number


cdef double believing(double number) except -1:
    return number


def call(double number):
    print("except? -1:", asking(number))
    print("except -1: ", believing(number))
