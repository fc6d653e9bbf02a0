#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Self-attention of random sizes against its definition, one number at a time. Membranes of the map
 * have a random number of fractional bits here, enough to lose nothing. */

#define MAX_STEPS 8u
#define TENSOR_WORDS 256u
#define MAP_WORDS 512u
#define SCRATCH_WORDS 1000u

static snn_attention_t layer;
static uint32_t steps, width, map_size, map_words, scratch_words;
static int16_t lambda[MAX_STEPS * 8u];
static uint32_t query[TENSOR_WORDS], key[TENSOR_WORDS], value[TENSOR_WORDS];
static uint32_t output[TENSOR_WORDS + SNN_TEST_GUARD];
static uint32_t expected_map[MAP_WORDS], map[MAP_WORDS + SNN_TEST_GUARD];
static uint32_t scratch[SCRATCH_WORDS + SNN_TEST_GUARD];

/* What the draws led to. */
static uint32_t fired, silent, shown, blank, remembered, forgotten, inhibited;

static uint32_t tensor_words(void) {
    return SNN_PLANE_WORDS((uint32_t)layer.tokens * layer.channels);
}

/* A third of the layers have one head of many tokens and channels, which overlap a lot. */
static void draw_sizes(void) {
    const int is_wide = snn_random_between(0, 2) == 0;
    do {
        steps = (uint32_t)snn_random_between(1, snn_random_between(1, MAX_STEPS));
        layer.heads = (uint16_t)snn_random_between(1, is_wide ? 1 : snn_random_between(1, 8));
        layer.tokens = (uint16_t)snn_random_between(is_wide ? 24 : 1, snn_random_between(24, 100));
        layer.order = (uint8_t)snn_random_between(SNN_ATTENTION_SCORES, SNN_ATTENTION_CONTEXT);
        width = (uint32_t)snn_random_between(is_wide ? 24 : 1, snn_random_between(24, 100));
        layer.channels = (uint16_t)(layer.heads * width);
        map_size = layer.order == SNN_ATTENTION_SCORES ? layer.tokens : width;
        map_words = steps * SNN_ATTENTION_MAP(map_size, layer.heads);
        scratch_words = layer.order == SNN_ATTENTION_SCORES
                            ? SNN_ATTENTION_SCORES_SCRATCH(layer.tokens, width, steps)
                            : SNN_ATTENTION_CONTEXT_SCRATCH(layer.tokens, width, steps);
    } while (steps * tensor_words() > TENSOR_WORDS || map_words > MAP_WORDS ||
             scratch_words > SCRATCH_WORDS);
}

static void draw_layer(void) {
    draw_sizes();
    layer.fractional_bits = (uint8_t)snn_random_between(0, 13);
    layer.lambda = lambda;
    for (uint32_t i = 0; i < steps * layer.heads; i++) {
        const int32_t size = (1 << layer.fractional_bits) / snn_random_between(1, 8) + 1;
        lambda[i] = (int16_t)snn_random_between(-size / 2, 2 * size);
    }
    /* Other rates in every step: what is carried over shows where little follows on much. */
    for (uint32_t step = 0; step < steps; step++) {
        const uint32_t first = step * tensor_words();
        snn_random_planes(query + first, 1, (uint32_t)layer.tokens * layer.channels);
        snn_random_planes(key + first, 1, (uint32_t)layer.tokens * layer.channels);
        snn_random_planes(value + first, 1, (uint32_t)layer.tokens * layer.channels);
    }
}

static uint32_t bit_of(const uint32_t *tensor, uint32_t step, uint32_t head, uint32_t token,
                       uint32_t channel) {
    return snn_reference_bit(tensor + step * tensor_words(),
                             token * layer.channels + head * width + channel);
}

static uint32_t *map_row(uint32_t *maps, uint32_t step, uint32_t head, uint32_t row) {
    return maps + ((step * layer.heads + head) * map_size + row) * SNN_PLANE_WORDS(map_size);
}

static int64_t overlap(uint32_t step, uint32_t head, uint32_t row, uint32_t column) {
    int64_t count = 0;
    if (layer.order == SNN_ATTENTION_SCORES) {
        for (uint32_t c = 0; c < width; c++) {
            count += bit_of(query, step, head, row, c) & bit_of(key, step, head, column, c);
        }
    } else {
        for (uint32_t j = 0; j < layer.tokens; j++) {
            count += bit_of(key, step, head, j, row) & bit_of(value, step, head, j, column);
        }
    }
    return count;
}

