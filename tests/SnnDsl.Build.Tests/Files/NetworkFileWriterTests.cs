using System.Text;
using SnnDsl.Compiler;
using Xunit;

namespace SnnDsl.Build.Tests.Files;

public sealed class NetworkFileWriterTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryDirectory _directory = new();

    private string Output => _directory.PathOf("out");

    private string ListPath => _directory.PathOf("out", "Example.files.txt");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Files_hold_the_text_in_UTF8_without_a_mark()
    {
        const string Text = "/* ü */\nint x;\r\n";

        WriteResult result = Write(new GeneratedFile("snn_net_a.c", Text));

        Assert.Equal([PathOf("snn_net_a.c")], result.Written);
        Assert.Equal(Encoding.UTF8.GetBytes(Text), File.ReadAllBytes(PathOf("snn_net_a.c")));
        Assert.Equal("# Example.dll\nsnn_net_a.c\n", File.ReadAllText(ListPath));
        AssertNothingElse("Example.files.txt", "snn_net_a.c");
    }

    [Fact]
    public void A_file_that_stays_the_same_is_not_touched_but_the_list_is()
    {
        Write(new GeneratedFile("snn_net_a.c", "1"), new GeneratedFile("snn_net_a.h", "2"));
        Array.ForEach(Directory.GetFiles(Output), f => File.SetLastWriteTimeUtc(f, LongAgo));

        WriteResult result = Write(new GeneratedFile("snn_net_a.c", "1"), new GeneratedFile("snn_net_a.h", "3"));

        Assert.Equal([PathOf("snn_net_a.h")], result.Written);
        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(PathOf("snn_net_a.c")));
        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(PathOf("snn_net_a.h")));
        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(ListPath));
    }

    [Fact]
    public void Files_of_the_earlier_list_that_are_no_more_are_deleted_and_no_others()
    {
        Write(new GeneratedFile("snn_net_old.c", "1"), new GeneratedFile("snn_net_a.c", "2"));
        File.WriteAllText(PathOf("snn_net_foreign.c"), "of another project");

        WriteResult result = Write(new GeneratedFile("snn_net_a.c", "2"));

        Assert.Equal([PathOf("snn_net_old.c")], result.Deleted);
        AssertNothingElse("Example.files.txt", "snn_net_a.c", "snn_net_foreign.c");
    }

    [Fact]
    public void A_list_that_was_tampered_with_deletes_nothing_outside()
    {
        Directory.CreateDirectory(Output);
        File.WriteAllText(_directory.PathOf("snn_net_outside.c"), "keep");
        File.WriteAllText(ListPath, "# Example.dll\n../snn_net_outside.c\n" + _directory.PathOf("snn_net_outside.c") + "\n");

        WriteResult result = Write(new GeneratedFile("snn_net_a.c", "1"));

        Assert.Empty(result.Deleted);
        Assert.True(File.Exists(_directory.PathOf("snn_net_outside.c")));
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_named()
    {
        File.WriteAllText(Output, "a file");

        var e = Assert.Throws<BuildException>(() => Write(new GeneratedFile("snn_net_a.c", "1")));

        Assert.Equal("SNN4004", e.Rule.Id);
        Assert.Contains($"'{Output}'", e.Message, StringComparison.Ordinal);
        Assert.Contains("SnnOutputDirectory", e.Message, StringComparison.Ordinal);
        Assert.Equal("a file", File.ReadAllText(Output));
    }

    [Fact]
    public void A_file_that_cannot_be_staged_leaves_everything_as_it_was()
    {
        Write(new GeneratedFile("snn_net_a.c", "old"), new GeneratedFile("snn_net_b.c", "old"));
        string list = File.ReadAllText(ListPath);
        Directory.CreateDirectory(PathOf("snn_net_b.c.tmp"));

        var e = Assert.Throws<BuildException>(
            () => Write(new GeneratedFile("snn_net_a.c", "new"), new GeneratedFile("snn_net_b.c", "new")));

        Assert.Equal("SNN4004", e.Rule.Id);
        Assert.Contains("snn_net_b.c", e.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(PathOf("snn_net_a.c")));
        Assert.Equal("old", File.ReadAllText(PathOf("snn_net_b.c")));
        Assert.Equal(list, File.ReadAllText(ListPath));
        AssertNothingElse("Example.files.txt", "snn_net_a.c", "snn_net_b.c");
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_leaves_the_list_so_that_the_next_build_tries_again()
    {
        Write(new GeneratedFile("snn_net_a.c", "old"));
        string list = File.ReadAllText(ListPath);
        Directory.CreateDirectory(PathOf("snn_net_b.c"));

        var e = Assert.Throws<BuildException>(
            () => Write(new GeneratedFile("snn_net_a.c", "new"), new GeneratedFile("snn_net_b.c", "new")));

        Assert.Contains("snn_net_b.c", e.Message, StringComparison.Ordinal);
        Assert.Equal(list, File.ReadAllText(ListPath));
        AssertNothingElse("Example.files.txt", "snn_net_a.c");
    }

    private string PathOf(string name) => Path.Combine(Output, name);

    private WriteResult Write(params GeneratedFile[] files) => NetworkFileWriter.Write(files, Output, ListPath, "Example.dll");

    private void AssertNothingElse(params string[] names) =>
        Assert.Equal(names, Directory.GetFiles(Output).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
}
