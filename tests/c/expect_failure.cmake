# Runs COMMAND and checks its exit code (CODE) and that its output
# matches the regular expression OUTPUT.
execute_process(COMMAND ${COMMAND}
  RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output TIMEOUT 60)
message("exit code ${code}, output: ${output}")
if(NOT code STREQUAL CODE)
  message(FATAL_ERROR "expected exit code ${CODE}, got ${code}")
endif()
if(OUTPUT AND NOT output MATCHES "${OUTPUT}")
  message(FATAL_ERROR "expected output matching '${OUTPUT}'")
endif()
