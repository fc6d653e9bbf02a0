#ifndef SNN_SRC_NEURON_SHORTCUT_S16_H
#define SNN_SRC_NEURON_SHORTCUT_S16_H

#include <stdint.h>

#include "snn/neuron.h"
#include "snn/placement.h"

/* 16-bit neurons to which spikes come by shortcuts. Internal to the library.
 *
 * Copies the constants of a layer's neurons and adds to a channel's bias its threshold once per
 * arriving spike: a time step with these constants is the time step with those spikes.
 *
 * neuron: the layer's neurons. plane: word of the shortcuts' tensors at which the time step starts.
 * bit: bit of channel 0 in its plane. constants: 2 * SNN_GROUP_WORDS words per group, overwritten.
 * Returns the neurons with those constants. */
SNN_HOT snn_neuron_s16_t snn_with_shortcuts_s16(const snn_neuron_s16_t *neuron,
                                                const snn_shortcuts_t *shortcuts, uint32_t plane,
                                                uint32_t bit, uint32_t channels,
                                                uint32_t *constants);

#endif
