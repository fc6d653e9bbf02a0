# The frames of generated functions, at every level of optimization: the two largest of a network, of which
# one may call the other, stay within SNN_STACK_GENERATED (snn/stack.h).
# -DROOT=<repository> -DGOLDEN=<generated C> -DWORK=<scratch directory>
cmake_minimum_required(VERSION 3.25)
file(STRINGS "${ROOT}/runtime-c/include/snn/stack.h" line REGEX "^#define SNN_STACK_GENERATED ")
string(REGEX REPLACE ".* " "" allowed "${line}")
file(GLOB networks "${GOLDEN}/*.c")

set(largest 0)
foreach(core cortex-m0 cortex-m4 cortex-m55)
  foreach(level -O0 -O1 -Os -O2 -O3)
    file(REMOVE_RECURSE "${WORK}")
    file(MAKE_DIRECTORY "${WORK}")
    execute_process(COMMAND arm-none-eabi-gcc -mcpu=${core} -mthumb -std=c99 ${level} -fstack-usage
        "-I${ROOT}/runtime-c/include" "-I${GOLDEN}" -c ${networks}
      WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
    foreach(network ${networks})
      get_filename_component(name "${network}" NAME_WE)
      file(STRINGS "${WORK}/${name}.su" frames)
      list(TRANSFORM frames REPLACE ".*\t([0-9]+)\tstatic" "\\1")
      list(SORT frames COMPARE NATURAL ORDER DESCENDING)
      list(GET frames 0 1 two)
      list(JOIN two "+" sum)
      math(EXPR sum "${sum}")
      if(sum GREATER largest)
        set(largest ${sum})
      endif()
      if(sum GREATER allowed)
        message(SEND_ERROR "${name}, ${core}, ${level}: frames take ${sum} bytes, SNN_STACK_GENERATED is ${allowed}")
      endif()
    endforeach()
  endforeach()
endforeach()
message(STATUS "largest: ${largest} of ${allowed} bytes")
