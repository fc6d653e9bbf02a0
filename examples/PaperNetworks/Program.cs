using System.CommandLine;
using PaperNetworks.Sizes;

return new RootCommand("The networks of QP-SNN (arXiv 2502.05905) as classes: what their sizes are, unpruned and pruned")
{
    SizesCommand.Create(),
}.Parse(args).Invoke();
