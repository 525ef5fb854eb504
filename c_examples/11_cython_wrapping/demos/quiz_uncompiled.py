# fate: AttributeError
import runpy

runpy.run_path("hashmap_pure_cython.py")  # the file itself, not the compiled module
