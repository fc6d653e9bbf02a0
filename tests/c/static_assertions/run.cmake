# Changes one number of generated C at a time, as a mistake of the planner would, and expects the compiler to refuse it
# with the name of the assertion. The unchanged C has to compile.
file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")

function(compile expected_result network)
  execute_process(
    COMMAND cc -std=c99 -Wall -Wextra -pedantic -Werror -Wno-error=missing-field-initializers -fsyntax-only
      -I${ROOT}/runtime-c/include -I${WORK} ${WORK}/snn_net_${network}.c
    RESULT_VARIABLE result ERROR_VARIABLE output)
  if(expected_result EQUAL 0 AND NOT result EQUAL 0)
    message(FATAL_ERROR "${network} does not compile:\n${output}")
  endif()
  set(result ${result} PARENT_SCOPE)
  set(output "${output}" PARENT_SCOPE)
endfunction()

# Replaces `from` by `to` in a file of a network; `assertion` has to be what the compiler stumbles over.
function(expect_refusal network ending from to assertion)
  execute_process(COMMAND ${CMAKE_COMMAND} -E copy
    ${GOLDEN}/snn_net_${network}.c ${GOLDEN}/snn_net_${network}.h "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
  compile(0 ${network})
  file(READ "${WORK}/snn_net_${network}.${ending}" text)
  string(REPLACE "${from}" "${to}" changed "${text}")
  if(changed STREQUAL text)
    message(FATAL_ERROR "${network} does not contain '${from}'")
  endif()
  file(WRITE "${WORK}/snn_net_${network}.${ending}" "${changed}")
  compile(1 ${network})
  if(result EQUAL 0 OR NOT output MATCHES "snn_assert_[a-z0-9_]*${assertion}")
    message(FATAL_ERROR "'${to}' in place of '${from}' in ${network} is not refused by ${assertion}:\n${output}")
  endif()
endfunction()

# Working memory and lists of every kind of kernel, a word less than the kernel's header asks for.
expect_refusal(event_net c "WINDOW_EDGES_LIST = 24" "WINDOW_EDGES_LIST = 23" window_edges_1_scratch)
expect_refusal(event_net c "WINDOW_EDGES_END = 35" "WINDOW_EDGES_END = 34" window_edges_1_list)
expect_refusal(event_net c "WINDOW_SHAPES_LIST = 18" "WINDOW_SHAPES_LIST = 17" window_shapes_3_scratch)
expect_refusal(event_net c "STEP_MIX_LIST = 16" "STEP_MIX_LIST = 15" step_mix_4_scratch)
expect_refusal(event_net c "STEP_CLASSIFIER_END = 3" "STEP_CLASSIFIER_END = 2" step_classifier_5_scratch)
expect_refusal(small_former c "WINDOW_STEM_END = 20" "WINDOW_STEM_END = 19" window_stem_1_scratch)
expect_refusal(small_former c "WINDOW_EMBED_LIST = 14" "WINDOW_EMBED_LIST = 13" window_embed_3_scratch)
expect_refusal(small_former c "WINDOW_NEAR_QUERY_LIST = 17" "WINDOW_NEAR_QUERY_LIST = 16" window_near_query_5_scratch)
expect_refusal(small_former c "WINDOW_NEAR_MAP_END = 97" "WINDOW_NEAR_MAP_END = 96" window_near_map_8_scratch)
# Membranes, arrays, and the sizes that callers see.
expect_refusal(event_net c "30u == SNN_CODE_WORDS" "29u == SNN_CODE_WORDS" step_edges_membranes)
expect_refusal(event_net c "edges_weights[36]" "edges_weights[37]" edges_weights_length)
expect_refusal(event_net c "classifier_step_biases[3]" "classifier_step_biases[4]" classifier_step_biases_length)
expect_refusal(event_net c "WINDOW_WORDS = 71" "WINDOW_WORDS = 70" window_edges_max_pool_2_output)
expect_refusal(event_net h "STATE_BYTES 296" "STATE_BYTES 292" state_bytes)
expect_refusal(event_net h "STREAM_BYTES 408" "STREAM_BYTES 404" stream_bytes)
