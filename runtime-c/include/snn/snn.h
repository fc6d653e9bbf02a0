#ifndef SNN_SNN_H
#define SNN_SNN_H

/**
 * Spiking neural networks in integers: the kernels that generated code calls.
 *
 * No floating point, no allocation, no globals: all memory is the caller's. Kernels trust their
 * layer descriptions, which the compiler has checked; generated entry points check what the caller
 * passes in.
 */

#include "snn/attention.h"
#include "snn/bit_neuron.h"
#include "snn/conv2d.h"
#include "snn/conv2d_b1.h"
#include "snn/encode.h"
#include "snn/error.h"
#include "snn/events.h"
#include "snn/lanes.h"
#include "snn/linear.h"
#include "snn/linear_b1.h"
#include "snn/link_check.h"
#include "snn/neuron.h"
#include "snn/option_a.h"
#include "snn/placement.h"
#include "snn/pool.h"
#include "snn/readout.h"
#include "snn/residual.h"
#include "snn/saved.h"
#include "snn/spikes.h"
#include "snn/stack.h"
#include "snn/static_assert.h"
#include "snn/synapse.h"
#include "snn/trace.h"
#include "snn/version.h"

#endif
