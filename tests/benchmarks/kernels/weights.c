#include "measure.h"

/* Bits without a pattern: multiples of an odd number. */
#define W1(n) (uint32_t)(n) * 2654435761u ^ 0x5bd1e995u
#define W8(n)                                                                                      \
    W1(n), W1((n) + 1u), W1((n) + 2u), W1((n) + 3u), W1((n) + 4u), W1((n) + 5u), W1((n) + 6u),     \
        W1((n) + 7u)
#define W64(n)                                                                                     \
    W8(n), W8((n) + 8u), W8((n) + 16u), W8((n) + 24u), W8((n) + 32u), W8((n) + 40u),               \
        W8((n) + 48u), W8((n) + 56u)
#define W512(n)                                                                                    \
    W64(n), W64((n) + 64u), W64((n) + 128u), W64((n) + 192u), W64((n) + 256u), W64((n) + 320u),    \
        W64((n) + 384u), W64((n) + 448u)
#define W4096(n)                                                                                   \
    W512(n), W512((n) + 512u), W512((n) + 1024u), W512((n) + 1536u), W512((n) + 2048u),            \
        W512((n) + 2560u), W512((n) + 3072u), W512((n) + 3584u)

const uint32_t weights[WEIGHT_WORDS] = {W4096(1u), W4096(4097u)};
