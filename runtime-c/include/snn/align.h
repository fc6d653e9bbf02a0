#ifndef SNN_ALIGN_H
#define SNN_ALIGN_H

/**
 * Starts a weight array on a word, so that kernels may load its rows word by word. Kernels check
 * the alignment: without it they are slower, not wrong.
 */
#if defined(__GNUC__)
#define SNN_ALIGNED __attribute__((aligned(4)))
#else
#define SNN_ALIGNED
#endif

#endif
