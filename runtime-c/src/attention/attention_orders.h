#ifndef SNN_SRC_ATTENTION_ATTENTION_ORDERS_H
#define SNN_SRC_ATTENTION_ATTENTION_ORDERS_H

#include <stdint.h>

#include "attention/attention_work.h"
#include "snn/placement.h"

/* All time steps of a head, in either order. Internal to the library. */
SNN_HOT void snn_attention_scores(snn_attention_work_t *work, uint32_t *scratch);
SNN_HOT void snn_attention_context(snn_attention_work_t *work, uint32_t *scratch);

#endif
