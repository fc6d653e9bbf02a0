#include "snn/lanes.h"
isa = SNN_ISA
