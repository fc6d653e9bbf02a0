#ifndef SNN_CONFORMANCE_RUNNER_H
#define SNN_CONFORMANCE_RUNNER_H

#include <stdint.h>

/* What the test harness writes beside the generated networks of a batch: a table of them, and the
 * memory they run in. */

/** Bytes around an instance that nobody may write. */
#define CONFORMANCE_GUARD_BYTES 16u

/** One network; the functions hide the type of its state. */
typedef struct {
    int (*run)(void *state, const void *input);
    int (*classify)(void *state, const void *input, uint16_t *label);
    const int32_t *(*scores)(const void *state);
    uint32_t state_bytes;
    uint32_t input_bytes;
    uint32_t classes;
} conformance_network_t;

extern const conformance_network_t conformance_networks[];
extern const uint32_t conformance_network_count;

/** Memory for instances; each slot fits the batch's largest state and a guard on both sides. */
extern unsigned char *const conformance_slots[];
extern const uint32_t conformance_slot_count;
extern const uint32_t conformance_slot_bytes;

/** Memory for an image or for the words of events: as many as the batch's largest input. */
extern uint32_t conformance_input[];
extern const uint32_t conformance_input_words;

#endif
