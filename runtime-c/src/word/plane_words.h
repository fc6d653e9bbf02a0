#ifndef SNN_SRC_WORD_PLANE_WORDS_H
#define SNN_SRC_WORD_PLANE_WORDS_H

#include "snn/spikes.h"

/* Words of a plane of bits. Internal to the library. */
static inline uint32_t snn_plane_words(snn_shape_t shape) {
    return SNN_PLANE_WORDS((uint32_t)shape.height * shape.width * shape.channels);
}

#endif
