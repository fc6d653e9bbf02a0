#include <string.h>

#include "check.h"
#include "snn_board.h"

/* The board support itself: arguments, files, stack and the instruction counter. Run with the
 * arguments "alpha" and "b,c". */

static void test_arguments(int argc, char **argv) {
    CHECK_EQUAL(argc, 3);
    CHECK(strcmp(argv[1], "alpha") == 0);
    CHECK(strcmp(argv[2], "b,c") == 0);
}

static void test_files(void) {
    static const char text[] = "0123456789";
    char buffer[16] = {0};
    int file = snn_board_open("test_board.tmp", SNN_BOARD_WRITE);
    CHECK(file >= 0);
    CHECK_EQUAL(snn_board_write(file, text, 10), 0);
    CHECK_EQUAL(snn_board_close(file), 0);

    file = snn_board_open("test_board.tmp", SNN_BOARD_READ);
    CHECK(file >= 0);
    CHECK_EQUAL(snn_board_length(file), 10);
    CHECK_EQUAL(snn_board_read(file, buffer, 4), 4);
    CHECK(memcmp(buffer, "0123", 4) == 0);
    CHECK_EQUAL(snn_board_seek(file, 7), 0);
    CHECK_EQUAL(snn_board_read(file, buffer, 16), 3); /* Ends early at the end of the file. */
    CHECK(memcmp(buffer, "789", 3) == 0);
    CHECK_EQUAL(snn_board_read(file, buffer, 1), 0);
    CHECK_EQUAL(snn_board_close(file), 0);

    CHECK_EQUAL(snn_board_open("no_such_directory/no_such_file", SNN_BOARD_READ), -1);
    CHECK_EQUAL(snn_board_read(1000, buffer, 1), 0);
    CHECK_EQUAL(snn_board_close(1000), -1);
}

#ifdef __arm__

/* Two instructions per turn. */
__attribute__((naked, noinline)) static void loop(uint32_t turns __attribute__((unused))) {
    __asm volatile(".syntax unified\n"
                   "1: subs r0, #1\n"
                   "bne 1b\n"
                   "bx lr\n");
}

/* One piece of code for all turns: what surrounds the call counts, too. */
__attribute__((noinline)) static uint64_t instructions_of_loop(uint32_t turns) {
    const uint64_t start = snn_board_instructions();
    loop(turns);
    return snn_board_instructions_since(start);
}

static void test_instructions(void) {
    static const uint32_t turns[] = {2, 3, 4, 5, 10, 1000, 12345, 1000000};
    uint64_t start = snn_board_instructions();
    CHECK_EQUAL(snn_board_instructions_since(start), 0);
    start = snn_board_instructions();
    __asm volatile("nop\n nop\n nop\n");
    CHECK_EQUAL(snn_board_instructions_since(start), 3);
    const uint64_t once = instructions_of_loop(1);
    for (uint32_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        snn_check_case(i);
        CHECK_EQUAL(instructions_of_loop(turns[i]) - once, 2u * (turns[i] - 1u));
        CHECK_EQUAL(instructions_of_loop(turns[i]) - once, 2u * (turns[i] - 1u)); /* Repeatable. */
    }
}

__attribute__((noinline)) static void use_stack(void) {
    volatile uint8_t bytes[700];
    for (uint32_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = 1;
    }
}

static void test_stack(void) {
    const uint32_t before = snn_board_stack_used();
    CHECK(before > 0u && before < 600u);
    use_stack();
    CHECK(snn_board_stack_used() >= 700u);
    CHECK(snn_board_stack_used() < snn_board_stack_size());
    CHECK_EQUAL(snn_board_stack_size(), 2048);
    CHECK(snn_board_ram_bytes() > 2048u && snn_board_ram_bytes() < 4096u);
    CHECK(snn_board_flash_bytes() > 1000u && snn_board_flash_bytes() < 16384u);
}

#else

static void test_instructions(void) {
    CHECK_EQUAL(snn_board_instructions_since(snn_board_instructions()), 0);
}

static void test_stack(void) {
    CHECK_EQUAL(snn_board_stack_used(), 0);
}

#endif

int main(int argc, char **argv) {
    test_stack();
    test_arguments(argc, argv);
    test_files();
    test_instructions();
    return 0;
}
