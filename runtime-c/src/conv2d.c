#include "snn/conv2d.h"

#include "clear.h"
#include "gather.h"
#include "neuron_step.h"

#define SNN_CODE_BITS 8
#define SNN_STATE_BITS 16
#include "conv2d_template.h"

#define SNN_CODE_BITS 8
#define SNN_STATE_BITS 32
#include "conv2d_template.h"

#define SNN_CODE_BITS 4
#define SNN_STATE_BITS 16
#include "conv2d_template.h"

#define SNN_CODE_BITS 4
#define SNN_STATE_BITS 32
#include "conv2d_template.h"

#define SNN_CODE_BITS 2
#define SNN_STATE_BITS 16
#include "conv2d_template.h"

#define SNN_CODE_BITS 2
#define SNN_STATE_BITS 32
#include "conv2d_template.h"
