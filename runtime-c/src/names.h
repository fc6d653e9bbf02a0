#ifndef SNN_SRC_NAMES_H
#define SNN_SRC_NAMES_H

/* Names and types of kernels that are written once and included per format. The including file
 * defines SNN_CODE_BITS (8, 4, 2: weights) and SNN_STATE_BITS (16, 32: accumulators, membranes). */

#define SNN_JOIN2_(a, b) a##b
#define SNN_JOIN4_(a, b, c, d) a##b##c##d
#define SNN_JOIN2(a, b) SNN_JOIN2_(a, b)
#define SNN_JOIN4(a, b, c, d) SNN_JOIN4_(a, b, c, d)
#define SNN_JOIN3_(a, b, c) a##b##c
#define SNN_JOIN3(a, b, c) SNN_JOIN3_(a, b, c)

/* snn_conv2d -> snn_conv2d_s8_s16 */
#define SNN_KERNEL(name) SNN_JOIN4(name##_s, SNN_CODE_BITS, _s, SNN_STATE_BITS)
/* snn_neuron_step -> snn_neuron_step_s16 */
#define SNN_BY_STATE(name) SNN_JOIN2(name##_s, SNN_STATE_BITS)
/* snn_neuron -> snn_neuron_s16_t */
#define SNN_TYPE(name) SNN_JOIN3(name##_s, SNN_STATE_BITS, _t)
#define SNN_SIGNED SNN_JOIN3(int, SNN_STATE_BITS, _t)
#define SNN_UNSIGNED SNN_JOIN3(uint, SNN_STATE_BITS, _t)

#endif
