#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Convolutions into residuals, of random shapes, against direct sums: as the first state, on
 * top of the newest one and of the mean of two, in place and not. */

#define MAX_STEPS 4
#define MAX_CHANNELS 128
#define MAX_INPUT_WORDS 60
#define MAX_ELEMENTS 640
#define MAX_LIST 400
#define MAX_SCRATCH 300
#define PATTERN 0x5A5A

static snn_residual_conv2d_t layer;
static snn_test_synapse_t synapse;
static uint32_t steps, kind, place;
static uint16_t multipliers[MAX_CHANNELS];
static int32_t biases[MAX_CHANNELS];
static uint32_t input[MAX_INPUT_WORDS];
static int16_t states[3][MAX_ELEMENTS + SNN_TEST_GUARD]; /* Older, newer, next. */
static int16_t expected[MAX_ELEMENTS];
static uint32_t scratch[MAX_SCRATCH + SNN_TEST_GUARD];
static uint16_t list[MAX_LIST + 1];
static uint32_t low, high, between, in_place, counted, projected;

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static uint32_t list_entries(void) {
    return SNN_CONV2D_LIST(layer.tile, layer.stride.width, layer.kernel.height, layer.kernel.width,
                           layer.input.channels);
}

static uint32_t scratch_words(void) {
    return SNN_RESIDUAL_CONV2D_SCRATCH(layer.tile, SNN_GROUPS(layer.output.channels),
                                       layer.output.channels);
}

/* A length of the input that gives `positions` windows. */
static int32_t input_length(int32_t positions, int32_t kernel, int32_t stride, int32_t padding) {
    return (positions - 1) * stride + kernel - 2 * padding + snn_random_between(0, stride - 1);
}

/* Half of the layers are projections; now and then to many channels. */
static int draw_shapes(void) {
    const int is_projection = snn_random_between(0, 1) == 0;
    const int most = snn_random_between(0, 2) == 0 ? MAX_CHANNELS : 40;
    const int size = snn_random_between(1, 5);
    layer.output =
        (snn_shape_t){(uint16_t)snn_random_between(1, size), (uint16_t)snn_random_between(1, size),
                      (uint16_t)snn_random_between(1, most)};
    if (snn_random_between(0, 1) == 0) {
        layer.output.channels = (uint16_t)((layer.output.channels + 31u) & ~31u);
    }
    const snn_test_window_t window = snn_test_window_draw(is_projection ? 1 : 3);
    layer.kernel = window.kernel;
    layer.stride = is_projection ? (snn_extent_t){1, 1} : window.stride;
    layer.padding = window.padding;
    layer.tile = (uint16_t)snn_random_between(1, layer.output.width);
    layer.planes =
        (uint8_t)(layer.tile == 1u && snn_random_between(0, 2) == 0 ? snn_random_between(2, 3) : 1);
    const int32_t height = input_length(layer.output.height, layer.kernel.height,
                                        layer.stride.height, layer.padding.height);
    const int32_t width = input_length(layer.output.width, layer.kernel.width, layer.stride.width,
                                       layer.padding.width);
    if (height < 1 || width < 1) {
        return 0;
    }
    layer.input = (snn_shape_t){(uint16_t)height, (uint16_t)width,
                                (uint16_t)snn_random_between(1, is_projection ? 64 : 12)};
    steps = (uint32_t)snn_random_between(1, MAX_STEPS);
    return steps * layer.planes * SNN_PLANE_WORDS(elements(layer.input)) <= MAX_INPUT_WORDS &&
           steps * elements(layer.output) <= MAX_ELEMENTS && list_entries() <= MAX_LIST &&
           scratch_words() <= MAX_SCRATCH;
}

