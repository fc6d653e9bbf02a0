using System.Text;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Tests.Declarations;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Compiler.Tests.Artifacts;

/// <summary>A damaged file goes the whole way through the compiler: it gives C or an error, never an exception.</summary>
public sealed class ArtifactFuzzTests
{
    private static readonly string Good =
        ArtifactWriter.Write(TestArtifacts.Random(NetworkCompiler.Check(TestClasses.EveryLayer, new IssueSink())!, 1));

    [Fact]
    public void Truncated_anywhere_it_is_an_error()
    {
        int end = Good.LastIndexOf('}');
        for (int length = 0; length <= end; length++)
        {
            NetworkCompilation result = NetworkCompiler.Compile(TestClasses.EveryLayer, Good[..length]);
            Assert.True(result.Files.Count == 0 && HasError(result), $"The first {length} characters were accepted.");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void With_a_flipped_bit_it_gives_C_or_an_error(int bit)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Good);
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= (byte)(1 << bit);
            AssertHandled(Encoding.UTF8.GetString(bytes), i);
            bytes[i] ^= (byte)(1 << bit);
        }
    }

    [Theory]
    [InlineData('\ud800')]
    [InlineData('\0')]
    [InlineData('"')]
    [InlineData('9')]
    [InlineData('\\')]
    public void With_a_replaced_character_it_gives_C_or_an_error(char replacement)
    {
        char[] text = Good.ToCharArray();
        for (int i = 0; i < text.Length; i++)
        {
            char before = text[i];
            text[i] = replacement;
            AssertHandled(new string(text), i);
            text[i] = before;
        }
    }

    private static void AssertHandled(string text, int position)
    {
        NetworkCompilation result = NetworkCompiler.Compile(TestClasses.EveryLayer, text);
        Assert.True(result.Files.Count == 2 != HasError(result), $"At {position}: {result.Files.Count} files, issues: {string.Join(", ", result.Issues)}");
        Assert.All(result.Issues, issue => Assert.NotEmpty(issue.Message));
    }

    private static bool HasError(NetworkCompilation result) => result.Issues.Any(i => i.Rule.Severity == IssueSeverity.Error);
}
