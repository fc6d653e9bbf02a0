#include "measure.h"

/* Prints the instruction counts of kernels, one line each: kernel, format, spike rate in percent,
 * instructions, operations. */
int main(void) {
    measure_sums();
    measure_neurons();
    measure_stages();
    return 0;
}
