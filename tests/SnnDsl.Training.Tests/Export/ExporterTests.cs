using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Export;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;

namespace SnnDsl.Training.Tests.Export;

public sealed class ExporterTests
{
    [Fact]
    public void The_integers_of_a_trained_network_do_what_the_float_network_does()
    {
        var artifact = TrainAndExport(seed: 1);
        Assert.True(artifact.Training.AccuracyFloat > 0.9, $"{artifact.Training.AccuracyFloat}");
        Assert.InRange(artifact.Training.AccuracyInteger, artifact.Training.AccuracyFloat - 0.01, artifact.Training.AccuracyFloat + 0.01);
        Assert.Equal(("stripes, test", 200, 3, 1), (artifact.Training.DataSet, artifact.Training.Samples, artifact.Training.Epochs, artifact.Training.Seed));
        var validation = artifact.Training.Validation!;
        Assert.Equal((100, 4, true), (validation.Samples, validation.SplitSeed, validation.HeldOut));
        Assert.InRange(validation.AccuracyInteger, validation.AccuracyFloat!.Value - 0.02, validation.AccuracyFloat!.Value + 0.02);
        Assert.Equal(new ChosenEpoch(3, "last"), artifact.Training.Epoch);
        Assert.All(artifact.Stages.SkipLast(1), stage => Assert.InRange(stage.Neuron!.SpikeRate, 0.01, 0.6));
    }

    [Fact]
    public void Equal_seeds_give_equal_bytes_and_the_reader_accepts_them()
    {
        var text = ArtifactWriter.Write(TrainAndExport(seed: 5));
        Assert.Equal(text, ArtifactWriter.Write(TrainAndExport(seed: 5)));
        Assert.NotEqual(text, ArtifactWriter.Write(TrainAndExport(seed: 6)));
        var issues = new IssueSink();
        Assert.NotNull(ArtifactReader.Read(nameof(SmallNet), text, issues));
        Assert.Empty(issues.ToArray());
    }

    [Fact]
    public void The_file_is_replaced_whole()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("snn-export-").FullName, "SmallNet.snn");
        var artifact = TrainAndExport(seed: 1);
        Exporter.Save(artifact, path);
        Exporter.Save(artifact, path);
        Assert.Equal(ArtifactWriter.Write(artifact), File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static NetworkArtifact TrainAndExport(int seed)
    {
        var options = new Recipe { Epochs = 3, BatchSize = 16, LearningRate = 0.01, Seed = seed };
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallNet)), seed);
        using var trainer = new Trainer(network, Stripes.Create(480, 1), Stripes.Create(200, 2), options);
        while (!trainer.IsDone)
            trainer.RunEpoch();
        var images = new ExportImages(Stripes.Create(480, 1), Stripes.Create(100, 2), HeldOut: true, SplitSeed: 4, Stripes.Create(200, 3), "test");
        return Exporter.Run(network, images, options, new ChosenEpoch(options.Epochs, "last"));
    }
}
