#ifndef SNN_QEMU_TARGET_H
#define SNN_QEMU_TARGET_H

/* What the files of the emulated boards share. */

/** Exit code after a fault. */
#define SNN_EXIT_FAULT 70

/** Starts the timer behind snn_board_instructions(). */
void snn_counter_start(void);

#endif
