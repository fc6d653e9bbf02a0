#ifndef SNN_SRC_LAYERS_NAMES_H
#define SNN_SRC_LAYERS_NAMES_H

/* Names of layers that are written once and included per width of their neurons. The including file
 * defines SNN_STATE_BITS: 16 or 32. */

#define SNN_JOIN2_(a, b) a##b
#define SNN_JOIN3_(a, b, c) a##b##c
#define SNN_JOIN2(a, b) SNN_JOIN2_(a, b)
#define SNN_JOIN3(a, b, c) SNN_JOIN3_(a, b, c)

/* snn_conv2d -> snn_conv2d_s16 */
#define SNN_BY_STATE(name) SNN_JOIN2(name##_s, SNN_STATE_BITS)
/* snn_conv2d -> snn_conv2d_s16_t */
#define SNN_TYPE(name) SNN_JOIN3(name##_s, SNN_STATE_BITS, _t)

#endif
