/* Bit-sliced counters of 1-bit weights: word by word, bit n of plane p is bit p of channel n's
 * count. Included with SNN_WORD, a type of one or more 32-bit words, and SNN_ROW(index), a row.
 *
 * Rows are added by carry-save adders: a full adder takes five operations for 32 channels, whatever
 * the weights are, and rows without a spike are never looked at. */

typedef struct {
    SNN_WORD plane[8]; /* 2^0 to 2^7: counts up to 255. */
} SNN_COUNTERS;

/* a + b + c = sum + 2 * carry. */
#define ADD3(a, b, c, sum, carry)                                                                  \
    do {                                                                                           \
        const SNN_WORD half_ = (a) ^ (b), both_ = (a) & (b), third_ = (c);                         \
        sum = half_ ^ third_;                                                                      \
        carry = both_ | (half_ & third_);                                                          \
    } while (0)
#define ADD2(plane, in, carry)                                                                     \
    do {                                                                                           \
        carry = (plane) & (in);                                                                    \
        plane ^= (in);                                                                             \
    } while (0)

/* Adds what is carried out of the twos. Counts below 16 do not reach the upper planes. */
#define RIPPLE(carry)                                                                              \
    do {                                                                                           \
        SNN_WORD x_, y_;                                                                           \
        ADD2(fours, carry, x_);                                                                    \
        ADD2(p3, x_, y_);                                                                          \
        if (count >= 16u) {                                                                        \
            ADD2(p4, y_, x_);                                                                      \
            ADD2(p5, x_, y_);                                                                      \
            ADD2(p6, y_, x_);                                                                      \
            p7 ^= x_;                                                                              \
        }                                                                                          \
    } while (0)

/* Counts the rows of a list of at most 255 events. */
static inline void SNN_COUNT(const uint16_t *list, uint32_t count, const uint32_t *rows,
                             SNN_COUNTERS *counters) {
    SNN_WORD ones = SNN_ZERO, twos = SNN_ZERO, fours = SNN_ZERO, p3 = SNN_ZERO, p4 = SNN_ZERO,
             p5 = SNN_ZERO, p6 = SNN_ZERO, p7 = SNN_ZERO;
    const uint16_t *const end = list + count;
    while (end - list >= 8) {
        SNN_WORD a, b, c, d, e, f, g, eight;
        ADD3(ones, SNN_ROW(list[0]), SNN_ROW(list[1]), ones, a);
        ADD3(ones, SNN_ROW(list[2]), SNN_ROW(list[3]), ones, b);
        ADD3(twos, a, b, twos, c);
        ADD3(ones, SNN_ROW(list[4]), SNN_ROW(list[5]), ones, d);
        ADD3(ones, SNN_ROW(list[6]), SNN_ROW(list[7]), ones, e);
        ADD3(twos, d, e, twos, f);
        ADD3(fours, c, f, fours, eight);
        ADD2(p3, eight, g);
        if (count >= 16u) {
            ADD2(p4, g, a);
            ADD2(p5, a, b);
            ADD2(p6, b, c);
            p7 ^= c;
        }
        list += 8;
    }
    while (end - list >= 2) {
        SNN_WORD a, b;
        ADD3(ones, SNN_ROW(list[0]), SNN_ROW(list[1]), ones, a);
        ADD2(twos, a, b);
        RIPPLE(b);
        list += 2;
    }
    if (list != end) {
        SNN_WORD a, b;
        ADD2(ones, SNN_ROW(list[0]), a);
        ADD2(twos, a, b);
        RIPPLE(b);
    }
    counters->plane[0] = ones;
    counters->plane[1] = twos;
    counters->plane[2] = fours;
    counters->plane[3] = p3;
    counters->plane[4] = p4;
    counters->plane[5] = p5;
    counters->plane[6] = p6;
    counters->plane[7] = p7;
}

/* Counts of the channels n, n + 8, n + 16 and n + 24 of each word as byte lanes, from the lowest
 * `planes` planes. */

static inline SNN_WORD SNN_COUNT_BYTES(const SNN_COUNTERS *counters, uint32_t planes, uint32_t n) {
    SNN_WORD lanes = SNN_ZERO;
    for (uint32_t p = planes; p-- != 0u;) {
        lanes = lanes + lanes + ((counters->plane[p] >> n) & SNN_ONE_PER_BYTE);
    }
    return lanes;
}

#undef RIPPLE
#undef ADD2
#undef ADD3
