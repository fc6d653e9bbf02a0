#include "measure.h"

/* Prints the instruction counts of kernels, one line each; see report. */
int main(void) {
    measure_sums();
    measure_neurons();
    measure_layers();
    measure_planes();
    measure_stages();
    measure_attention();
    measure_residuals();
    measure_codes();
    return 0;
}
