#ifndef SNN_STATIC_ASSERT_H
#define SNN_STATIC_ASSERT_H

/**
 * Stops the compiler where a condition that it can compute does not hold, in C99 and C++11. The
 * name, which must be unique in a file, tells what went wrong. Generated code compares what the
 * compiler of networks has planned with what the kernels' headers ask for.
 */
#if defined(__cplusplus)
#define SNN_STATIC_ASSERT(condition, name) static_assert(condition, #name)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define SNN_STATIC_ASSERT(condition, name) _Static_assert(condition, #name)
#else
#define SNN_STATIC_ASSERT(condition, name) typedef char snn_assert_##name[(condition) ? 1 : -1]
#endif

#endif
