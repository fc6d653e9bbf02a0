# snn_add_demo(<target> PROJECT <file.csproj> NETWORK <ClassName>)
#
# The demo firmware of a network, and <target>_traced, the same with all spikes written to a file
# (to compare with the simulator). Both belong to the target `demos`. A network without trained
# parameters has no C, and so no firmware.
function(snn_add_demo target)
  cmake_parse_arguments(PARSE_ARGV 1 demo "" "PROJECT;NETWORK" "")
  get_filename_component(directory "${demo_PROJECT}" DIRECTORY)
  if(NOT EXISTS "${directory}/${demo_NETWORK}.snn")
    message(STATUS "${target}: no firmware, ${demo_NETWORK}.snn is missing; train the network first")
    return()
  endif()
  if(NOT TARGET demos)
    add_custom_target(demos)
  endif()
  set(common "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  snn_snake_case("${demo_NETWORK}" snake)
  string(TOUPPER "${snake}" macro)
  set(names "${CMAKE_CURRENT_BINARY_DIR}/${target}_names")
  configure_file("${common}/network.h.in" "${names}/network.h" @ONLY)

  set(sources "${common}/classify.c" "${common}/idx.c")
  snn_add_firmware(${target} SOURCES ${sources})
  snn_add_firmware(${target}_traced SOURCES ${sources} "${common}/trace_file.c")
  target_compile_definitions(${target}_traced PRIVATE SNN_ENABLE_TRACE)
  add_dependencies(${target}_traced ${target}) # One .NET build emits the C of both.
  foreach(firmware IN ITEMS ${target} ${target}_traced)
    snn_add_network(${firmware} PROJECT "${demo_PROJECT}" NETWORK "${demo_NETWORK}")
    target_include_directories(${firmware} PRIVATE "${names}")
    target_link_libraries(${firmware} PRIVATE snn_warnings)
    add_dependencies(demos ${firmware})
  endforeach()
endfunction()
