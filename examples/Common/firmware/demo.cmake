# snn_add_demo(<target> PROJECT <file.csproj> NETWORK <ClassName>)
#
# The demo firmware of a network that reads images, and <target>_traced, the same with all spikes
# written to a file (to compare with the simulator). Both belong to the target `demos`. A network
# without trained parameters has no C, and so no firmware.
function(snn_add_demo target)
  cmake_parse_arguments(PARSE_ARGV 1 demo "" "PROJECT;NETWORK" "")
  snn_is_trained(${target} "${demo_PROJECT}" ${demo_NETWORK} is_trained)
  if(NOT is_trained)
    return()
  endif()
  set(common "${CMAKE_CURRENT_FUNCTION_LIST_DIR}")
  set(sources "${common}/classify.c" "${common}/idx.c")
  snn_add_firmware(${target} SOURCES ${sources})
  snn_add_firmware(${target}_traced SOURCES ${sources} "${common}/trace_file.c")
  target_compile_definitions(${target}_traced PRIVATE SNN_ENABLE_TRACE)
  add_dependencies(${target}_traced ${target}) # One .NET build emits the C of both.
  foreach(firmware IN ITEMS ${target} ${target}_traced)
    snn_add_demo_network(${firmware} "${demo_PROJECT}" ${demo_NETWORK} "${common}/network.h.in")
  endforeach()
endfunction()

# Whether a network has trained parameters; says so if not.
function(snn_is_trained target project network result)
  get_filename_component(directory "${project}" DIRECTORY)
  set(${result} TRUE PARENT_SCOPE)
  if(NOT EXISTS "${directory}/${network}.snn")
    message(STATUS "${target}: no firmware, ${network}.snn is missing; train the network first")
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()

# Adds a network to a firmware of the target `demos`, with the network.h that the template becomes:
# @network@ is the class, @snake@ its name in C, @macro@ that in capitals.
function(snn_add_demo_network target project network template)
  if(NOT TARGET demos)
    add_custom_target(demos)
  endif()
  snn_snake_case("${network}" snake)
  string(TOUPPER "${snake}" macro)
  set(names "${CMAKE_CURRENT_BINARY_DIR}/${target}_names")
  configure_file("${template}" "${names}/network.h" @ONLY)
  snn_add_network(${target} PROJECT "${project}" NETWORK ${network})
  target_include_directories(${target} PRIVATE "${names}")
  target_link_libraries(${target} PRIVATE snn_warnings)
  add_dependencies(demos ${target})
endfunction()
