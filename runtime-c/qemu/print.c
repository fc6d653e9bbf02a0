#include "snn_board.h"

/* Numbers as text, for boards and host alike: newlib's printf alone would not fit the RAM budget.
 */

static void print_decimal(uint64_t value, int negative) {
    char text[22]; /* A sign, 20 digits of 2^64 - 1, the end. */
    char *start = text + sizeof text - 1;
    *start = '\0';
    do {
        *--start = (char)('0' + (char)(value % 10u));
        value /= 10u;
    } while (value != 0u);
    if (negative) {
        *--start = '-';
    }
    snn_board_print(start);
}

void snn_board_print_unsigned(uint64_t value) {
    print_decimal(value, 0);
}

void snn_board_print_signed(int64_t value) {
    print_decimal(value < 0 ? 0u - (uint64_t)value : (uint64_t)value, value < 0);
}
