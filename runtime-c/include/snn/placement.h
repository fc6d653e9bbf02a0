#ifndef SNN_PLACEMENT_H
#define SNN_PLACEMENT_H

/**
 * Where the linker puts what: hooks for memories that are faster than flash. All are empty unless
 * the build of both the library and the generated code defines them, for example
 *
 *     -DSNN_HOT_SECTION=.itcm -DSNN_CONST_SECTION=.dtcm
 *
 * Every function that a time step runs through then stands in the first, assembler as
 * .itcm.<name>, and all constants of networks in the second. The linker script of the firmware
 * places these sections and its start-up code copies them.
 *
 * SNN_HOT and SNN_CONST may be defined instead of the sections, to something that stands before
 * the declaration of a function or of a constant.
 */

#ifndef __ASSEMBLER__
#define SNN_SECTION_NAME_(name) #name
#define SNN_SECTION_NAME(name) SNN_SECTION_NAME_(name)

#ifndef SNN_HOT
#ifdef SNN_HOT_SECTION
#define SNN_HOT __attribute__((section(SNN_SECTION_NAME(SNN_HOT_SECTION))))
#else
#define SNN_HOT
#endif
#endif

#ifndef SNN_CONST
#ifdef SNN_CONST_SECTION
#define SNN_CONST __attribute__((section(SNN_SECTION_NAME(SNN_CONST_SECTION))))
#else
#define SNN_CONST
#endif
#endif
#endif

#endif
