using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Passes;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Compiler.Tests.Backends;

/// <summary>Constants of the plan against those that generated C defines.</summary>
public sealed class ConstantArrayTests
{
    public static TheoryData<string> Networks => [.. TestNetwork.Golden.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Bytes_of_constants_are_those_of_the_arrays_in_C(string network)
    {
        Plan plan = TestNetwork.Golden[network]();
        Assert.Equal(plan.Constants.Select(c => (c.Name, c.Bytes)), EmittedConstants.Arrays(Source(plan)));
        Assert.Equal(plan.ConstantBytes, EmittedConstants.Bytes(Source(plan)));
        Assert.Contains($" {plan.ConstantBytes} bytes of constants.", Header(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_constants_are_those_of_the_arrays_in_C_of_a_network_of_all_operations()
    {
        Plan plan = TestNetwork.Compile(TestNetwork.Transformer);
        Assert.Equal(plan.Constants.Select(c => (c.Name, c.Bytes)), EmittedConstants.Arrays(Source(plan)));
    }

    /// <summary>4 bytes per class, which a network that only runs framed has not.</summary>
    [Fact]
    public void Biases_of_a_step_are_counted()
    {
        NetworkDeclaration streamed = TestNetwork.Streamed;
        int classes = TestNetwork.Compile(streamed).Layers[^1].Node.Shape.Size;
        Assert.Equal(
            TestNetwork.Compile(streamed with { Schedules = Schedules.Framed }).ConstantBytes + (4 * classes),
            TestNetwork.Compile(streamed).ConstantBytes);
    }

    [Fact]
    public void The_budget_is_of_the_arrays()
    {
        int bytes = EmittedConstants.Bytes(Source(TestNetwork.Compile(TestNetwork.Streamed)));
        int limit = bytes / 1024;
        Assert.True(limit > 0 && bytes % 1024 > 0);
        NetworkDeclaration Budget(int flashKiB) => TestNetwork.Streamed with { Budget = new BudgetDeclaration(flashKiB, 0, 0) };
        Assert.Equal(bytes, TestNetwork.Compile(Budget(limit + 1)).ConstantBytes);
        Exception refused = Assert.ThrowsAny<Exception>(() => TestNetwork.Compile(Budget(limit)));
        Assert.Contains(Invariant.Text(bytes), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_of_other_length_than_its_initializer_is_noticed()
    {
        const string Text = "static const int16_t gains[3] = {\n    1, -2,\n};\n";
        Assert.Throws<InvalidDataException>(() => EmittedConstants.Bytes(Text));
        Assert.Equal(6, EmittedConstants.Bytes(Text.Replace("-2,", "-2, 3,", StringComparison.Ordinal)));
    }

    private static string Source(Plan plan) => NetworkEmitter.Emit(plan).Single(f => f.Name.EndsWith(".c", StringComparison.Ordinal)).Text;

    private static string Header(Plan plan) => NetworkEmitter.Emit(plan).Single(f => f.Name.EndsWith(".h", StringComparison.Ordinal)).Text;
}
