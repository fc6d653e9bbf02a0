# Toolchain for bare-metal Cortex-M. SNN_CORE names the core: cortex-m0, cortex-m3, cortex-m4,
# cortex-m7, cortex-m33 or cortex-m55. Test programs run in QEMU.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES SNN_CORE)
set(CMAKE_EXECUTABLE_SUFFIX_C .elf)

# The code has no floating point; only the Cortex-M55 needs the hard-float ABI, for its vector unit.
set(SNN_CORES cortex-m0 cortex-m3 cortex-m4 cortex-m7 cortex-m33 cortex-m55)
if(NOT SNN_CORE IN_LIST SNN_CORES)
  message(FATAL_ERROR "SNN_CORE is '${SNN_CORE}'; choose one of: ${SNN_CORES}")
endif()
if(SNN_CORE STREQUAL "cortex-m55")
  set(SNN_FLOAT_ABI hard)
else()
  set(SNN_FLOAT_ABI soft)
endif()
set(CMAKE_C_FLAGS_INIT "-mcpu=${SNN_CORE} -mthumb -mfloat-abi=${SNN_FLOAT_ABI}")
# Firmware brings its own start-up code and output, or has none: newlib asks for stubs in any case.
set(CMAKE_EXE_LINKER_FLAGS_INIT "--specs=nosys.specs")

set(CMAKE_CROSSCOMPILING_EMULATOR "${CMAKE_CURRENT_LIST_DIR}/qemu_run.sh;${SNN_CORE}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
