using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Simulation;

public sealed class OperationEntryTests
{
    [Fact]
    public void Every_integer_operation_has_an_entry_in_the_simulator()
    {
        Type[] operations = [.. typeof(IntegerOperation).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(IntegerOperation)) && !t.IsAbstract)];
        Assert.NotEmpty(operations);
        Assert.Equal(operations.Select(t => t.Name).Order(), Simulator.Operations.Select(t => t.Name).Order());
    }
}
