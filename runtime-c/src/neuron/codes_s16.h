/* Included once per instruction set, behind its snn_group_pack, snn_group_unpack and
 * snn_group_snap: layers of any size, group by group. */

static inline void unpack(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                          const uint32_t *state, uint32_t first, uint32_t *membrane,
                          uint32_t bits) {
    uint32_t bit = first * bits;
    while (positions-- != 0u) {
        const uint32_t *ladder = codes->ladder;
        for (uint32_t c = 0; c < channels; c += SNN_GROUP_CHANNELS) {
            snn_group_unpack(ladder, bits,
                             snn_code_group_read(state, bit + c * bits, channels - c, bits),
                             membrane);
            ladder += snn_ladder_words(bits);
            membrane += SNN_GROUP_WORDS;
        }
        bit += channels * bits;
    }
}

static inline void pack(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                        const uint32_t *membrane, uint32_t *state, uint32_t first, uint32_t bits) {
    uint32_t bit = first * bits;
    while (positions-- != 0u) {
        const uint32_t *ladder = codes->ladder;
        for (uint32_t c = 0; c < channels; c += SNN_GROUP_CHANNELS) {
            snn_code_group_write(state, bit + c * bits, channels - c, bits,
                                 snn_group_pack(ladder, bits, membrane));
            ladder += snn_ladder_words(bits);
            membrane += SNN_GROUP_WORDS;
        }
        bit += channels * bits;
    }
}

static inline void snap(const snn_codes_s16_t *codes, uint32_t groups, uint32_t positions,
                        uint32_t *membrane, uint32_t bits) {
    while (positions-- != 0u) {
        const uint32_t *ladder = codes->ladder;
        for (uint32_t group = 0; group < groups; group++) {
            snn_group_snap(ladder, bits, membrane);
            ladder += snn_ladder_words(bits);
            membrane += SNN_GROUP_WORDS;
        }
    }
}

/* Once for either width, which then is a constant. */

void snn_unpack_s16(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                    const uint32_t *state, uint32_t first, uint32_t *membrane) {
    if (codes->bits == 2u) {
        unpack(codes, channels, positions, state, first, membrane, 2);
    } else {
        unpack(codes, channels, positions, state, first, membrane, 4);
    }
}

void snn_pack_s16(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                  const uint32_t *membrane, uint32_t *state, uint32_t first) {
    if (codes->bits == 2u) {
        pack(codes, channels, positions, membrane, state, first, 2);
    } else {
        pack(codes, channels, positions, membrane, state, first, 4);
    }
}

void snn_snap_s16(const snn_codes_s16_t *codes, uint32_t groups, uint32_t positions,
                  uint32_t *membrane) {
    if (codes->bits == 2u) {
        snap(codes, groups, positions, membrane, 2);
    } else {
        snap(codes, groups, positions, membrane, 4);
    }
}
