#include <stdint.h>

#include "snn_board.h"
#include "target.h"

/* Instructions from virtual time. Under `-icount shift=10` an instruction takes 1024 ns, so a timer
 * at f Hz advances by f * 1024e-9 ticks per instruction: more than 16 on every board here, and
 * rounding gives the exact number. TICKS_TO_INSTRUCTIONS is 1e9 / f / 1024 as a fraction. */

#define REGISTER(address) (*(volatile uint32_t *)(address))

#if defined(SNN_BOARD_MICROBIT)

/* nRF51 TIMER0: 16 MHz, 32 bits, counts up; read by capturing. Nordic nRF51 reference manual. */
#define TIMER 0x40008000u
#define NUMERATOR 125u
#define SHIFT 11u

static void timer_start(void) {
    REGISTER(TIMER + 0x504u) = 0; /* MODE: timer */
    REGISTER(TIMER + 0x508u) = 3; /* BITMODE: 32 bits */
    REGISTER(TIMER + 0x510u) = 0; /* PRESCALER: 1 */
    REGISTER(TIMER + 0x00Cu) = 1; /* TASKS_CLEAR */
    REGISTER(TIMER + 0x000u) = 1; /* TASKS_START */
}

static inline uint32_t timer_read(void) {
    REGISTER(TIMER + 0x040u) = 1;    /* TASKS_CAPTURE[0] */
    return REGISTER(TIMER + 0x540u); /* CC[0] */
}

#elif defined(SNN_BOARD_MPS3_AN547)

/* SSE-300 system counter at 32 MHz: 64 bits, of which the low word is enough.
 * Arm SSE-300 technical reference manual. */
#define TIMER 0x58000000u   /* System timer 0, secure: the counter's value at offset 0 */
#define CONTROL 0x58100000u /* System counter control */
#define NUMERATOR 125u
#define SHIFT 12u

static void timer_start(void) {
    REGISTER(CONTROL) = 1; /* CNTCR.EN */
}

static inline uint32_t timer_read(void) {
    return REGISTER(TIMER); /* CNTPCT, low word */
}

#else

/* CMSDK APB timer 0: 32 bits, counts down. Arm CMSDK technical reference manual. */
#if defined(SNN_BOARD_MPS2_AN505)
#define TIMER 0x50000000u /* Secure; 20 MHz */
#define NUMERATOR 50u
#else
#define TIMER 0x40000000u /* 25 MHz */
#define NUMERATOR 40u
#endif
#define SHIFT 10u

static void timer_start(void) {
    REGISTER(TIMER + 0x8u) = 0xFFFFFFFFu; /* RELOAD */
    REGISTER(TIMER + 0x4u) = 0xFFFFFFFFu; /* VALUE */
    REGISTER(TIMER + 0x0u) = 1;           /* CTRL: enable */
}

static inline uint32_t timer_read(void) {
    return 0xFFFFFFFFu - REGISTER(TIMER + 0x4u);
}

#endif

static uint32_t last_ticks;
static uint32_t wraps;
static uint64_t read_cost;

/* Calls, also from here: what a call costs is subtracted. */
__attribute__((noinline)) uint64_t snn_board_instructions(void);
__attribute__((noinline)) uint64_t snn_board_instructions_since(uint64_t start);

void snn_counter_start(void) {
    timer_start();
    (void)snn_board_instructions_since(0); /* The first calls may differ: they settle last_ticks. */
    const uint64_t start = snn_board_instructions();
    read_cost = snn_board_instructions_since(start);
}

uint64_t snn_board_instructions(void) {
    const uint32_t ticks = timer_read();
    wraps += ticks < last_ticks; /* No branch: every call has to cost the same. */
    last_ticks = ticks;
    const uint64_t elapsed = ((uint64_t)wraps << 32) | ticks;
    return (elapsed * NUMERATOR + (1u << (SHIFT - 1u))) >> SHIFT;
}

uint64_t snn_board_instructions_since(uint64_t start) {
    return snn_board_instructions() - start - read_cost;
}

const char *snn_board_name(void) {
    return SNN_BOARD_NAME;
}
