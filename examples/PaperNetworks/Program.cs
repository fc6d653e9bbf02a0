using System.CommandLine;
using PaperNetworks.Sizes;

return new RootCommand("The networks of QP-SNN (arXiv 2502.05905) and BESTformer (arXiv 2501.05904) as classes: what their sizes are")
{
    SizesCommand.Create(),
}.Parse(args).Invoke();
