# Tests snn_add_network() on a copy of this folder in WORK: the C is emitted, an unrelated edit leaves
# it alone, an edit that counts rebuilds, and missing C is explained. Networks of one project are emitted one
# after the other, by Make, too, and whatever blanks are in the paths.
set(WORK "${WORK}/a folder")
file(REMOVE_RECURSE "${WORK}")
file(COPY ${CMAKE_CURRENT_LIST_DIR}/ DESTINATION "${WORK}/source" PATTERN run.cmake EXCLUDE)
file(WRITE "${WORK}/source/KeywordNet.csproj" "<Project />")
file(WRITE "${WORK}/source/answer.cs" "// 41")

function(build expected_result)
  execute_process(COMMAND ${CMAKE_COMMAND} --build "${WORK}/build" --target firmware
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL expected_result)
    message(FATAL_ERROR "build ended with ${result}, expected ${expected_result}:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect_answer expected)
  execute_process(COMMAND "${WORK}/build/firmware" RESULT_VARIABLE answer)
  if(NOT answer EQUAL expected)
    message(FATAL_ERROR "the firmware answers ${answer}, expected ${expected}")
  endif()
endfunction()

function(expect_runs expected)
  file(STRINGS "${WORK}/source/runs.log" runs)
  list(LENGTH runs count)
  if(NOT count EQUAL expected)
    message(FATAL_ERROR "dotnet ran ${count} times, expected ${expected}")
  endif()
endfunction()

# Edits have to be newer than what was built from the old text.
function(edit text)
  execute_process(COMMAND ${CMAKE_COMMAND} -E sleep 1.1)
  file(WRITE "${WORK}/source/answer.cs" "${text}")
endfunction()

execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S "${WORK}/source" -B "${WORK}/build"
  "-DRUNTIME=${ROOT}/runtime-c" "-DSNN_DOTNET=${WORK}/source/fake_dotnet.sh" COMMAND_ERROR_IS_FATAL ANY)
build(0)
expect_answer(41)
expect_runs(1)

build(0) # Nothing changed.
expect_runs(1)

edit("/* the same */ // 41")
build(0)
expect_runs(2)
if(output MATCHES "Building C object.*keyword_net")
  message(FATAL_ERROR "the C was compiled again although its text stayed the same:\n${output}")
endif()
build(0)
expect_runs(2)

edit("// 42")
build(0)
expect_answer(42)
expect_runs(3)

edit("nothing trained")
file(REMOVE_RECURSE "${WORK}/build/snn")
build(1)
string(REGEX REPLACE "[ \n]+" " " output "${output}") # Where CMake breaks lines depends on the path.
if(NOT output MATCHES "no C was emitted for network KeywordNet")
  message(FATAL_ERROR "missing C is not explained:\n${output}")
endif()

# Three networks, four jobs: the stand-in fails if it runs twice at a time.
edit("// 43")
file(REMOVE "${WORK}/source/runs.log")
execute_process(COMMAND ${CMAKE_COMMAND} -G "Unix Makefiles" -S "${WORK}/source" -B "${WORK}/make"
  "-DRUNTIME=${ROOT}/runtime-c" "-DSNN_DOTNET=${WORK}/source/fake_dotnet.sh" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build "${WORK}/make" --parallel 4 COMMAND_ERROR_IS_FATAL ANY)
expect_runs(3)
execute_process(COMMAND ${CMAKE_COMMAND} --build "${WORK}/make" --parallel 4 COMMAND_ERROR_IS_FATAL ANY)
expect_runs(3)
