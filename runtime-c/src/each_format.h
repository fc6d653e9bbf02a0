/* Includes SNN_TEMPLATE once per format of spiking layers: the one list of them. No include guard:
 * every family of kernels includes it. The template undefines the two numbers at its end. */

#define SNN_CODE_BITS 8
#define SNN_STATE_BITS 16
#include SNN_TEMPLATE

#define SNN_CODE_BITS 8
#define SNN_STATE_BITS 32
#include SNN_TEMPLATE

#define SNN_CODE_BITS 4
#define SNN_STATE_BITS 16
#include SNN_TEMPLATE

#define SNN_CODE_BITS 4
#define SNN_STATE_BITS 32
#include SNN_TEMPLATE

#define SNN_CODE_BITS 2
#define SNN_STATE_BITS 16
#include SNN_TEMPLATE

#define SNN_CODE_BITS 2
#define SNN_STATE_BITS 32
#include SNN_TEMPLATE
