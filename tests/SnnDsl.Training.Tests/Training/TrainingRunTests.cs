using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Issues;
using SnnDsl.Data;
using SnnDsl.Training.Tests.Networks;
using Xunit;

namespace SnnDsl.Training.Tests.Training;

/// <summary>The facade from data to integers, and what it says when something does not fit.</summary>
public sealed class TrainingRunTests : IDisposable
{
    private static readonly TrainingData Data = new(Stripes.Create(400, 1), Stripes.Create(120, 2));
    private static readonly Recipe Small = new() { Epochs = 3, BatchSize = 16, LearningRate = 0.01 };

    private readonly string _folder = Directory.CreateTempSubdirectory("snn-run-").FullName;

    private RunSettings Settings => new() { Folder = _folder };

    private string Output => Path.Combine(_folder, "SmallNet.snn");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Three_lines_lead_from_data_to_integers()
    {
        using var text = new StringWriter();
        using var run = TrainingRun.Create<SmallNet>(Data, Small, Settings);
        run.ToEnd(new TextProgress(text));
        var artifact = run.Export(Output);

        var read = ArtifactReader.Read(nameof(SmallNet), File.ReadAllText(Output), new IssueSink());
        Assert.Equal(artifact, read);
        Assert.Equal(("stripes, test", 120), (artifact.Training.DataSet, artifact.Training.Samples));
        Assert.True(artifact.Training.AccuracyInteger > 0.9, $"{artifact.Training.AccuracyInteger}");
        Assert.Equal((40, 1, true), (artifact.Training.Validation!.Samples, artifact.Training.Validation.SplitSeed, artifact.Training.Validation.HeldOut));
        Assert.Equal(3, text.ToString().Split("validation accuracy").Length - 1);
        Assert.Contains(" left", text.ToString().Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_epoch_on_validation_images_is_exported_with_its_own_accuracy()
    {
        // With a rate that is far too high later epochs are worse than earlier ones.
        using var run = TrainingRun.Create<SmallNet>(Data, Small with { Epochs = 5, LearningRate = 0.3, WarmUp = 0 }, Settings);
        run.ToEnd();
        var best = run.History.MaxBy(epoch => epoch.Accuracy)!;
        var artifact = run.Export(Output);
        Assert.Equal(best.Accuracy, artifact.Training.Validation!.AccuracyFloat);
        Assert.Equal("best", artifact.Training.Epoch!.Choice);
        Assert.Equal(best.Accuracy, run.History[artifact.Training.Epoch.Number - 1].Accuracy);
        Assert.NotEqual(run.History[^1].Accuracy, best.Accuracy);
    }

    [Fact]
    public void The_last_epoch_is_exported_if_the_recipe_says_so()
    {
        using var run = TrainingRun.Create<SmallNet>(Data, Small with { ExportedEpoch = EpochChoice.Last }, Settings);
        run.ToEnd();
        var artifact = run.Export(Output);
        Assert.Equal(new ChosenEpoch(3, "last"), artifact.Training.Epoch);
        Assert.Equal(run.History[^1].Accuracy, artifact.Training.Validation!.AccuracyFloat);
    }

    [Fact]
    public void Without_held_out_images_all_are_learned_from_and_the_artifact_says_so()
    {
        using var run = TrainingRun.Create<SmallNet>(Data, Small with { Epochs = 1, ValidationShare = 0 }, Settings);
        Assert.Equal(400, run.Images.Train.Count);
        run.ToEnd();
        var artifact = run.Export(Output);
        Assert.False(artifact.Training.Validation!.HeldOut);
        Assert.Equal(new ChosenEpoch(1, "last"), artifact.Training.Epoch);
    }

    [Fact]
    public void A_stopped_run_goes_on_and_gives_the_same_file()
    {
        using (var whole = TrainingRun.Create<SmallNet>(Data, Small, Settings with { Folder = Path.Combine(_folder, "whole") }))
        {
            whole.ToEnd();
            whole.Export(Output);
        }
        var other = Path.Combine(_folder, "other.snn");
        using (var first = TrainingRun.Create<SmallNet>(Data, Small, Settings))
        {
            using var cancellation = new CancellationTokenSource();
            var progress = new DirectProgress<RunProgress>(p => { if (p.Epoch == 2) cancellation.Cancel(); });
            Assert.Throws<OperationCanceledException>(() => first.ToEnd(progress, cancellation.Token));
        }
        using var second = TrainingRun.Create<SmallNet>(Data, Small, Settings);
        Assert.Equal(1, second.ResumedEpochs);
        second.ToEnd();
        second.Export(other);
        Assert.Equal(File.ReadAllText(Output), File.ReadAllText(other));
    }

    [Fact]
    public void A_checkpoint_of_other_options_says_which_ones_and_the_way_on()
    {
        using (var run = TrainingRun.Create<SmallNet>(Data, Small with { Epochs = 1 }, Settings))
            run.ToEnd();
        var error = Assert.Throws<InvalidDataException>(() => TrainingRun.Create<SmallNet>(Data, Small with { Epochs = 2, Loss = new SnnDsl.Training.Losses.EachStepLoss() }, Settings));
        Assert.Contains("epochs is 2, the checkpoint has 1; loss is each-step, the checkpoint has mean-logits.", error.Message, StringComparison.Ordinal);
        Assert.Contains("--initial", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder, "checkpoint.bin"), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("batch-size", error.Message, StringComparison.Ordinal);

        using var on = TrainingRun.Create<SmallNet>(
            Data, Small with { Epochs = 2 }, new RunSettings { Folder = Path.Combine(_folder, "more"), Initial = Path.Combine(_folder, "checkpoint.bin") });
        Assert.Equal(0, on.ResumedEpochs);
    }

    [Fact]
    public void The_epoch_of_export_may_change_after_the_training()
    {
        using (var run = TrainingRun.Create<SmallNet>(Data, Small with { Epochs = 1 }, Settings))
            run.ToEnd();
        using var again = TrainingRun.Create<SmallNet>(Data, Small with { Epochs = 1, ExportedEpoch = EpochChoice.Last }, Settings);
        Assert.True(again.IsDone);
    }

    [Fact]
    public void A_label_out_of_range_is_named()
    {
        var labels = Data.Train.Labels.ToArray();
        labels[17] = 3;
        var error = Assert.Throws<DataSetException>(() => TrainingRun.Create<SmallNet>(Data with { Train = Data.Train with { Labels = labels } }, Small, Settings));
        Assert.StartsWith("Image 17 of stripes has the label 3; 'SmallNet' has 3 classes, 0 to 2:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_another_shape_are_named()
    {
        var error = Assert.Throws<DataSetException>(() => TrainingRun.Create<DyadicNet>(Data, Small, Settings));
        Assert.StartsWith("Images of stripes are 8x8x1 (height, width, channels), 'DyadicNet' takes 9x7x2:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_that_do_not_belong_together_are_named()
    {
        var short1 = Data.Train with { Pixels = Data.Train.Pixels[..^1] };
        var error = Assert.Throws<DataSetException>(() => TrainingRun.Create<SmallNet>(Data with { Train = short1 }, Small, Settings));
        Assert.Contains("25599 values and 400 labels; 400 samples of 8x8x1 have 25600", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_images_are_named()
    {
        var error = Assert.Throws<DataSetException>(() => TrainingRun.Create<SmallNet>(Data with { Train = Data.Train.Slice(0, 30) }, Small with { BatchSize = 64 }, Settings));
        Assert.Contains("27 images to learn from do not fill one batch of 64", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<DataSetException>(() => TrainingRun.Create<SmallNet>(Data with { Train = Data.Train.Slice(0, 3) }, Small, Settings));
        Assert.Contains("has 3 training images: a validation share of 0.1 leaves", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<DataSetException>(() => TrainingRun.Create<SmallNet>(Data with { Test = Data.Test.Slice(0, 0) }, Small, Settings));
        Assert.Equal("stripes has no images; at least 1 is needed.", error.Message);
    }

    [Theory]
    [InlineData(0, 0.1, 2e-3, "epochs is 0; allowed are 1 and more.")]
    [InlineData(1, 0.6, 2e-3, "validation is 0.6; allowed are 0 to 0.5.")]
    [InlineData(1, 0.1, -1, "learning-rate is -1; allowed are numbers above 0.")]
    public void Options_out_of_range_are_named_and_no_parameter_of_the_interface(int epochs, double share, double rate, string message)
    {
        var error = Assert.Throws<RecipeException>(() => TrainingRun.Create<SmallNet>(Data, Small with { Epochs = epochs, ValidationShare = share, LearningRate = rate }, Settings));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_folder_or_file_that_cannot_be_written_is_found_before_the_training()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var error = Assert.Throws<IOException>(() => TrainingRun.Create<SmallNet>(Data, Small, new RunSettings { Folder = file }));
        Assert.Contains($"'{Path.Combine(file, "checkpoint.bin")}' cannot be written", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<IOException>(() => OutputFile.Check(_folder));
        Assert.Contains("it is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_exported_when_it_is_done()
    {
        using var run = TrainingRun.Create<SmallNet>(Data, Small, Settings);
        Assert.Contains("0 of 3 epochs are done", Assert.Throws<InvalidOperationException>(() => run.Export(Output)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void A_lost_checkpoint_of_the_best_epoch_is_named()
    {
        using var run = TrainingRun.Create<SmallNet>(Data, Small with { Epochs = 5, LearningRate = 0.3, WarmUp = 0 }, Settings);
        run.ToEnd();
        File.Delete(Path.Combine(_folder, "best.bin"));
        Assert.Contains("--export-epoch last", Assert.Throws<InvalidDataException>(() => run.Export(Output)).Message, StringComparison.Ordinal);
    }
}
