#include "snn/linear.h"

#include <stddef.h>

#include "clear.h"
#include "gather.h"
#include "neuron_step.h"

#define SNN_RESIDUAL
#define SNN_TEMPLATE "linear_template.h"
#include "each_format.h"
