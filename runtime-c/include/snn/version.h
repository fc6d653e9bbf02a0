#ifndef SNN_VERSION_H
#define SNN_VERSION_H

/**
 * The numbers by which versions are told apart. Each has its home here; Directory.Build.props and
 * the compiler repeat the first and the second, and tests hold that they agree.
 */

/** Version of the product, by https://semver.org. */
#define SNN_VERSION_MAJOR 0
#define SNN_VERSION_MINOR 1
#define SNN_VERSION_PATCH 0
#define SNN_VERSION "0.1.0"

/**
 * Number of the interface between the library and generated code: names, structs, order of
 * constants. Generated code names the number it was made for; with another one it does not compile,
 * and what was compiled with another one does not link (see snn/link_check.h).
 */
#define SNN_ABI 6

/** Number of the layout of saved streams (see snn/saved.h). Changes only when that layout does. */
#define SNN_SAVED_VERSION 6

#endif
