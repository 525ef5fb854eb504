"""Copy, view or refused? Predicted, before anything is run."""

PREDICTION = {
    "a": "view",  # (c_char * 6).from_buffer(data)
    "b": "refused",  # (c_char * 6).from_buffer(bytes(data))
    "c": "copy",  # create_string_buffer(bytes(data))
    "d": "copy",  # numbers[0:2]
    "e": "view",  # memoryview(numbers)
    "f": "copy",  # (c_int32 * 3)(*listed)
    "g": "copy",  # np.ascontiguousarray(table[:, 1])
    "h": "view",  # np.ascontiguousarray(table[1])
    "i": "view",  # np.ctypeslib.as_array(numbers)
    "j": "copy",  # buffer.value
    "k": "copy",  # np.ascontiguousarray(table, dtype=np.int64)
    "m": "view",  # cast(numbers, POINTER(c_int32))
}