static void compute_map_neuron(uint32_t head, uint32_t row, uint32_t column, int32_t fraction) {
    int64_t membrane = 0;
    for (uint32_t step = 0; step < steps; step++) {
        const int64_t count = overlap(step, head, row, column);
        membrane = (membrane >> 1) + count * ((int64_t)1 << fraction);
        const uint32_t spike = membrane >= (int64_t)2 << fraction;
        membrane -= spike * ((int64_t)2 << fraction);
        map_row(expected_map, step, head, row)[column / 32u] |= spike << (column % 32u);
        shown += spike;
        blank += 1u - spike;
        remembered += spike && count < 2;
        forgotten += step + 1u < steps && membrane >= (int64_t)16 << fraction;
    }
}

static void compute_map(void) {
    const int32_t fraction = snn_random_between((int32_t)steps - 1, 20);
    for (uint32_t i = 0; i < map_words; i++) {
        expected_map[i] = 0;
    }
    for (uint32_t head = 0; head < layer.heads; head++) {
        for (uint32_t row = 0; row < map_size; row++) {
            for (uint32_t column = 0; column < map_size; column++) {
                compute_map_neuron(head, row, column, fraction);
            }
        }
    }
}

/* n of a neuron behind the map. */
static int64_t attended(uint32_t step, uint32_t head, uint32_t token, uint32_t channel) {
    int64_t count = 0;
    for (uint32_t i = 0; i < map_size; i++) {
        if (layer.order == SNN_ATTENTION_SCORES) {
            count += snn_reference_bit(map_row(expected_map, step, head, token), i) &
                     bit_of(value, step, head, i, channel);
        } else {
            count += bit_of(query, step, head, token, i) &
                     snn_reference_bit(map_row(expected_map, step, head, i), channel);
        }
    }
    return count;
}

static void check_neuron(uint32_t head, uint32_t token, uint32_t channel) {
    int64_t membrane = 0;
    for (uint32_t step = 0; step < steps; step++) {
        membrane = (membrane >> 1) +
                   attended(step, head, token, channel) * lambda[step * layer.heads + head];
        const uint32_t spike = membrane >= (int64_t)1 << layer.fractional_bits;
        inhibited += membrane < 0;
        membrane = spike ? 0 : membrane;
        CHECK_EQUAL(bit_of(output, step, head, token, channel), spike);
        fired += spike;
        silent += 1u - spike;
    }
}

static void check_output(void) {
    for (uint32_t head = 0; head < layer.heads; head++) {
        for (uint32_t token = 0; token < layer.tokens; token++) {
            for (uint32_t channel = 0; channel < width; channel++) {
                check_neuron(head, token, channel);
            }
        }
    }
    snn_test_output_check(output, steps, (uint32_t)layer.tokens * layer.channels);
    snn_test_output_check(scratch + scratch_words, 0, 0);
}

static void check_map(void) {
    for (uint32_t i = 0; i < map_words; i++) {
        CHECK_EQUAL(map[i], expected_map[i]);
    }
    snn_test_output_check(map + map_words, 0, 0);
}

/* With and without a picture of the map; the working memory starts from anything. */
static void run(uint32_t *picture) {
    snn_test_output_prepare(output, steps * tensor_words());
    snn_test_output_prepare(scratch, SCRATCH_WORDS);
    snn_test_output_prepare(map, map_words);
    snn_attention(&layer, steps, query, key, value, output, picture, scratch);
    check_output();
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer();
        compute_map();
        run(map);
        check_map();
        if (i % 8u == 0u) {
            run(NULL);
        }
    }
    /* Both outcomes are frequent, and so is what only some membranes do: make a map's neuron fire
     * that overlaps too little, carry more than counts, and be negative. */
    CHECK(fired > silent / 20u && silent > fired / 20u);
    CHECK(shown > blank / 20u && blank > shown / 20u);
    CHECK(remembered > shown / 200u && forgotten > shown / 200u);
    CHECK(inhibited > silent / 200u);
    return 0;
}
