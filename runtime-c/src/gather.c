#include "gather.h"

#include "bits.h"

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
