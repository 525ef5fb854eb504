"""Programs that load a library. Each runs in a Python of its own, in the folder of the libraries.

What is printed is compared with the number in the comment.
"""

BEGIN = "import ctypes, os, shutil\n"

SITUATIONS = {
    "bare name": 'print(ctypes.CDLL("libdie.so").die_max())  # 6',
    "with a slash": 'print(ctypes.CDLL("./libdie.so").die_max())  # 6',
    "variable in the program": """
os.environ["LD_LIBRARY_PATH"] = os.getcwd()
print(ctypes.CDLL("libdie.so").die_max())  # 6
""",
    # Started like this: LD_LIBRARY_PATH=. python program.py
    "variable before the start": 'print(ctypes.CDLL("libdie.so").die_max())  # 6',
    "needs another": 'print(ctypes.CDLL("./libbag.so").bag_max())  # 12',
    "needs another, with rpath": 'print(ctypes.CDLL("./libbag_rpath.so").bag_max())  # 12',
    "not linked": """
ctypes.CDLL("./libdie.so")
print(ctypes.CDLL("./libbag_open.so").bag_max())  # 12
""",
    "not linked, but global": """
ctypes.CDLL("./libdie.so", mode=ctypes.RTLD_GLOBAL)
print(ctypes.CDLL("./libbag_open.so").bag_max())  # 12
""",
    "another one, global": """
ctypes.CDLL("./libbig.so", mode=ctypes.RTLD_GLOBAL)
print(ctypes.CDLL("./libbag_rpath.so").bag_max())  # 12
""",
    "hidden": 'print(ctypes.CDLL("./libhidden.so").die_max())  # 6',
    "built again": """
shutil.copy("libdie.so", "libnow.so")
ctypes.CDLL("./libnow.so")
os.remove("libnow.so")
shutil.copy("libbig.so", "libnow.so")  # as a build would: a new file under the old name
print(ctypes.CDLL("./libnow.so").die_max())  # 60
""",
}
