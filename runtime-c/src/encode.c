#define SNN_ENCODE(name) name##_s8
#define SNN_SHORTCUTS
#define SNN_RUN(neuron, channel, current, time_steps, output, plane_words, bit)                    \
    snn_neuron_run_s32(neuron, channel, current, time_steps, output, plane_words, bit)
#include "encode_template.h"
