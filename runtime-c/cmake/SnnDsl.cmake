# Functions for projects that use SnnDsl networks:
#
#   snn_add_firmware(<target> SOURCES <file>... [STACK_BYTES <n>])
#   snn_add_network(<target> PROJECT <file.csproj> NETWORK <ClassName>)

include_guard(GLOBAL)

# Builds an executable for the emulated board of SNN_CORE, or for the host when not cross-compiling.
# STACK_BYTES is the stack reserved on the board (default 2048).
function(snn_add_firmware target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "STACK_BYTES" "SOURCES")
  if(NOT arg_SOURCES OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR
      "snn_add_firmware(${target}): expected SOURCES <file>... [STACK_BYTES <n>], "
      "got '${ARGN}'")
  endif()
  if(NOT TARGET snn_board)
    if(CMAKE_CROSSCOMPILING AND NOT SNN_CORE)
      message(FATAL_ERROR
        "snn_add_firmware(${target}): there is no emulated board; use the toolchain file "
        "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/arm-none-eabi.cmake with SNN_CORE, or no toolchain. "
        "For own hardware use add_executable() and snn_add_network().")
    endif()
    add_subdirectory("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../qemu" "${CMAKE_BINARY_DIR}/snn_board")
  endif()
  if(NOT arg_STACK_BYTES)
    set(arg_STACK_BYTES 2048)
  endif()
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE snn snn_board)
  if(CMAKE_CROSSCOMPILING)
    target_link_options(${target} PRIVATE
      -Wl,--defsym=snn_stack_bytes=${arg_STACK_BYTES} -Wl,-Map=$<TARGET_FILE:${target}>.map)
  endif()
endfunction()

# fashion_net for FashionNet: an underscore before each capital that starts a word.
function(snn_snake_case name result)
  string(REGEX REPLACE "([A-Z]+)([A-Z][a-z])" "\\1_\\2" text "${name}")
  string(REGEX REPLACE "([a-z0-9])([A-Z])" "\\1_\\2" text "${text}")
  string(TOLOWER "${text}" text)
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

# Emits the C of a network by building its .NET project, adds it to the target and links the runtime.
# Runs again when a source, project or trained file of the project, or the compiler, changes; the C files keep
# their time stamps when their text stays the same.
function(snn_add_network target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PROJECT;NETWORK" "")
  if(NOT arg_PROJECT OR NOT arg_NETWORK OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR
      "snn_add_network(${target}): expected PROJECT <file.csproj> NETWORK <ClassName>, "
      "got '${ARGN}'")
  endif()
  get_filename_component(project "${arg_PROJECT}" ABSOLUTE)
  if(NOT EXISTS "${project}")
    message(FATAL_ERROR "snn_add_network(${target}): PROJECT does not exist: ${project}")
  endif()
  find_program(SNN_DOTNET dotnet)
  if(NOT SNN_DOTNET)
    message(FATAL_ERROR
      "snn_add_network(${target}): dotnet is not on the PATH; the .NET SDK 10 emits the C of "
      "${arg_NETWORK}. See https://dotnet.microsoft.com/download")
  endif()

  snn_snake_case("${arg_NETWORK}" snake)
  get_filename_component(project_directory "${project}" DIRECTORY)
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS
    "${project_directory}/*.cs" "${project_directory}/*.csproj" "${project_directory}/*.snn")
  # A newer compiler emits other C, too.
  set(snn_root "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../..")
  file(GLOB_RECURSE compiler CONFIGURE_DEPENDS
    "${snn_root}/generator/*.cs" "${snn_root}/generator/*.sbn" "${snn_root}/dsl/SnnDsl/*.cs")
  list(APPEND inputs ${compiler})
  list(FILTER inputs EXCLUDE REGEX "/(bin|obj)/")
  set(directory "${CMAKE_CURRENT_BINARY_DIR}/snn/${arg_NETWORK}")
  set(stem "${directory}/snn_net_${snake}")
  get_property(emitted GLOBAL PROPERTY "snn_emitted_${stem}")
  if(NOT emitted) # Targets of one folder share the files.
    set_property(GLOBAL PROPERTY "snn_emitted_${stem}" TRUE)
    # The stamp carries the time of the last run, the C files that of their last change.
    add_custom_command(
      OUTPUT "${stem}.stamp"
      BYPRODUCTS "${stem}.h" "${stem}.c"
      COMMAND "${CMAKE_COMMAND}" "-DDOTNET=${SNN_DOTNET}" "-DPROJECT=${project}"
        -DNETWORK=${arg_NETWORK} "-DSTEM=${stem}" "-DLOCK=${CMAKE_BINARY_DIR}/snn_dotnet.lock"
        -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/emit_network.cmake"
      DEPENDS ${inputs}
      COMMENT "Emitting C for ${arg_NETWORK}"
      VERBATIM)
  endif()
  target_sources(${target} PRIVATE "${stem}.stamp" "${stem}.h" "${stem}.c")
  target_include_directories(${target} PRIVATE "${directory}")
  target_link_libraries(${target} PRIVATE snn)
endfunction()
