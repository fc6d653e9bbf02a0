# Options of the library, and the compiler options that follow from them.

option(SNN_PORTABLE "Only portable C, on every core" OFF)
option(SNN_SANITIZE "Address and undefined-behaviour sanitizers (host only)" OFF)
option(SNN_STRICT "Warnings of the library, as errors: for work on the library" ${PROJECT_IS_TOP_LEVEL})
set(SNN_OPTIMIZE speed CACHE STRING
  "Optimization of the library: speed, size, or none (what the build type says)")
set_property(CACHE SNN_OPTIMIZE PROPERTY STRINGS speed size none)

set(snn_is_gnu_like FALSE)
if(CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
  set(snn_is_gnu_like TRUE)
endif()

set(snn_optimizations speed size none)
if(NOT SNN_OPTIMIZE IN_LIST snn_optimizations)
  message(FATAL_ERROR "SNN_OPTIMIZE is '${SNN_OPTIMIZE}'; choose one of: ${snn_optimizations}")
endif()

# Other compilers get the options that the application gives them.
set(snn_sections)
set(snn_optimization)
set(snn_warning_options)
set(snn_call_graph)
if(snn_is_gnu_like)
  set(snn_sections -ffunction-sections -fdata-sections)
  if(SNN_OPTIMIZE STREQUAL "speed")
    set(snn_optimization -O3)
    if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
      # Short loops are faster than a call of memset.
      list(APPEND snn_optimization -fno-tree-loop-distribute-patterns)
    endif()
  elseif(SNN_OPTIMIZE STREQUAL "size")
    set(snn_optimization -Os)
  endif()
  if(SNN_STRICT)
    set(snn_warning_options
      -Wall -Wextra -pedantic -Wconversion -Wshadow -Wmissing-prototypes -Werror)
    if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
      set(snn_call_graph -fcallgraph-info=su) # For ./bench.sh stack.
    endif()
  endif()
endif()
