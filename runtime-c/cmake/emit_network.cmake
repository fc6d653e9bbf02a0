# Builds the .NET project of a network, which emits its C, and says why if there is none afterwards.
# -DDOTNET=<dotnet> -DPROJECT=<file.csproj> -DNETWORK=<ClassName> -DSTEM=<C files without extension>
# -DLOCK=<file>: one build at a time, whatever the generator; networks share the project's obj folder.
file(LOCK "${LOCK}" GUARD PROCESS)
get_filename_component(directory "${STEM}" DIRECTORY)
execute_process(
  COMMAND "${DOTNET}" build "${PROJECT}" --configuration Release --nologo --verbosity quiet
    "-p:SnnOutputDirectory=${directory}/"
  RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${PROJECT} did not build, so that there is no C for network ${NETWORK}.")
endif()
foreach(extension h c)
  if(NOT EXISTS "${STEM}.${extension}")
    message(FATAL_ERROR
      "${PROJECT} built, but no C was emitted for network ${NETWORK}: ${STEM}.${extension} is "
      "missing. Is there a class of this name with [SpikingNetwork], and a trained ${NETWORK}.snn?")
  endif()
endforeach()
file(TOUCH "${STEM}.stamp")
