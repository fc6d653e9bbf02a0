#include "encode_template.h"

void snn_encode_conv2d_residual_s8(const snn_encode_conv2d_t *layer, const uint8_t *image,
                                   const snn_shortcuts_t *shortcuts, uint32_t *output) {
    run_conv2d(layer, image, shortcuts, output);
}

void snn_encode_linear_residual_s8(const snn_encode_linear_t *layer, const uint8_t *image,
                                   const snn_shortcuts_t *shortcuts, uint32_t *output) {
    run_linear(layer, image, shortcuts, output);
}
