# fate: ok
import ctypes

tea = ctypes.create_string_buffer(b"tea")
print(len(tea), len(tea.value), len(ctypes.create_string_buffer(10).value))
