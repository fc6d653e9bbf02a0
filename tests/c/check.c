#include "check.h"

#include "snn_board.h"

static uint32_t current_case;

static void print_place(const char *text, const char *file, int line) {
    snn_board_print("FAILED: ");
    snn_board_print(file);
    snn_board_print(":");
    snn_board_print_signed(line);
    snn_board_print(": ");
    snn_board_print(text);
    snn_board_print(" (case ");
    snn_board_print_unsigned(current_case);
    snn_board_print(")");
}

void snn_check_case(uint32_t number) {
    current_case = number;
}

void snn_check(int condition, const char *text, const char *file, int line) {
    if (!condition) {
        print_place(text, file, line);
        snn_board_print("\n");
        snn_board_exit(1);
    }
}

void snn_check_equal(int64_t actual, int64_t expected, const char *text, const char *file,
                     int line) {
    if (actual != expected) {
        print_place(text, file, line);
        snn_board_print(": is ");
        snn_board_print_signed(actual);
        snn_board_print(", expected ");
        snn_board_print_signed(expected);
        snn_board_print("\n");
        snn_board_exit(1);
    }
}
