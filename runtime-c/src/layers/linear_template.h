/* Included by linear.c once per SNN_STATE_BITS. */

/* Sums of one plane. Its words are listed until SNN_SUM_EVENTS events may be waiting, which then
 * are added at once. `flip` inverts the bits. Returns the number of events. */
static uint32_t SNN_BY_STATE(sum_plane)(const SNN_TYPE(snn_linear) * layer, const uint32_t *plane,
                                        uint32_t flip, uint32_t is_first, uint32_t *sums,
                                        uint32_t *more, uint16_t *list) {
    const uint32_t inputs = layer->inputs;
    uint32_t events = 0, base = 0;
    uint16_t *end = list;
    for (uint32_t i = 0; i < inputs; i += 32u) {
        uint32_t bits = *plane++ ^ flip;
        if (inputs - i < 32u) {
            bits &= snn_low_mask(inputs - i);
        }
        if ((uint32_t)(end - list) + 32u > SNN_SUM_EVENTS || i - base > 65504u) {
            const uint32_t count = (uint32_t)(end - list);
            SNN_BY_STATE(snn_accumulate)
            (&layer->synapse, list, count, -(int32_t)base, is_first, layer->outputs, sums, more);
            is_first = 0;
            events += count;
            base = i;
            end = list;
        }
        end = snn_list_word(end, bits, i - base);
    }
    SNN_BY_STATE(snn_accumulate)
    (&layer->synapse, list, (uint32_t)(end - list), -(int32_t)base, is_first, layer->outputs, sums,
     more);
    return events + (uint32_t)(end - list);
}

/* Sums of one time step; returns the number of events, planes counting 2^j. */
static uint32_t SNN_BY_STATE(sum_step)(const SNN_TYPE(snn_linear) * layer, const uint32_t *input,
                                       uint32_t *sums, uint32_t *more, uint16_t *list) {
    const uint32_t words = SNN_PLANE_WORDS(layer->inputs);
    uint32_t events = 0;
#if SNN_STATE_BITS == 16
    if (layer->totals != NULL && is_dense(input, layer->inputs)) {
        return sum_silent(layer, input, sums, more, list);
    }
#endif
    for (uint32_t plane = layer->planes; plane-- != 0u;) {
        const uint32_t is_first = plane == layer->planes - 1u;
        if (!is_first) {
            SNN_BY_STATE(snn_double)(&layer->synapse, layer->outputs, sums);
            events *= 2u;
        }
        events +=
            SNN_BY_STATE(sum_plane)(layer, input + plane * words, 0, is_first, sums, more, list);
    }
    return events;
}

#if SNN_STATE_BITS == 32
/* Adds the current of a branch to the membranes in one time step. */
SNN_NOINLINE static void add_branch(const snn_linear_s32_t *layer, const snn_shortcuts_t *shortcuts,
                                    uint32_t step, uint32_t *membrane, uint32_t *sums,
                                    uint32_t *more, uint16_t *list) {
    const snn_branch_t *const branch = shortcuts->branch;
    const uint32_t input_words = branch->planes * SNN_PLANE_WORDS(branch->synapse.rows);
    const snn_codes_s32_t scale = {.multiplier = branch->multiplier, .shift = branch->shift};
    const snn_linear_s32_t side = {.inputs = branch->synapse.rows,
                                   .outputs = layer->outputs,
                                   .planes = branch->planes,
                                   .synapse = branch->synapse};
    const uint32_t events =
        sum_step_s32(&side, shortcuts->branch_input + step * input_words, sums, more, list);
    snn_branch_step_s32(&scale, sums, events * branch->synapse.code_max, membrane, layer->outputs);
}
#endif

void SNN_BY_STATE(snn_linear)(const SNN_TYPE(snn_linear) * layer, uint32_t steps,
                              const uint32_t *input, const snn_shortcuts_t *shortcuts,
                              uint32_t *output, uint32_t *state, uint32_t *scratch,
                              uint16_t *list) {
    const uint32_t outputs = layer->outputs;
    const uint32_t words = SNN_BY_STATE(snn_state_words)(&layer->synapse, outputs);
    const uint32_t input_words = layer->planes * SNN_PLANE_WORDS(layer->inputs);
    const uint32_t output_words = SNN_PLANE_WORDS(outputs);
    uint32_t *const membrane =
        SNN_BY_STATE(snn_open)(&layer->neuron, outputs, 1, state, 0, scratch);
    uint32_t *sums = scratch + words;
    uint32_t *more = sums + words;
    uint32_t *constants = more + (is_long(layer->inputs, layer->planes) ? words : 0u);
    snn_clear_words(output, steps * output_words);
    for (uint32_t step = 0; step < steps; step++) {
        if (step != 0u) {
            SNN_BY_STATE(snn_next)(&layer->neuron, outputs, 1, membrane);
        }
#if SNN_STATE_BITS == 32
        if (shortcuts != NULL && shortcuts->branch != NULL) {
            add_branch(layer, shortcuts, step, membrane, sums, more, list);
        }
#endif
        const uint32_t events = SNN_BY_STATE(sum_step)(layer, input, sums, more, list);
        SNN_BY_STATE(snn_fire)
        (&layer->neuron, shortcuts, step * output_words, events * layer->synapse.code_max, outputs,
         membrane, sums, constants, output, 0);
        input += input_words;
        output += output_words;
    }
    SNN_BY_STATE(snn_close)(&layer->neuron, outputs, 1, membrane, state, 0);
}

#undef SNN_STATE_BITS
