using Xunit;

// Torch's thread pool and the tensor statistics are global: tests run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
