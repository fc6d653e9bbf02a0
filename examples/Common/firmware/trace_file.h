#ifndef EXAMPLES_TRACE_FILE_H
#define EXAMPLES_TRACE_FILE_H

/**
 * Sends the spikes of all layers of all images to a file: 32-bit words, little endian, image after
 * image, layer after layer, each [time_step][plane][word]. Only in a build with SNN_ENABLE_TRACE.
 * Returns 0, or -1 if the file cannot be written.
 */
int trace_file_open(const char *path);

/** Closes the file. Returns 0, or -1 if any of the spikes could not be written. */
int trace_file_close(void);

#endif
