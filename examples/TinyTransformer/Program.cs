using System.CommandLine;
using SnnDsl.Training.Commands;
return new RootCommand("x").Parse(args).Invoke();