/* Scales that bring the largest current to the size of a residual, or far beyond. */
static void draw_scales(uint32_t code_bits) {
    const int32_t largest =
        (int32_t)(synapse.synapse.rows * ((1u << layer.planes) - 1u) << code_bits);
    int32_t most = 0x3FFFFFFF / largest;
    most = most < 0x8000 ? most : 0x8000;
    static const uint8_t shifts[4] = {0, 7, 12, 30};
    layer.shift = (uint8_t)(snn_random_between(0, 1) == 0 ? shifts[snn_random_between(0, 3)]
                                                          : snn_random_between(0, 30));
    const int32_t size = snn_random_between(0, 9) == 0 ? 1 << 28 : snn_random_between(0, 40000);
    const int32_t fitting = layer.shift < 16u ? (40000 << layer.shift) / largest + 1 : most;
    if (snn_random_between(0, 2) != 0) {
        most = fitting < most ? fitting : most;
    }
    for (uint32_t c = 0; c < layer.output.channels; c++) {
        multipliers[c] =
            (uint16_t)(snn_random_between(0, 7) == 0 ? most : snn_random_between(0, most));
        biases[c] = snn_random_between(-size, size);
    }
}

static void draw_states(void) {
    const int32_t size = snn_random_between(0, 1) == 0 ? 32767 : snn_random_between(0, 32767);
    for (uint32_t i = 0; i < MAX_ELEMENTS + SNN_TEST_GUARD; i++) {
        states[0][i] = (int16_t)snn_random_between(-size - 1, size);
        states[1][i] = (int16_t)snn_random_between(-size - 1, size);
        states[2][i] = PATTERN;
    }
}

static int draw(void) {
    const uint32_t code_bits = 8u >> snn_random_between(0, 3);
    if (!draw_shapes() ||
        !snn_test_synapse_draw(&synapse, snn_random_between(0, 1) == 0 ? 1u : code_bits,
                               (uint32_t)layer.kernel.height * layer.kernel.width *
                                   layer.input.channels,
                               layer.output.channels)) {
        return 0;
    }
    layer.synapse = synapse.synapse;
    layer.multiplier = multipliers;
    layer.bias = biases;
    draw_scales(synapse.code_bits);
    draw_states();
    snn_random_planes(input, steps * layer.planes, elements(layer.input));
    kind = (uint32_t)snn_random_between(0, 2);
    place = kind == 0u ? 2u : (uint32_t)snn_random_between(kind == 2u ? 0 : 1, 2);
    return 1;
}

static int64_t window_sum(uint32_t step, int32_t y, int32_t x, uint32_t c) {
    const int32_t channels = layer.input.channels;
    int64_t sum = 0;
    for (int32_t ky = 0; ky < layer.kernel.height; ky++) {
        for (int32_t kx = 0; kx < layer.kernel.width; kx++) {
            const int32_t iy = y * layer.stride.height + ky - layer.padding.height;
            const int32_t ix = x * layer.stride.width + kx - layer.padding.width;
            if (iy < 0 || iy >= layer.input.height || ix < 0 || ix >= layer.input.width) {
                continue;
            }
            for (int32_t i = 0; i < channels; i++) {
                const uint32_t n = (uint32_t)((iy * layer.input.width + ix) * channels + i);
                const uint32_t row = (uint32_t)((kx * layer.kernel.height + ky) * channels + i);
                sum += (int64_t)snn_reference_count(input, step, layer.planes,
                                                    elements(layer.input), n) *
                       snn_test_synapse_weight(&synapse, row, c);
            }
        }
    }
    return sum;
}

