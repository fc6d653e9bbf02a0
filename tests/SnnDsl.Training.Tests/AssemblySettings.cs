using System.Runtime.CompilerServices;
using TorchSharp;
using Xunit;

// Torch's thread pool and the tensor statistics are global: tests run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace SnnDsl.Training.Tests;

internal static class AssemblySettings
{
    /// <summary>The networks of the tests are too small to share: threads that wait for each other cost more than they do.</summary>
    [ModuleInitializer]
    internal static void UseOneThread()
    {
        // The library corrects torch's native files when it is loaded, and must be loaded before torch is.
        RuntimeHelpers.RunModuleConstructor(typeof(SnnDsl.Training.Trainer).Module.ModuleHandle);
        torch.set_num_threads(1);
    }
}
