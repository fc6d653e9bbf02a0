#define SNN_ENCODE(name) name##_residual_s8
#define SNN_SHORTCUTS , const snn_shortcuts_t *shortcuts
#define SNN_RUN(neuron, channel, current, time_steps, output, plane_words, bit)                    \
    snn_neuron_run_residual_s32(neuron, shortcuts, channel, current, time_steps, output,           \
                                plane_words, bit)
#include "encode_template.h"
