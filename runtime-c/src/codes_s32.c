#include "bits.h"
#include "codes.h"

/* Codes of 32-bit neurons. Rows of tables stand `stride` apart; with one table for all, `stride` is
 * 0 and all positions are one run of neurons. `bits` is a constant wherever this is inlined. */
#if SNN_ISA != SNN_ISA_MVE

/* Neurons of a run whose codes stand in the word that neuron `first` has its code in. */
static inline uint32_t in_word(uint32_t first, uint32_t count, uint32_t bits) {
    const uint32_t room = 32u / bits - first % (32u / bits);
    return count < room ? count : room;
}

static inline void unpack_run(const int32_t *entries, uint32_t stride, uint32_t count,
                              const uint32_t *state, uint32_t first, uint32_t *membrane,
                              uint32_t bits) {
    while (count != 0u) {
        const uint32_t part = in_word(first, count, bits);
        uint32_t codes = state[first * bits >> 5] >> (first * bits & 31u);
        for (uint32_t i = part; i != 0u; i--) {
            const int32_t code = (int32_t)(codes << (32u - bits)) >> (32u - bits);
            *membrane++ = (uint32_t)snn_entry_of(entries, code);
            codes >>= bits;
            entries += stride;
        }
        first += part;
        count -= part;
    }
}

static inline void pack_run(const int32_t *rungs, uint32_t stride, uint32_t count,
                            const uint32_t *membrane, uint32_t *state, uint32_t first,
                            uint32_t bits) {
    while (count != 0u) {
        const uint32_t part = in_word(first, count, bits);
        const uint32_t shift = first * bits & 31u;
        const uint32_t mask = snn_low_mask(part * bits) << shift;
        uint32_t *const word = state + (first * bits >> 5);
        uint32_t codes = 0;
        for (uint32_t i = part; i != 0u; i--) {
            const int32_t code = snn_code_of(rungs, SNN_CODE_LEVELS(bits), (int32_t)*membrane++);
            codes = codes >> bits | (uint32_t)code << (32u - bits);
            rungs += stride;
        }
        *word = (*word & ~mask) | codes >> (32u - part * bits) << shift;
        first += part;
        count -= part;
    }
}

static inline void snap_run(const snn_codes_s32_t *codes, uint32_t stride, uint32_t count,
                            uint32_t *membrane, uint32_t bits) {
    const int32_t *rungs = codes->rungs, *entries = codes->entries;
    for (; count != 0u; count--) {
        const int32_t code = snn_code_of(rungs, SNN_CODE_LEVELS(bits), (int32_t)*membrane);
        *membrane++ = (uint32_t)snn_entry_of(entries, code);
        rungs += stride;
        entries += stride;
    }
}

/* A run per position, or one of them all. */
typedef struct {
    uint32_t stride, count, runs;
} runs_t;

static inline runs_t runs_of(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions) {
    const runs_t all = {0, channels * positions, 1};
    const runs_t each = {SNN_CODE_LEVELS(codes->bits), channels, positions};
    return codes->multiplier != NULL ? all : each;
}

void snn_unpack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                    const uint32_t *state, uint32_t first, uint32_t *membrane) {
    const int32_t *entries = codes->entries;
    runs_t run = runs_of(codes, channels, positions);
    for (; run.runs != 0u; run.runs--) {
        if (codes->bits == 8u) {
            unpack_run(entries, run.stride, run.count, state, first, membrane, 8);
        } else if (codes->bits == 4u) {
            unpack_run(entries, run.stride, run.count, state, first, membrane, 4);
        } else {
            unpack_run(entries, run.stride, run.count, state, first, membrane, 2);
        }
        membrane += run.count;
        first += run.count;
    }
}

void snn_pack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                  const uint32_t *membrane, uint32_t *state, uint32_t first) {
    const int32_t *rungs = codes->rungs;
    runs_t run = runs_of(codes, channels, positions);
    for (; run.runs != 0u; run.runs--) {
        if (codes->bits == 8u) {
            pack_run(rungs, run.stride, run.count, membrane, state, first, 8);
        } else if (codes->bits == 4u) {
            pack_run(rungs, run.stride, run.count, membrane, state, first, 4);
        } else {
            pack_run(rungs, run.stride, run.count, membrane, state, first, 2);
        }
        membrane += run.count;
        first += run.count;
    }
}

void snn_snap_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                  uint32_t *membrane) {
    runs_t run = runs_of(codes, channels, positions);
    for (; run.runs != 0u; run.runs--) {
        if (codes->bits == 8u) {
            snap_run(codes, run.stride, run.count, membrane, 8);
        } else if (codes->bits == 4u) {
            snap_run(codes, run.stride, run.count, membrane, 4);
        } else {
            snap_run(codes, run.stride, run.count, membrane, 2);
        }
        membrane += run.count;
    }
}

#endif
