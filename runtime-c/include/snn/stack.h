#ifndef SNN_STACK_H
#define SNN_STACK_H

#include "snn/lanes.h"

/**
 * Most bytes of stack that the functions of the library take, with all they call. Made by
 * `./bench.sh stack`; do not edit.
 *
 * Bounds of GCC's frames along the longest path of calls; where a layer calls a kernel by pointer,
 * the path is that of the worst kernel of its kind. They hold for the library as CMake builds it
 * for speed with GCC 12, on Cortex-M0 (v6m), M3 (v7m), M4, M7 and M33 (dsp), M55 (mve), and as
 * portable C on M0 and M4. With another compiler or SNN_OPTIMIZE run the command again; on other
 * machines than Cortex-M they say nothing. Interrupts need their own.
 */
#if SNN_ISA == SNN_ISA_PORTABLE
#define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (portable)
#elif SNN_ISA == SNN_ISA_V6M
#define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (v6m)
#elif SNN_ISA == SNN_ISA_V7M
#define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (v7m)
#elif SNN_ISA == SNN_ISA_DSP
#define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (dsp)
#else
#define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (mve)
#endif

/** The larger of two bounds. */
#define SNN_STACK_MAX(a, b) ((a) > (b) ? (a) : (b))

/** Frames of generated functions themselves, compiled with any optimization. */
#define SNN_STACK_GENERATED 192

#define SNN_STACK_ARGMAX_S32 SNN_STACK_OF(12, 12, 4, 8, 8)
#define SNN_STACK_ATTENTION SNN_STACK_OF(616, 616, 520, 520, 720)
#define SNN_STACK_CONV2D_B1 SNN_STACK_OF(552, 516, 508, 508, 1048)
#define SNN_STACK_CONV2D_S16 SNN_STACK_OF(512, 512, 512, 512, 880)
#define SNN_STACK_CONV2D_S32 SNN_STACK_OF(696, 696, 632, 632, 960)
#define SNN_STACK_ENCODE_CONV2D_S8 SNN_STACK_OF(644, 644, 568, 560, 640)
#define SNN_STACK_ENCODE_LINEAR_S8 SNN_STACK_OF(252, 252, 192, 192, 304)
#define SNN_STACK_EVENTS_PUSH SNN_STACK_OF(20, 20, 20, 20, 16)
#define SNN_STACK_HAS_SPIKES SNN_STACK_OF(0, 0, 0, 0, 0)
#define SNN_STACK_LINEAR_B1 SNN_STACK_OF(328, 292, 268, 268, 848)
#define SNN_STACK_LINEAR_S16 SNN_STACK_OF(400, 392, 408, 408, 800)
#define SNN_STACK_LINEAR_S32 SNN_STACK_OF(456, 456, 416, 416, 760)
#define SNN_STACK_MARGIN_S32 SNN_STACK_OF(20, 20, 12, 12, 16)
#define SNN_STACK_OPTION_A SNN_STACK_OF(112, 112, 112, 112, 120)
#define SNN_STACK_OTHERS SNN_STACK_OF(88, 88, 80, 80, 80)
#define SNN_STACK_POOL_MAX SNN_STACK_OF(296, 296, 248, 248, 256)
#define SNN_STACK_POOL_SUM SNN_STACK_OF(264, 264, 256, 256, 256)
#define SNN_STACK_READOUT_IMAGE_S8 SNN_STACK_OF(36, 36, 36, 36, 48)
#define SNN_STACK_READOUT_IMAGE_STEP_S8 SNN_STACK_OF(36, 32, 36, 36, 48)
#define SNN_STACK_READOUT_S8 SNN_STACK_OF(104, 104, 96, 96, 112)
#define SNN_STACK_READOUT_STEP_S8 SNN_STACK_OF(96, 96, 96, 96, 112)
#define SNN_STACK_RESIDUAL_CONV2D SNN_STACK_OF(784, 760, 708, 708, 880)
#define SNN_STACK_RESIDUAL_FIRE SNN_STACK_OF(392, 316, 368, 316, 336)
#define SNN_STACK_RESIDUAL_READOUT SNN_STACK_OF(64, 64, 48, 48, 48)
#define SNN_STACK_RESTORE SNN_STACK_OF(88, 88, 80, 80, 80)
#define SNN_STACK_SAVE SNN_STACK_OF(88, 88, 64, 64, 64)
#define SNN_STACK_STATE_HAS_CODES SNN_STACK_OF(24, 24, 20, 20, 16)
#define SNN_STACK_STATE_RESET SNN_STACK_OF(20, 20, 0, 0, 8)
#define SNN_STACK_STATE_RESET_S16 SNN_STACK_OF(16, 16, 0, 0, 4)

#endif
