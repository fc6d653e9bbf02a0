#ifndef SNN_QEMU_SEMIHOSTING_H
#define SNN_QEMU_SEMIHOSTING_H

#include <stddef.h>

/* The parts of Arm's semihosting interface that are not in snn_board.h.
 * Source: Arm, "Semihosting for AArch32 and AArch64", release 3.0. */

/** Copies the command line, ended by a zero, into `line`. Returns 0, or -1 if it does not fit. */
int snn_semihosting_command_line(char *line, size_t size);

/** Writes text to the emulator's standard error. */
void snn_semihosting_error(const char *text);

#endif
