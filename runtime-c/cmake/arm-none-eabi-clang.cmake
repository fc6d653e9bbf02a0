# Toolchain for bare-metal Cortex-M with Clang as the compiler: arm-none-eabi.cmake in all but that.
# Debian's Clang brings no C library for these cores: headers, libraries and linker are GCC's.
include("${CMAKE_CURRENT_LIST_DIR}/arm-none-eabi.cmake")
set(CMAKE_C_COMPILER clang)
set(CMAKE_C_COMPILER_TARGET arm-none-eabi)
set(snn_core_flags "${CMAKE_C_FLAGS_INIT}")
set(CMAKE_C_FLAGS_INIT "${snn_core_flags} --sysroot=/usr/lib/arm-none-eabi -fshort-enums")
set(CMAKE_C_LINK_EXECUTABLE
  "arm-none-eabi-gcc ${snn_core_flags} -Wl,-z,noexecstack <CMAKE_C_LINK_FLAGS> <LINK_FLAGS> <OBJECTS> -o <TARGET> <LINK_LIBRARIES>")
