# snn_add_demo(<target> PROJECT <file.csproj> NETWORK <ClassName>)
#
# The demo firmware of a network, and <target>_traced, the same with all spikes written to a file
# (to compare with the simulator).
function(snn_add_demo target)
  cmake_parse_arguments(PARSE_ARGV 1 demo "" "PROJECT;NETWORK" "")
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
  endforeach()
endfunction()
