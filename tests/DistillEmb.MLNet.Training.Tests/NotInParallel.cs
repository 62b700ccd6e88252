using Xunit;

// libtorch runs on all processors, and each training on several threads: side by side they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
