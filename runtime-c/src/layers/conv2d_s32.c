#include "snn/conv2d.h"

#include "layers/layer_s32.h"

typedef snn_conv2d_s32_t layer_t;
#include "layers/conv2d_template.h"

/* Adds a side current to the membranes of a tile in one time step, as a convolution that
 * makes no spikes. */
SNN_NOINLINE static SNN_HOT void add_side_current(const snn_conv2d_s32_t *layer,
                                                  const snn_event_list_t *event_list,
                                                  const snn_shortcuts_t *shortcuts, uint32_t step,
                                                  uint32_t *membrane, uint32_t *sums) {
    const snn_side_current_t *const side = shortcuts->side_current;
    const uint32_t input_words = side->planes * snn_plane_words(side->input);
    const int32_t y = (event_list->top + layer->padding.height) / layer->stride.height;
    const int32_t x = (event_list->left + layer->padding.width) / layer->stride.width;
    const snn_codes_s32_t scale = {.multiplier = side->multiplier, .shift = side->shift};
    const snn_conv2d_s32_t layer_of_side = {.input = side->input,
                                            .output = layer->output,
                                            .kernel = side->kernel,
                                            .stride = side->stride,
                                            .padding = side->padding,
                                            .planes = side->planes,
                                            .tile = layer->tile,
                                            .synapse = side->synapse,
                                            .neuron = {.codes = &scale}};
    snn_event_list_t window = *event_list;
    window.input = side->input;
    window.kernel = side->kernel;
    window.stride = side->stride.width;
    window.top = y * side->stride.height - side->padding.height;
    snn_event_list_place(&window, x * side->stride.width - side->padding.width, layer->tile,
                         event_list->width);
    run_tile(&layer_of_side, &window, shortcuts->side_input + step * input_words, NULL, 0, NULL,
             membrane, sums);
}

static SNN_HOT void run_step(const snn_conv2d_s32_t *layer, const snn_event_list_t *event_list,
                             uint32_t step, const uint32_t *input, const snn_shortcuts_t *shortcuts,
                             uint32_t plane, uint32_t *output, uint32_t *membrane, uint32_t *sums) {
    if (shortcuts != NULL && shortcuts->side_current != NULL) {
        add_side_current(layer, event_list, shortcuts, step, membrane, sums);
    }
    run_tile(layer, event_list, input, shortcuts, plane, output, membrane, sums);
}

void snn_conv2d_s32(const snn_conv2d_s32_t *layer, uint32_t steps, const uint32_t *input,
                    const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                    uint32_t *scratch, uint16_t *list) {
    run_layer(layer, steps, input, shortcuts, output, state, scratch, list);
}
