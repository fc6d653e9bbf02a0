# Links a generated network with libraries for other instruction sets and of another SNN_ABI: the
# linker has to refuse each wrong pair and to name both, and to take each right one.
# -DROOT=<repository> -DGOLDEN=<generated C> -DWORK=<scratch directory>
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")

set(flags_portable -mcpu=cortex-m4 -DSNN_PORTABLE)
set(flags_v6m -mcpu=cortex-m0)
set(flags_v7m -mcpu=cortex-m3)
set(flags_dsp -mcpu=cortex-m4)
set(flags_mve -mcpu=cortex-m55 -mfloat-abi=hard)

# The interface as it was one SNN_ABI ago, as far as the check sees it.
file(COPY "${ROOT}/runtime-c/include" DESTINATION "${WORK}/old")
file(READ "${ROOT}/runtime-c/include/snn/version.h" version)
string(REGEX MATCH "#define SNN_ABI ([0-9]+)" define "${version}")
set(abi ${CMAKE_MATCH_1})
math(EXPR old_abi "${abi} - 1")
string(REPLACE "${define}" "#define SNN_ABI ${old_abi}" version "${version}")
file(WRITE "${WORK}/old/include/snn/version.h" "${version}")

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result ERROR_VARIABLE error)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${error}")
  endif()
endfunction()

# What the compiler gets for the lanes.
function(compiler_of lanes include result)
  set(${result} arm-none-eabi-gcc ${flags_${lanes}} -mthumb -std=c99 -ffunction-sections
    -fdata-sections "-I${include}" "-I${ROOT}/runtime-c/src" "-I${GOLDEN}" PARENT_SCOPE)
endfunction()

include("${ROOT}/runtime-c/sources.cmake")
# make_library(<name> <lanes> <include folder> <option>...)
function(make_library name lanes include)
  compiler_of(${lanes} "${include}" compiler)
  set(folder "${WORK}/library_${name}")
  file(MAKE_DIRECTORY "${folder}")
  set(sources ${snn_portable})
  if(lanes STREQUAL "mve")
    list(APPEND sources ${snn_vectors})
  endif()
  list(TRANSFORM sources PREPEND "${ROOT}/runtime-c/")
  set(assembler ${snn_assembler})
  list(TRANSFORM assembler PREPEND "${ROOT}/runtime-c/")
  execute_process(COMMAND ${compiler} ${ARGN} -c ${sources} -x assembler-with-cpp ${assembler}
    WORKING_DIRECTORY "${folder}" RESULT_VARIABLE result ERROR_VARIABLE error)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "library for ${lanes}: ${error}")
  endif()
  file(GLOB objects "${folder}/*.o")
  run(arm-none-eabi-gcc-ar rcs "${folder}/libsnn.a" ${objects})
endfunction()

# links(<library> <lanes of the network> <names> <option>...): `names` are those that the refusal has to
# contain, empty where the pair is right.
function(links library lanes names)
  compiler_of(${lanes} "${ROOT}/runtime-c/include" compiler)
  set(folder "${WORK}/network")
  file(REMOVE_RECURSE "${folder}")
  file(MAKE_DIRECTORY "${folder}")
  execute_process(COMMAND ${compiler} ${ARGN} -c
      "${GOLDEN}/snn_net_tiny_net.c" "${ROOT}/tests/c/link_check/main.c"
    WORKING_DIRECTORY "${folder}" RESULT_VARIABLE result ERROR_VARIABLE error)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "network for ${lanes}: ${error}")
  endif()
  execute_process(COMMAND ${compiler} ${ARGN} --specs=nano.specs ${collect}
      "${folder}/main.o" "${folder}/snn_net_tiny_net.o" "${WORK}/library_${library}/libsnn.a"
      -o "${folder}/image.elf"
    RESULT_VARIABLE result ERROR_VARIABLE error OUTPUT_VARIABLE output)
  set(pair "library ${library}, network ${lanes} (${ARGN})")
  if(names STREQUAL "")
    if(NOT result EQUAL 0)
      message(FATAL_ERROR "${pair}: refused\n${error}")
    endif()
    return()
  endif()
  if(result EQUAL 0)
    message(FATAL_ERROR "${pair}: linked")
  endif()
  foreach(name ${names})
    if(NOT error MATCHES "${name}")
      message(FATAL_ERROR "${pair}: the message does not name ${name}:\n${error}")
    endif()
  endforeach()
  message(STATUS "${pair}: refused")
endfunction()

set(include "${ROOT}/runtime-c/include")
set(collect -Wl,--gc-sections)
foreach(lanes portable v6m v7m dsp mve)
  make_library(${lanes} ${lanes} "${include}" -O1)
endforeach()
make_library(old dsp "${WORK}/old/include" -O1)
make_library(dsp_lto dsp "${include}" -O1 -flto)
make_library(portable_lto portable "${include}" -O1 -flto)

foreach(lanes portable v6m v7m dsp mve)
  links(${lanes} ${lanes} "" -O3)
endforeach()
links(dsp_lto dsp "" -O3 -flto)
links(dsp dsp "" -O3 -flto)

set(name snn_abi_${abi}_lanes)
foreach(options "-O3" "-O3;-flto")
  links(portable dsp "${name}_portable;${name}_dsp" ${options})
  links(dsp portable "${name}_portable;${name}_dsp" ${options})
  links(mve dsp "${name}_mve;${name}_dsp" ${options})
  links(v7m v6m "${name}_v7m;${name}_v6m" ${options})
  links(portable v7m "${name}_v7m;${name}_portable" ${options})
  links(old dsp "snn_abi_${old_abi}_lanes_dsp;${name}_dsp" ${options})
endforeach()
links(portable_lto dsp "${name}_portable;${name}_dsp" -O3 -flto)

# What other compilers get, with a library of this one.
set(collect "")
links(dsp dsp "" -O3 -U__ELF__)
links(dsp v7m "${name}_v7m" -O3 -U__ELF__)
