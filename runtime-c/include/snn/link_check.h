#ifndef SNN_LINK_CHECK_H
#define SNN_LINK_CHECK_H

#include "snn/lanes.h"
#include "snn/version.h"

/**
 * Generated code and library of different instruction sets (see snn/lanes.h) or different SNN_ABI
 * do not link: constants stand in another order, or interfaces differ, and results would be wrong
 * without a word. The linker names both:
 *
 *     readout_s8.c:(.rodata.snn_abi_6_lanes_portable[...]+0x0):
 *     multiple definition of `snn_library_and_network_differ';
 *     network.c:(.rodata.snn_abi_6_lanes_dsp[...]+0x0): first defined here
 *
 * Both define that symbol, each in a section group of the name of its ABI and instruction set. Of
 * equal groups the linker keeps one; of different ones it has two definitions. Nothing stands in
 * the sections, so that this takes no memory, whatever the linker collects. With link-time
 * optimization several files become one for the assembler, which then finds the difference.
 *
 * Compilers other than GCC and Clang, and formats other than ELF, have the weaker check of C99: a
 * pointer to a symbol of that name, a word of flash, which the linker says is undefined unless it
 * collects the pointer first.
 */

#if SNN_ISA == SNN_ISA_PORTABLE
#define SNN_LANES portable
#elif SNN_ISA == SNN_ISA_V6M
#define SNN_LANES v6m
#elif SNN_ISA == SNN_ISA_V7M
#define SNN_LANES v7m
#elif SNN_ISA == SNN_ISA_DSP
#define SNN_LANES dsp
#else
#define SNN_LANES mve
#endif

/* Arguments are expanded before they are joined. */
#define SNN_JOIN_ABI_(abi, lanes) snn_abi_##abi##_lanes_##lanes
#define SNN_JOIN_ABI(abi, lanes) SNN_JOIN_ABI_(abi, lanes)
#define SNN_QUOTE_(text) #text
#define SNN_QUOTE(text) SNN_QUOTE_(text)

/** Name of what this translation unit is compiled for, for example snn_abi_6_lanes_dsp. */
#define SNN_COMPILED_FOR SNN_JOIN_ABI(SNN_ABI, SNN_LANES)

/**
 * SNN_LINK_CHECK in generated code, SNN_LINK_CHECK_LIBRARY in the file of the library that every
 * network links: once, outside of functions. `name` is one that the program does not have.
 */
#if (defined(__GNUC__) || defined(__clang__)) && defined(__ELF__)
#define SNN_LINK_CHECK(name) SNN_LINK_CHECK_GROUP(SNN_QUOTE(SNN_COMPILED_FOR))
#define SNN_LINK_CHECK_LIBRARY                                                                     \
    SNN_LINK_CHECK_GROUP(SNN_QUOTE(SNN_COMPILED_FOR));                                             \
    extern const char SNN_COMPILED_FOR;                                                            \
    const char SNN_COMPILED_FOR = 1
#else
#define SNN_LINK_CHECK(name)                                                                       \
    extern const char SNN_COMPILED_FOR;                                                            \
    extern const char *const name;                                                                 \
    const char *const name = &SNN_COMPILED_FOR
#define SNN_LINK_CHECK_LIBRARY                                                                     \
    extern const char SNN_COMPILED_FOR;                                                            \
    const char SNN_COMPILED_FOR = 1
#endif

#define SNN_LINK_CHECK_GROUP(group)                                                                \
    __asm__(".ifndef snn_library_and_network_differ\n"                                             \
            ".pushsection .rodata." group ",\"aG\",%progbits," group ",comdat\n"                   \
            ".globl snn_library_and_network_differ\n"                                              \
            ".hidden snn_library_and_network_differ\n"                                             \
            "snn_library_and_network_differ:\n"                                                    \
            ".popsection\n"                                                                        \
            ".set snn_first_is_" group ", 1\n"                                                     \
            ".macro snn_name_first\n"                                                              \
            ".error \"library and network differ: " group "\"\n"                                   \
            ".endm\n"                                                                              \
            ".endif\n"                                                                             \
            ".ifndef snn_first_is_" group "\n"                                                     \
            "snn_name_first\n"                                                                     \
            ".error \"library and network differ: " group "\"\n"                                   \
            ".endif\n")

#endif
