/* Included by conv2d.c once per SNN_STATE_BITS. */

/* One time step of the neurons of a tile whose events are listed. `columns` are its input columns;
 * membranes and output start at the tile. */
static void SNN_BY_STATE(run_tile)(const SNN_TYPE(snn_conv2d) * layer,
                                   const snn_event_list_t *event_list, const uint32_t *input,
                                   const snn_shortcuts_t *shortcuts, uint32_t plane,
                                   uint32_t *output, uint32_t *membrane, uint32_t *sums) {
    const uint32_t channels = layer->output.channels;
    const uint32_t words = SNN_BY_STATE(snn_state_words)(&layer->synapse, channels);
    const uint32_t group_words = layer->synapse.groups * SNN_GROUP_WORDS;
    const int32_t column_rows = (int32_t)((uint32_t)layer->kernel * layer->input.channels);
    const uint32_t input_words = snn_plane_words(layer->input);
    uint32_t *more = sums + words;
    uint32_t *constants = more + (is_long(&layer->synapse, layer->planes) ? group_words : 0u);
    uint32_t bit = event_list->bit;
    uint32_t events = 0;
    for (uint32_t j = layer->planes; j-- != 0u;) {
        const uint32_t is_first = j == layer->planes - 1u;
        snn_event_list_fill(event_list, input + j * input_words);
        if (!is_first) {
            SNN_BY_STATE(snn_double)(&layer->synapse, channels, sums);
            events *= 2u;
        }
        for (uint32_t x = 0, column = 0; x < event_list->width; x++, column += layer->stride) {
            const uint16_t start = event_list->start[column];
            const uint16_t count = (uint16_t)(event_list->start[column + layer->kernel] - start);
            events = (is_first ? 0u : events) + count;
            SNN_BY_STATE(snn_accumulate)
            (&layer->synapse, event_list->list + start, count, (int32_t)column * column_rows,
             is_first, channels, sums, more);
            if (j == 0u) {
                SNN_BY_STATE(snn_fire)
                (&layer->neuron, shortcuts, plane, events * layer->synapse.code_max, channels,
                 membrane, sums, constants, output, bit);
                membrane += words;
                bit += channels;
            }
        }
    }
}

#if SNN_STATE_BITS == 32
/* Adds the current of a branch to the membranes of a tile in one time step, as a convolution that
 * makes no spikes. */
SNN_NOINLINE static void add_branch(const snn_conv2d_s32_t *layer,
                                    const snn_event_list_t *event_list,
                                    const snn_shortcuts_t *shortcuts, uint32_t step,
                                    uint32_t *membrane, uint32_t *sums) {
    const snn_branch_t *const branch = shortcuts->branch;
    const uint32_t input_words = branch->planes * snn_plane_words(branch->input);
    const int32_t y = (event_list->top + layer->padding) / layer->stride;
    const int32_t x = (event_list->left + layer->padding) / layer->stride;
    const snn_codes_s32_t scale = {.multiplier = branch->multiplier, .shift = branch->shift};
    const snn_conv2d_s32_t side = {.input = branch->input,
                                   .output = layer->output,
                                   .kernel = branch->kernel,
                                   .stride = branch->stride,
                                   .padding = branch->padding,
                                   .planes = branch->planes,
                                   .tile = layer->tile,
                                   .synapse = branch->synapse,
                                   .neuron = {.codes = &scale}};
    snn_event_list_t window = *event_list;
    window.input = branch->input;
    window.kernel = branch->kernel;
    window.stride = branch->stride;
    window.top = y * branch->stride - branch->padding;
    snn_event_list_place(&window, x * branch->stride - branch->padding, layer->tile,
                         event_list->width);
    run_tile_s32(&side, &window, shortcuts->branch_input + step * input_words, NULL, 0, NULL,
                 membrane, sums);
}
#endif

/* All time steps of a tile. */
static void SNN_BY_STATE(run_steps)(const SNN_TYPE(snn_conv2d) * layer, uint32_t steps,
                                    const snn_event_list_t *event_list, const uint32_t *input,
                                    const snn_shortcuts_t *shortcuts, uint32_t *output,
                                    uint32_t *membrane, uint32_t *sums) {
    const uint32_t input_words = layer->planes * snn_plane_words(layer->input);
    const uint32_t output_words = snn_plane_words(layer->output);
    for (uint32_t step = 0; step < steps; step++) {
        if (step != 0u) {
            SNN_BY_STATE(snn_next)
            (&layer->neuron, layer->output.channels, event_list->width, membrane);
        }
#if SNN_STATE_BITS == 16
        if (is_plain_s16(layer, shortcuts)) {
            snn_event_list_fill(event_list, input + step * input_words);
            run_plain_tile(layer, event_list, output + step * output_words, membrane, sums);
            continue;
        }
#else
        if (shortcuts != NULL && shortcuts->branch != NULL) {
            add_branch(layer, event_list, shortcuts, step, membrane, sums);
        }
#endif
        SNN_BY_STATE(run_tile)
        (layer, event_list, input + step * input_words, shortcuts, step * output_words,
         output + step * output_words, membrane, sums);
    }
}

void SNN_BY_STATE(snn_conv2d)(const SNN_TYPE(snn_conv2d) * layer, uint32_t steps,
                              const uint32_t *input, const snn_shortcuts_t *shortcuts,
                              uint32_t *output, uint32_t *state, uint32_t *scratch,
                              uint16_t *list) {
    const uint32_t channels = layer->output.channels;
    const uint32_t words = SNN_BY_STATE(snn_state_words)(&layer->synapse, channels);
    uint32_t *const sums = scratch + layer->tile * words;
    snn_event_list_t event_list = {layer->input, layer->kernel, layer->stride, 0, 0, 0, 0,
                                   list,         list};
    uint32_t position = 0;
    snn_clear_words(output, steps * snn_plane_words(layer->output));
    for (int32_t y = 0; y < layer->output.height; y++) {
        event_list.top = y * layer->stride - layer->padding;
        for (uint32_t x = 0; x < layer->output.width; x += layer->tile) {
            snn_event_list_place(&event_list, (int32_t)(x * layer->stride) - layer->padding,
                                 layer->tile, layer->output.width - x);
            uint32_t *membrane = SNN_BY_STATE(snn_open)(&layer->neuron, channels, event_list.width,
                                                        state, position, scratch);
            SNN_BY_STATE(run_steps)
            (layer, steps, &event_list, input, shortcuts, output, membrane, sums);
            SNN_BY_STATE(snn_close)
            (&layer->neuron, channels, event_list.width, membrane, state, position);
            position += event_list.width;
            event_list.bit += event_list.width * channels;
        }
    }
}

#undef SNN_STATE_BITS
