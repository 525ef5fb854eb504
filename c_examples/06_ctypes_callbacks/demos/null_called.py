# fate: SIGSEGV
import faulthandler

from declared import STAGE

faulthandler.enable()

nothing = STAGE()
print("and now the call")
nothing(None, None)
