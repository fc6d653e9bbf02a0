#ifndef SNN_TRACE_H
#define SNN_TRACE_H

/**
 * A look at the spikes, states and maps between layers, for tests. Generated code calls
 * `SNN_TRACE(layer, words, word_count)` after every layer. It compiles to nothing unless
 * SNN_ENABLE_TRACE is defined; then the program supplies `snn_trace`.
 */
#ifdef SNN_ENABLE_TRACE

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Called after every layer of an inference; after attention twice, the second time with its maps.
 *
 * @param layer       Index of the layer in the order of the data.
 * @param words       The layer's whole output, [time_step][plane][word]; of a state the numbers of
 *                    snn/residual.h, two in a word; of maps the words of snn/attention.h.
 * @param word_count  Number of words.
 */
void snn_trace(unsigned layer, const uint32_t *words, size_t word_count);

#ifdef __cplusplus
}
#endif

#define SNN_TRACE(layer, words, word_count) snn_trace((layer), (words), (word_count))

#else

#define SNN_TRACE(layer, words, word_count) ((void)0)

#endif

#endif
