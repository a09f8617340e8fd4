"""Lets torchvision load beside a torch it was not compiled for: its own operators are left out, only resizing, which is torch's, is needed."""
import sys
from types import ModuleType

sys.modules["torchvision._meta_registrations"] = ModuleType("torchvision._meta_registrations")
