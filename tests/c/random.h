#ifndef SNN_TEST_RANDOM_H
#define SNN_TEST_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* Deterministic random numbers: the same cases on every machine. */

void snn_random_seed(uint32_t seed);
uint32_t snn_random(void);

/** From `low` to `high`, both included. */
int32_t snn_random_between(int32_t low, int32_t high);

/** Bytes from 0 to 255; now and then all of them an extreme. */
void snn_random_bytes(void *bytes, size_t count);

/** Bits that are one with a random probability, in planes whose unused tail bits are zero or, in
 * half of the draws, anything: kernels must not look at them. */
void snn_random_planes(uint32_t *words, uint32_t planes, uint32_t bits);

#endif
