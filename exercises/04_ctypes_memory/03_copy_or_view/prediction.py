"""Copy, view or refused? Predicted, before anything is run."""

PREDICTION = {
    "a": "view",  # (c_char * 6).from_buffer(data)
    "b": "",  # TODO: (c_char * 6).from_buffer(bytes(data))
    "c": "",  # create_string_buffer(bytes(data))
    "d": "",  # numbers[0:2]
    "e": "",  # memoryview(numbers)
    "f": "",  # (c_int32 * 3)(*listed)
    "g": "",  # np.ascontiguousarray(table[:, 1])
    "h": "",  # np.ascontiguousarray(table[1])
    "i": "",  # np.ctypeslib.as_array(numbers)
    "j": "",  # buffer.value
    "k": "",  # np.ascontiguousarray(table, dtype=np.int64)
    "m": "",  # cast(numbers, POINTER(c_int32))
}
