#include "neuron/codes.h"
#include "word/bits.h"

/* Codes of 32-bit neurons, in runs: of all neurons if they share a row of the tables, else of the
 * channels of a position. */
#if SNN_ISA != SNN_ISA_MVE

typedef struct {
    const int32_t *rungs, *entries;
    uint32_t stride; /* Numbers from a neuron's row to the next one's. */
    uint32_t count;  /* Neurons, at least 1. */
    /* In a common row of 127 rungs: the 64th, and codes per unit up to it, times 2^25. */
    uint32_t near, scale;
} run_t;

/* ---- One neuron ---- */

/* Up to the 64th the rungs of a common row are not far from evenly spaced: a product says about
 * where a magnitude lies, its neighbours say where exactly. */
static inline uint32_t common_below(const int32_t *rungs, uint32_t near, uint32_t scale,
                                    uint32_t magnitude) {
    if (magnitude <= (uint32_t)rungs[0]) {
        return 0;
    }
    if (magnitude > near) {
        return 64u + snn_rungs_below(rungs + 64, 63, magnitude);
    }
    const int32_t *rung = rungs + (magnitude * scale >> 25);
    if ((uint32_t)*rung < magnitude) {
        do {
            rung++;
        } while ((uint32_t)*rung < magnitude);
    } else {
        while ((uint32_t)rung[-1] >= magnitude) {
            rung--;
        }
    }
    return (uint32_t)(rung - rungs);
}

static inline int32_t common_code(const run_t *run, int32_t v) {
    const uint32_t sign = (uint32_t)(v >> 31);
    const uint32_t code =
        common_below(run->rungs, run->near, run->scale, ((uint32_t)v ^ sign) - sign);
    return (int32_t)((code ^ sign) - sign);
}

/* ---- One run ---- */

static inline void unpack_run(const run_t *run, const uint32_t *state, uint32_t first,
                              uint32_t *membrane, uint32_t bits) {
    const int32_t *entries = run->entries;
    const uint32_t stride = run->stride;
    const uint32_t *word = state + (first * bits >> 5);
    uint32_t place = first * bits & 31u;
    uint32_t codes = *word++ >> place;
    uint32_t *const end = membrane + run->count;
    for (;;) {
        const int32_t code = (int32_t)(codes << (32u - bits)) >> (32u - bits);
        *membrane++ = (uint32_t)snn_entry_of(entries, code);
        entries += stride;
        if (membrane == end) {
            return;
        }
        codes >>= bits;
        place += bits;
        if (place == 32u) {
            codes = *word++;
            place = 0;
        }
    }
}

/* Codes enter a word at its top and move down as others follow. */
static inline void pack_run(const run_t *run, const uint32_t *membrane, uint32_t *state,
                            uint32_t first, uint32_t bits) {
    const int32_t *rungs = run->rungs;
    const uint32_t stride = run->stride;
    const uint32_t *const end = membrane + run->count;
    uint32_t *word = state + (first * bits >> 5);
    uint32_t place = first * bits & 31u;
    uint32_t codes = place == 0u ? 0u : *word << (32u - place);
    do {
        const int32_t code = snn_code_of(rungs, SNN_CODE_LEVELS(bits), (int32_t)*membrane++);
        rungs += stride;
        codes = codes >> bits | (uint32_t)code << (32u - bits);
        place += bits;
        if (place == 32u) {
            *word++ = codes;
            place = 0;
        }
    } while (membrane != end);
    if (place != 0u) {
        *word = (*word & ~snn_low_mask(place)) | codes >> (32u - place);
    }
}

static inline void snap_run(const run_t *run, uint32_t *membrane, uint32_t bits) {
    const int32_t *rungs = run->rungs, *entries = run->entries;
    const uint32_t stride = run->stride;
    uint32_t *const end = membrane + run->count;
    do {
        const int32_t code = snn_code_of(rungs, SNN_CODE_LEVELS(bits), (int32_t)*membrane);
        *membrane++ = (uint32_t)snn_entry_of(entries, code);
        rungs += stride;
        entries += stride;
    } while (membrane != end);
}

