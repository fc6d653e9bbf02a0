# Configures and builds an application that takes the library as a sub-folder, from a path with blanks:
# the application's own targets get no option of the library's, and no board, test or warning comes
# with it. -DROOT=<repository> -DGOLDEN=<generated C> -DWORK=<scratch directory>
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${WORK}")
set(application "${WORK}/an application")
set(runtime "${application}/third party/runtime-c")
file(COPY "${CMAKE_CURRENT_LIST_DIR}/CMakeLists.txt" "${CMAKE_CURRENT_LIST_DIR}/main.c" DESTINATION "${application}")
file(COPY "${ROOT}/runtime-c" DESTINATION "${application}/third party")

# configure(<name> <generator> <option>...) -> build: its folder
function(configure name generator)
  set(build "${WORK}/build of ${name}")
  execute_process(COMMAND ${CMAKE_COMMAND} -G "${generator}" -S "${application}" -B "${build}"
      "-DRUNTIME=${runtime}" "-DGOLDEN=${GOLDEN}" "-DNETWORK=${GOLDEN}/snn_net_tiny_net"
      -DCMAKE_EXPORT_COMPILE_COMMANDS=ON "-DCMAKE_C_FLAGS=${flags}" ${ARGN}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${name}: ${output}")
  endif()
  set(build "${build}" PARENT_SCOPE)
endfunction()

function(build name)
  execute_process(COMMAND ${CMAKE_COMMAND} --build "${build}" --parallel 2
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${name}: ${output}")
  endif()
endfunction()

# options_of(<pattern of the file>) -> options: what its compiler gets beside paths.
function(options_of pattern)
  file(READ "${build}/compile_commands.json" commands)
  string(JSON last LENGTH "${commands}")
  math(EXPR last "${last} - 1")
  foreach(i RANGE ${last})
    string(JSON file GET "${commands}" ${i} file)
    if(file MATCHES "${pattern}")
      string(JSON command GET "${commands}" ${i} command)
      string(REGEX MATCHALL " -[a-zA-Z][^ ]*" options "${command}")
      list(FILTER options EXCLUDE REGEX "^ -[Ioc]")
      list(TRANSFORM options STRIP)
      set(options "${options}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "${pattern} is not compiled")
endfunction()

function(expect_options what pattern)
  options_of("${pattern}")
  if(NOT options STREQUAL ARGN)
    message(FATAL_ERROR "${what}: ${pattern} is compiled with '${options}', expected '${ARGN}'")
  endif()
endfunction()

set(flags "-g")
set(sections -ffunction-sections -fdata-sections)
configure(default Ninja)
expect_options(default "application/main.c$" -g)
expect_options(default "snn_net_tiny_net.c$" -g)
expect_options(default "layers/readout_s8.c$" -g ${sections} -O3 -fno-tree-loop-distribute-patterns -std=c99)
file(READ "${build}/targets.txt" targets)
if(NOT targets STREQUAL "snn;snn_warnings")
  message(FATAL_ERROR "an application gets the targets ${targets}")
endif()
if(EXISTS "${build}/CTestTestfile.cmake")
  message(FATAL_ERROR "an application gets tests")
endif()
build(default)

configure(size "Unix Makefiles" -DSNN_OPTIMIZE=size)
expect_options(size "application/main.c$" -g)
expect_options(size "layers/readout_s8.c$" -g ${sections} -Os -std=c99)
build(size)

set(flags "-O2")
configure(none Ninja -DSNN_OPTIMIZE=none)
expect_options(none "layers/readout_s8.c$" -O2 ${sections} -std=c99)
build(none)

# A compiler that CMake does not know gets nothing but what the application gives.
set(flags "")
configure(foreign Ninja -DCMAKE_C_COMPILER_ID_RUN=1 -DCMAKE_C_COMPILER_ID=Other -DCMAKE_C_COMPILER_FORCED=1)
expect_options(foreign "application/main.c$")
expect_options(foreign "layers/readout_s8.c$")
build(foreign)

# For own hardware, with the toolchain file of this repository: as README.md prints it.
configure(cortex-m4 Ninja -DSNN_CORE=cortex-m4 "-DCMAKE_TOOLCHAIN_FILE=${runtime}/cmake/arm-none-eabi.cmake")
options_of("application/main.c$")
list(FILTER options EXCLUDE REGEX "^-m")
if(options)
  message(FATAL_ERROR "cortex-m4: main.c is compiled with ${options}")
endif()
build(cortex-m4)

execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S "${application}" -B "${WORK}/wrong"
    "-DRUNTIME=${runtime}" "-DGOLDEN=${GOLDEN}" "-DNETWORK=${GOLDEN}/snn_net_tiny_net" -DSNN_OPTIMIZE=fast
  RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE error)
if(result EQUAL 0 OR NOT error MATCHES "SNN_OPTIMIZE is 'fast'; choose one of:[ \n]*speed;size;none")
  message(FATAL_ERROR "SNN_OPTIMIZE=fast: ${error}")
endif()
