# Compiles the library and generated networks with SNN_HOT_SECTION and SNN_CONST_SECTION and looks at the
# sections of the objects: every function that a time step runs through stands in the first, every
# constant in the second, and nothing where the linker would put it by itself.
# -DROOT=<repository> -DGOLDEN=<generated C> -DWORK=<scratch directory>
cmake_minimum_required(VERSION 3.25)
include("${ROOT}/runtime-c/sources.cmake")

# What no time step calls.
set(cold snn_events_push snn_restore snn_save snn_argmax_s32 snn_margin_s32 snn_state_has_codes
  snn_state_reset_s16)

# check(<name> <option>...): for the core that the options choose.
function(check name)
  set(folder "${WORK}/${name}")
  file(REMOVE_RECURSE "${folder}")
  file(MAKE_DIRECTORY "${folder}")
  set(sources ${snn_portable} ${snn_vectors})
  list(TRANSFORM sources PREPEND "${ROOT}/runtime-c/")
  set(assembler ${snn_assembler})
  list(TRANSFORM assembler PREPEND "${ROOT}/runtime-c/")
  file(GLOB networks "${GOLDEN}/*.c")
  execute_process(COMMAND arm-none-eabi-gcc ${ARGN} -mthumb -std=c99 -O3 -ffunction-sections
      -fdata-sections -DSNN_HOT_SECTION=.itcm -DSNN_CONST_SECTION=.dtcm
      "-I${ROOT}/runtime-c/include" "-I${ROOT}/runtime-c/src" "-I${GOLDEN}"
      -c ${sources} ${networks} -x assembler-with-cpp ${assembler}
    WORKING_DIRECTORY "${folder}" RESULT_VARIABLE result ERROR_VARIABLE error)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${error}")
  endif()

  file(GLOB objects RELATIVE "${folder}" "${folder}/*.o")
  execute_process(COMMAND arm-none-eabi-objdump -t ${objects}
    WORKING_DIRECTORY "${folder}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[^\n]* F \\.text[^\n]*" flash "${symbols}")
  foreach(line ${flash})
    string(REGEX REPLACE ".*[ \t]" "" function "${line}")
    if(NOT function IN_LIST cold AND NOT function MATCHES "^snn_net_")
      message(SEND_ERROR "${ARGN}: ${function} is not in SNN_HOT_SECTION: say SNN_HOT")
    endif()
  endforeach()
  string(REGEX MATCHALL "[^\n]* O \\.rodata[^\n]*" constants "${symbols}")
  foreach(line ${constants})
    if(NOT line MATCHES "snn_abi_[0-9]+_lanes_")
      message(SEND_ERROR "${ARGN}: not in SNN_CONST_SECTION: ${line}")
    endif()
  endforeach()
  foreach(pattern " F \\.itcm[ \t]" " F \\.itcm\\.snn_[a-z0-9_]+[ \t]" " O \\.dtcm[ \t]")
    if(NOT symbols MATCHES "${pattern}")
      message(SEND_ERROR "${ARGN}: nothing stands in ${pattern}")
    endif()
  endforeach()
endfunction()

check(v6m -mcpu=cortex-m0)
check(dsp -mcpu=cortex-m4)
check(mve -mcpu=cortex-m55 -mfloat-abi=hard)
