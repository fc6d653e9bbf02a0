using Xunit;

namespace SnnDsl.Build.Tests.Builds;

/// <summary>What builds after the first one write.</summary>
[Collection(SequentialBuilds.Name)]
public sealed class IncrementalBuildTests
{
    private static readonly string[] TinyNetFiles = ["snn_net_tiny_net.c", "snn_net_tiny_net.h"];

    private readonly NetworkProject _project;

    public IncrementalBuildTests(NetworkProject project)
    {
        _project = project;
        _project.Reset();
    }

    [Fact]
    public void A_build_after_a_build_does_not_run_the_task()
    {
        DotnetResult result = _project.Build().Succeeded();

        Assert.True(result.SkippedTask, result.Output);
        Assert.False(result.RanTask, result.Output);
        Assert.Equal(TinyNetFiles, NetworkProject.CFilesIn(_project.DefaultOutput));
    }

    [Fact]
    public void A_comment_edit_keeps_the_time_stamp_of_the_C_file()
    {
        DateTime assembly = File.GetLastWriteTimeUtc(_project.Assembly);
        DateTime c = File.GetLastWriteTimeUtc(_project.CFile);
        _project.Write("TinyNet.cs", "// A comment.\n" + TinyNet.Source());

        DotnetResult result = _project.Build().Succeeded();

        Assert.True(result.RanTask, result.Output);
        Assert.False(result.WroteFiles, result.Output);
        Assert.NotEqual(assembly, File.GetLastWriteTimeUtc(_project.Assembly));
        Assert.Equal(c, File.GetLastWriteTimeUtc(_project.CFile));
        Assert.True(_project.Build().Succeeded().SkippedTask);
    }

    [Fact]
    public void An_edit_of_the_trained_parameters_rewrites_the_C_file()
    {
        string before = File.ReadAllText(_project.CFile);
        _project.Write("TinyNet.snn", TinyNet.Artifact(weight: 6));

        _project.Build().Succeeded();

        Assert.NotEqual(before, File.ReadAllText(_project.CFile));
    }

    [Fact]
    public void A_deleted_C_file_comes_back_alone()
    {
        string text = File.ReadAllText(_project.CFile);
        File.Delete(_project.CFile);

        DotnetResult result = _project.Build().Succeeded();

        Assert.Equal(text, File.ReadAllText(_project.CFile));
        Assert.DoesNotContain("snn_net_tiny_net.h", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Renaming_the_class_removes_the_old_files()
    {
        File.Delete(_project.PathOf("TinyNet.snn"));
        File.Delete(_project.CFile);
        _project.Write("TinyNet.cs", TinyNet.Source("OtherNet"));
        _project.Write("OtherNet.snn", TinyNet.Artifact("OtherNet"));

        _project.Build().Succeeded();

        Assert.Equal(["snn_net_other_net.c", "snn_net_other_net.h"], NetworkProject.CFilesIn(_project.DefaultOutput));
    }

    [Fact]
    public void Without_trained_parameters_the_build_succeeds_and_old_C_is_removed()
    {
        File.Delete(_project.PathOf("TinyNet.snn"));

        DotnetResult result = _project.Build("-p:TreatWarningsAsErrors=true", $"-p:ErrorLog={_project.PathOf("obj", "issues.sarif")}").Succeeded();

        Assert.Empty(NetworkProject.CFilesIn(_project.DefaultOutput));
        Assert.Contains("warning SNN4006: No C was emitted for 'TinyNet': the project has no 'TinyNet.snn'.", result.Output, StringComparison.Ordinal);
        Assert.Contains("SNN1001", File.ReadAllText(_project.PathOf("obj", "issues.sarif")), StringComparison.Ordinal);
        Assert.True(_project.Build("-p:TreatWarningsAsErrors=true").Succeeded().SkippedTask, result.Output);
    }

    [Fact]
    public void A_project_that_only_declares_networks_can_say_so()
    {
        File.Delete(_project.PathOf("TinyNet.snn"));

        DotnetResult result = _project.Build("-p:NoWarn=SNN4006").Succeeded();

        Assert.True(result.RanTask, result.Output);
        Assert.DoesNotContain("warning SNN4006", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trained_parameters_that_are_older_than_the_assembly_are_noticed()
    {
        File.Delete(_project.PathOf("TinyNet.snn"));
        _project.Build().Succeeded();
        _project.Write("TinyNet.snn", TinyNet.Artifact());
        File.SetLastWriteTimeUtc(_project.PathOf("TinyNet.snn"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        _project.Build().Succeeded();

        Assert.Equal(TinyNetFiles, NetworkProject.CFilesIn(_project.DefaultOutput));
    }

    [Fact]
    public void Clean_removes_the_files_and_the_next_build_writes_them_again()
    {
        _project.Clean().Succeeded();

        Assert.Empty(Directory.GetFiles(_project.DefaultOutput));

        _project.Build().Succeeded();

        Assert.Equal(TinyNetFiles, NetworkProject.CFilesIn(_project.DefaultOutput));
    }

    [Fact]
    public void A_design_time_build_writes_nothing()
    {
        Directory.Delete(_project.DefaultOutput, recursive: true);

        _project.DesignTimeBuild().Succeeded();

        Assert.False(Directory.Exists(_project.DefaultOutput));
    }
}
