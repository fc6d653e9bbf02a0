using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>What users of the language and of the generator can see; a change is made with SNN_UPDATE_API=1.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<Type> Assemblies => [typeof(Stage), typeof(NetworkGenerator)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_surface_is_the_committed_one(Type type)
    {
        Assert.NotNull(type);
        PublicApi.AssertUnchanged(type.Assembly);
    }
}