static int64_t floor_divide(int64_t value, int64_t divisor) {
    const int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

static int16_t next_element(uint32_t step, uint32_t n) {
    const uint32_t c = n % layer.output.channels, at = step * elements(layer.output) + n;
    const int32_t y = (int32_t)(n / layer.output.channels / layer.output.width);
    const int32_t x = (int32_t)(n / layer.output.channels % layer.output.width);
    int64_t value = floor_divide(window_sum(step, y, x, c) * multipliers[c], 1 << layer.shift);
    value += biases[c];
    if (kind == 1u) {
        value += states[1][at];
    } else if (kind == 2u) {
        value += floor_divide((int64_t)states[0][at] + states[1][at], 2);
    }
    low += value < -32768;
    high += value > 32767;
    between += value >= -32768 && value <= 32767;
    return (int16_t)(value < -32768 ? -32768 : value > 32767 ? 32767 : value);
}

static void compute_expected(void) {
    for (uint32_t step = 0; step < steps; step++) {
        for (uint32_t n = 0; n < elements(layer.output); n++) {
            expected[step * elements(layer.output) + n] = next_element(step, n);
        }
    }
}

static void check_case(void) {
    const uint32_t count = steps * elements(layer.output);
    compute_expected();
    const int16_t guard[SNN_TEST_GUARD] = {states[place][count], states[place][count + 1u]};
    snn_test_output_prepare(scratch, scratch_words());
    list[list_entries()] = 0xA5A5u;
    snn_residual_conv2d(&layer, steps, input, kind == 2u ? states[0] : NULL,
                        kind != 0u ? states[1] : NULL, states[place], scratch, list);
    for (uint32_t i = 0; i < count; i++) {
        CHECK_EQUAL(states[place][i], expected[i]);
    }
    for (uint32_t i = 0; i < SNN_TEST_GUARD; i++) {
        CHECK_EQUAL(states[place][count + i], guard[i]);
    }
    snn_test_output_check(scratch + scratch_words(), 0, 0);
    CHECK_EQUAL(list[list_entries()], 0xA5A5u);
}

/* As many events as there are inputs, up to more than a kernel takes at once. */
static void check_many_events(uint32_t inputs, uint32_t channels) {
    uint32_t *const rows = synapse.weights; /* One block. */
    for (uint32_t i = 0; i < inputs; i++) {
        rows[i] = snn_random();
    }
    for (uint32_t i = 0; i < SNN_PLANE_WORDS(inputs); i++) {
        input[i] = 0xFFFFFFFFu;
    }
    layer = (snn_residual_conv2d_t){{1, 1, (uint16_t)inputs},
                                    {1, 1, (uint16_t)channels},
                                    {1, 1},
                                    {1, 1},
                                    {0, 0},
                                    1,
                                    1,
                                    {snn_sum_s1, rows, inputs, (uint16_t)SNN_GROUPS(channels), 1},
                                    multipliers,
                                    biases,
                                    1};
    for (uint32_t c = 0; c < channels; c++) {
        multipliers[c] = (uint16_t)(c + 1u);
        biases[c] = -(int32_t)c;
    }
    snn_residual_conv2d(&layer, 1, input, NULL, NULL, states[2], scratch, list);
    for (uint32_t c = 0; c < channels; c++) {
        int64_t sum = 0;
        for (uint32_t i = 0; i < inputs; i++) {
            sum += (rows[i] >> c & 1u) != 0u ? 1 : -1;
        }
        CHECK_EQUAL(states[2][c], floor_divide(sum * ((int64_t)c + 1), 2) - (int64_t)c);
    }
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        while (!draw()) {
        }
        check_case();
        in_place += place != 2u;
        counted += layer.planes > 1u;
        projected += (layer.kernel.height * layer.kernel.width) == 1 && synapse.code_bits == 1u &&
                     layer.output.channels > 32u;
    }
    for (uint32_t inputs = 30; inputs <= 258u; inputs++) {
        check_many_events(inputs, 32);
    }
    check_many_events(SNN_TEST_CODES / 4, 17);
    /* The draws are worth something only if they reach both bounds, states in place, counts and
     * projections of some size. */
    CHECK(low > between / 50u && high > between / 50u && between > low && between > high);
    CHECK(in_place > SNN_TEST_CASES / 5);
    CHECK(counted > SNN_TEST_CASES / 20);
    CHECK(projected > SNN_TEST_CASES / 20);
    return 0;
}
