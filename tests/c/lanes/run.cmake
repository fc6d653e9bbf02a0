# The instruction set that snn/lanes.h chooses for a core: assembler and vectors only where the core is
# a little-endian one of profile M. Only preprocesses; -DCOMPILER=<arm-none-eabi-gcc or clang>
# -DINCLUDE=<folder>
cmake_minimum_required(VERSION 3.25)
if(COMPILER STREQUAL "clang")
  list(APPEND COMPILER --target=arm-none-eabi)
endif()

function(expect isa)
  execute_process(COMMAND ${COMPILER} -mthumb ${ARGN} -x assembler-with-cpp -E -P "-I${INCLUDE}"
      "${CMAKE_CURRENT_LIST_DIR}/isa.S"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE error)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${error}")
  endif()
  string(REGEX MATCH "isa = ([0-9]+)" found "${output}")
  if(NOT CMAKE_MATCH_1 STREQUAL "${isa}")
    message(FATAL_ERROR "${ARGN}: the instruction set is ${CMAKE_MATCH_1}, expected ${isa}")
  endif()
endfunction()

expect(1 -mcpu=cortex-m0)
expect(1 -mcpu=cortex-m0plus)
expect(1 -mcpu=cortex-m23)
expect(2 -mcpu=cortex-m3)
expect(3 -mcpu=cortex-m4)
expect(3 -mcpu=cortex-m7)
expect(3 -mcpu=cortex-m33)
expect(4 -mcpu=cortex-m55 -mfloat-abi=hard)

expect(0 -mcpu=cortex-m4 -DSNN_PORTABLE)
expect(0 -mcpu=cortex-m0 -mbig-endian)
expect(0 -mcpu=cortex-m4 -mbig-endian)
expect(0 -mcpu=cortex-m55 -mfloat-abi=hard -mbig-endian)
expect(0 -mcpu=cortex-a9 -mfloat-abi=softfp)
expect(0 -mcpu=cortex-r5 -mfloat-abi=softfp)
