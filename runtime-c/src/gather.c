#include "gather.h"

#include <string.h>

#include "bits.h"

/* Cores that fault on a word that is not aligned add such rows code by code; the generated weights
 * are aligned, so this concerns only rows that do not fill words. */
#if defined(__ARM_ARCH) && !defined(__ARM_FEATURE_UNALIGNED)
#define WORD_ALIGNMENT 4u
#else
#define WORD_ALIGNMENT 1u
#endif

/* Whether all rows can be loaded word by word. */
static inline int is_loadable(const uint8_t *row, uint32_t row_bytes) {
    return ((uintptr_t)row | row_bytes) % WORD_ALIGNMENT == 0u;
}

/* Four bytes as a word. Lane order is byte order: little endian, like every Cortex-M. */
static inline uint32_t load_word(const uint8_t *bytes) {
    uint32_t word;
#ifdef __GNUC__
    memcpy(&word, __builtin_assume_aligned(bytes, WORD_ALIGNMENT), sizeof word);
#else
    memcpy(&word, bytes, sizeof word);
#endif
    return word;
}

#define SNN_TEMPLATE "gather_template.h"
#include "each_format.h"
