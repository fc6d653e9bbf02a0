#include "encode_template.h"

void snn_encode_conv2d_s8(const snn_encode_conv2d_t *layer, const uint8_t *image,
                          uint32_t *output) {
    run_conv2d(layer, image, NULL, output);
}

void snn_encode_linear_s8(const snn_encode_linear_t *layer, const uint8_t *image,
                          uint32_t *output) {
    run_linear(layer, image, NULL, output);
}
