#include "gather.h"

#include <string.h>

#include "bits.h"

/* A word from four aligned bytes. Lane order is byte order: little endian, like every Cortex-M. */
static inline uint32_t snn_load_word(const uint8_t *bytes) {
    uint32_t word;
#ifdef __GNUC__
    memcpy(&word, __builtin_assume_aligned(bytes, 4), sizeof word);
#else
    memcpy(&word, bytes, sizeof word);
#endif
    return word;
}

#define SNN_CODE_BITS 8
#define SNN_STATE_BITS 16
#include "gather_template.h"

#define SNN_CODE_BITS 8
#define SNN_STATE_BITS 32
#include "gather_template.h"

#define SNN_CODE_BITS 4
#define SNN_STATE_BITS 16
#include "gather_template.h"

#define SNN_CODE_BITS 4
#define SNN_STATE_BITS 32
#include "gather_template.h"

#define SNN_CODE_BITS 2
#define SNN_STATE_BITS 16
#include "gather_template.h"

#define SNN_CODE_BITS 2
#define SNN_STATE_BITS 32
#include "gather_template.h"
