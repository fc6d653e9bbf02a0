using Xunit;

namespace SnnDsl.Build.Tests.Builds;

/// <summary>Where builds write, and what the first build of a project does.</summary>
[Collection(SequentialBuilds.Name)]
public sealed class OutputDirectoryTests
{
    private static readonly string[] TinyNetFiles = ["snn_net_tiny_net.c", "snn_net_tiny_net.h"];

    private readonly NetworkProject _project;

    public OutputDirectoryTests(NetworkProject project)
    {
        _project = project;
        _project.Reset();
    }

    [Fact]
    public void The_first_build_writes_to_the_intermediate_directory()
    {
        using var project = new NetworkProject();

        DotnetResult result = project.BuildAll().Succeeded();

        Assert.Equal(TinyNetFiles, NetworkProject.CFilesIn(project.DefaultOutput));
        Assert.Contains("SnnDsl wrote " + project.CFile, result.Output, StringComparison.Ordinal);
        Assert.Contains("snn_net_tiny_net", File.ReadAllText(project.CFile), StringComparison.Ordinal);
        Assert.DoesNotContain("warning", result.Output.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Builds_that_alternate_with_a_directory_of_the_project_keep_the_files_of_both()
    {
        string other = _project.PathOf("cmake", "snn");
        string property = "-p:SnnOutputDirectory=cmake/snn";
        DateTime c = File.GetLastWriteTimeUtc(_project.CFile);

        Assert.True(_project.Build(property).Succeeded().WroteFiles);
        Assert.Equal(TinyNetFiles, NetworkProject.CFilesIn(other));
        Assert.True(_project.Build().Succeeded().SkippedTask);
        Assert.True(_project.Build(property).Succeeded().SkippedTask);

        Assert.Equal(TinyNetFiles, NetworkProject.CFilesIn(other));
        Assert.Equal(TinyNetFiles, NetworkProject.CFilesIn(_project.DefaultOutput));
        Assert.Equal(c, File.GetLastWriteTimeUtc(_project.CFile));

        _project.Clean(property).Succeeded();
        Assert.Empty(Directory.GetFiles(other));
    }

    [Fact]
    public void A_project_with_several_frameworks_writes_from_the_first_one_only()
    {
        using var project = new NetworkProject("<TargetFrameworks>\n net10.0; netstandard2.0</TargetFrameworks>");

        project.Build("-p:SnnOutputDirectory=generated").Succeeded();

        Assert.Equal(TinyNetFiles, NetworkProject.CFilesIn(project.PathOf("generated")));
        Assert.Contains(Path.Combine("net10.0", "Example.dll"), File.ReadAllText(project.PathOf("generated", "Example.files.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_an_error_with_the_way_out()
    {
        _project.Write("occupied", "a file, not a directory");

        DotnetResult result = _project.Build("-p:SnnOutputDirectory=occupied");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error " + BuildIssues.OutputNotWritable.Id + ": ", result.Output, StringComparison.Ordinal);
        Assert.Contains("set the property SnnOutputDirectory to another directory", result.Output, StringComparison.Ordinal);
    }
}