/* Functions of their own have all registers to themselves. */
#define RUNS(bits)                                                                                 \
    SNN_NOINLINE static SNN_HOT void unpack_##bits(const run_t *run, const uint32_t *state,        \
                                                   uint32_t first, uint32_t *membrane) {           \
        unpack_run(run, state, first, membrane, bits##u);                                          \
    }                                                                                              \
    SNN_NOINLINE static SNN_HOT void pack_##bits(const run_t *run, const uint32_t *membrane,       \
                                                 uint32_t *state, uint32_t first) {                \
        pack_run(run, membrane, state, first, bits##u);                                            \
    }                                                                                              \
    SNN_NOINLINE static SNN_HOT void snap_##bits(const run_t *run, uint32_t *membrane) {           \
        snap_run(run, membrane, bits##u);                                                          \
    }
RUNS(8)
RUNS(4)
RUNS(2)

/* ---- A run with a common row of 127 rungs, whose codes are bytes ---- */

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define BYTE_OF(n) ((n) ^ 3u)
#else
#define BYTE_OF(n) (n)
#endif

SNN_NOINLINE static SNN_HOT void unpack_common(const run_t *run, const uint32_t *state,
                                               uint32_t first, uint32_t *membrane) {
    const int32_t *const entries = run->entries;
    const signed char *const codes = (const signed char *)state;
    const uint32_t end = first + run->count;
    for (uint32_t n = first; n != end; n++) {
        *membrane++ = (uint32_t)snn_entry_of(entries, codes[BYTE_OF(n)]);
    }
}

SNN_NOINLINE static SNN_HOT void pack_common(const run_t *run, const uint32_t *membrane,
                                             uint32_t *state, uint32_t first) {
    const run_t search = *run;
    signed char *const codes = (signed char *)state;
    const uint32_t end = first + search.count;
    for (uint32_t n = first; n != end; n++) {
        codes[BYTE_OF(n)] = (signed char)common_code(&search, (int32_t)*membrane++);
    }
}

SNN_NOINLINE static SNN_HOT void snap_common(const run_t *run, uint32_t *membrane) {
    const run_t search = *run;
    uint32_t *const end = membrane + search.count;
    for (; membrane != end; membrane++) {
        const int32_t code = common_code(&search, (int32_t)*membrane);
        *membrane = (uint32_t)snn_entry_of(search.entries, code);
    }
}

/* ---- All neurons ---- */

static SNN_HOT run_t run_of(const snn_codes_s32_t *codes, uint32_t channels, uint32_t *positions) {
    run_t run = {codes->rungs, codes->entries, SNN_CODE_LEVELS(codes->bits), channels, 0, 0};
    if (codes->multiplier != NULL) {
        run.stride = 0;
        run.count = channels * *positions;
        *positions = 1;
    }
    return run;
}

static inline uint32_t is_common_8(const snn_codes_s32_t *codes) {
    return codes->bits == 8u && codes->multiplier != NULL;
}

static SNN_HOT run_t run_to_search(const snn_codes_s32_t *codes, uint32_t channels,
                                   uint32_t *positions) {
    run_t run = run_of(codes, channels, positions);
    if (is_common_8(codes)) {
        run.near = (uint32_t)codes->rungs[63];
        run.scale = 0x80000000u / (run.near + 1u);
    }
    return run;
}

void snn_unpack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                    const uint32_t *state, uint32_t first, uint32_t *membrane) {
    const run_t run = run_of(codes, channels, &positions);
    for (; positions != 0u; positions--) {
        if (is_common_8(codes)) {
            unpack_common(&run, state, first, membrane);
        } else if (codes->bits == 8u) {
            unpack_8(&run, state, first, membrane);
        } else if (codes->bits == 4u) {
            unpack_4(&run, state, first, membrane);
        } else {
            unpack_2(&run, state, first, membrane);
        }
        membrane += run.count;
        first += run.count;
    }
}

void snn_pack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                  const uint32_t *membrane, uint32_t *state, uint32_t first) {
    const run_t run = run_to_search(codes, channels, &positions);
    for (; positions != 0u; positions--) {
        if (is_common_8(codes)) {
            pack_common(&run, membrane, state, first);
        } else if (codes->bits == 8u) {
            pack_8(&run, membrane, state, first);
        } else if (codes->bits == 4u) {
            pack_4(&run, membrane, state, first);
        } else {
            pack_2(&run, membrane, state, first);
        }
        membrane += run.count;
        first += run.count;
    }
}

void snn_snap_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                  uint32_t *membrane) {
    const run_t run = run_to_search(codes, channels, &positions);
    for (; positions != 0u; positions--) {
        if (is_common_8(codes)) {
            snap_common(&run, membrane);
        } else if (codes->bits == 8u) {
            snap_8(&run, membrane);
        } else if (codes->bits == 4u) {
            snap_4(&run, membrane);
        } else {
            snap_2(&run, membrane);
        }
        membrane += run.count;
    }
}

#endif
