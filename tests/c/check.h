#ifndef SNN_TEST_CHECK_H
#define SNN_TEST_CHECK_H

#include <stdint.h>

/* Assertions for programs without a C library: a failure prints where and what, and ends the
 * program with exit code 1. */

void snn_check(int condition, const char *text, const char *file, int line);
void snn_check_equal(int64_t actual, int64_t expected, const char *text, const char *file,
                     int line);

#define CHECK(condition) snn_check((condition) != 0, #condition, __FILE__, __LINE__)
#define CHECK_EQUAL(actual, expected)                                                              \
    snn_check_equal((int64_t)(actual), (int64_t)(expected), #actual, __FILE__, __LINE__)

/** Says which random case runs, so that a failure names it. */
void snn_check_case(uint32_t number);

#endif
