# After the .NET build: says why there is no C instead of leaving it to the C compiler.
foreach(extension h c)
  if(NOT EXISTS "${STEM}.${extension}")
    message(FATAL_ERROR
      "${PROJECT} built, but no C was emitted for network ${NETWORK}: ${STEM}.${extension} is "
      "missing. Is there a class of this name with [SpikingNetwork], and a trained ${NETWORK}.snn?")
  endif()
endforeach()
