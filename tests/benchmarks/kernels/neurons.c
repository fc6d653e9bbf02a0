#include "measure.h"
#include "snn_board.h"

/* One time step of 256 neurons, per rule. */

#define NEURONS 256u

static void measure(const char *rule, snn_lif_t *kernel) {
    const snn_neuron_s16_t neurons = make_neurons(kernel, NEURONS);
    const work_t work = {NEURONS, 0, NEURONS};
    uint32_t *membranes = scratch;
    uint32_t *sums = scratch + NEURONS / 2u;
    for (uint32_t i = 0; i < NEURONS / 2u; i++) {
        membranes[i] = SNN_MEMBRANE_REST;
        sums[i] = 0;
    }
    const uint64_t start = snn_board_instructions();
    kernel(&neurons, membranes, sums, 0);
    report("neurons", rule, 0, snn_board_instructions_since(start), work);
}

void measure_neurons(void) {
    measure("half zero", snn_lif_half_zero);
    measure("half subtract", snn_lif_half_subtract);
    measure("none zero", snn_lif_none_zero);
    measure("none subtract", snn_lif_none_subtract);
    measure("quarter zero", snn_lif_quarter_zero);
    measure("quarter subtract", snn_lif_quarter_subtract);
    measure("three quarters zero", snn_lif_three_quarters_zero);
    measure("three quarters subtract", snn_lif_three_quarters_subtract);
    measure("scalar", snn_lif_scalar);
}
