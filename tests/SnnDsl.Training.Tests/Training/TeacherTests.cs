using SnnDsl.Cli;
using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Teachers;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Training;

/// <summary>What a network learns besides the labels of its images.</summary>
public sealed class TeacherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-teacher-").FullName;

    private static Recipe Options => new()
    {
        Epochs = 6,
        BatchSize = 16,
        LearningRate = 0.01,
        Quantizer = new QuantizerOptions(Binarization: Binarization.Sign),
        Surrogate = HalvedInputLif.Surrogate,
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The teacher names the next class: the first head must say what the labels say, the second what it says.</summary>
    [Theory]
    [InlineData(DistillationTarget.Hard)]
    [InlineData(DistillationTarget.Soft)]
    public void The_first_head_learns_labels_and_the_second_the_teacher(DistillationTarget target)
    {
        using var scope = NewDisposeScope();
        var (train, test) = (Stripes.Create(320, 1), Stripes.Create(60, 2));
        var options = Options with { Distillation = new DistillationOptions(target) };
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallFormer)), 1, options.Quantizer);
        var path = Path.Combine(_folder, "logits.bin");
        StoredLogits.Save(Next(train) * 6, path);
        using var trainer = new Trainer(network, train, test, options) { Teacher = StoredLogits.Load(path, 320, 3) };
        while (!trainer.IsDone)
            trainer.RunEpoch();
        using var _ = no_grad();
        network.call(Batch.Create(test, Enumerable.Range(0, 60).ToArray(), Augmentation.None, new Random(0)).Images);
        var (first, second) = network.Heads!.Value;
        Assert.InRange(Agreement(first, 0, test), 0.9, 1);
        Assert.InRange(Agreement(second, 1, test), 0.9, 1);
    }

    [Fact]
    public void Distillation_without_a_teacher_is_refused()
    {
        var options = Options with { Distillation = new DistillationOptions() };
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(SmallFormer)), 1, options.Quantizer);
        using var trainer = new Trainer(network, Stripes.Create(32, 1), Stripes.Create(32, 2), options);
        Assert.Contains("needs a teacher", Assert.Throws<RecipeException>(() => trainer.RunEpoch()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stored_logits_are_those_of_the_batch_in_the_shares_of_its_mixture()
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(_folder, "logits.bin");
        StoredLogits.Save(arange(0, 12, float32).view(4, 3), path);
        var stored = StoredLogits.Load(path, 4, 3);
        Assert.Equal([9f, 10, 11, 3, 4, 5], stored.Logits(empty(0), [3, 1], null).data<float>().ToArray());
        Assert.Equal([7.5f, 8.5f, 9.5f, 4.5f, 5.5f, 6.5f], stored.Logits(empty(0), [3, 1], new Mixup(0.75)).data<float>().ToArray());
        Assert.Contains("4 images and 3 classes", Assert.Throws<InvalidDataException>(() => StoredLogits.Load(path, 5, 3)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => StoredLogits.Load(path, 4, 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_and_labels_are_mixed_in_the_same_shares()
    {
        using var scope = NewDisposeScope();
        var mixup = new Mixup(0.75);
        var images = tensor([0f, 4, 8]).view(3, 1, 1, 1);
        Assert.Equal([2f, 4, 6], mixup.Mix(images).data<float>().ToArray());
        Assert.Equal([0.75f, 0.25f, 0, 1, 0.25f, 0.75f], mixup.Mix(tensor([0L, 1, 1]), 2).data<float>().ToArray());
        var frames = tensor([0f, 4, 1, 5]).view(2, 2, 1, 1, 1);
        Assert.Equal([1f, 3, 2, 4], mixup.Mix(frames).data<float>().ToArray());
    }

    [Fact]
    public void Small_alphas_leave_most_samples_nearly_as_they_are()
    {
        var random = new Random(1);
        var shares = Enumerable.Range(0, 400).Select(_ => Mixup.Draw(0.2, random).Share).ToArray();
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.InRange(shares.Average(), 0.4, 0.6);
        Assert.InRange(shares.Count(share => share is < 0.05 or > 0.95), 150, 320);
        Assert.Equal(Mixup.Draw(0.5, new Random(2)), Mixup.Draw(0.5, new Random(2)));
    }

    [Fact]
    public void A_teacher_is_trained_and_a_class_learns_from_it_by_commands()
    {
        TrainingData Load(string? folder) => new(Stripes.Create(160, 1), Stripes.Create(32, 2), "test");
        var (teacher, logits) = (Path.Combine(_folder, "teacher.bin"), Path.Combine(_folder, "logits.bin"));
        Assert.Equal(0, TeacherCommand.Create(Load, Options).Parse(["--epochs", "2", "--output", teacher, "--logits", logits]).Invoke());
        Assert.Equal(0, Train("--distillation", "hard", "--teacher", teacher, "--mixup", "0.5", "--label-smoothing", "0.1"));
        Assert.Equal(0, Train("--distillation", "soft", "--teacher-logits", logits));
        Assert.NotEqual(0, Train("--distillation", "hard"));
        Assert.NotEqual(0, Train("--distillation", "none", "--teacher", teacher));
        Assert.NotEqual(0, Train("--distillation", "hard", "--teacher", logits));

        int Train(params string[] arguments)
        {
            var work = Directory.CreateDirectory(Path.Combine(_folder, $"{Guid.NewGuid()}")).FullName;
            var command = TrainCommand.Create(typeof(SmallFormer), Load, Options with { Epochs = 1 });
            return command.Parse([.. arguments, "--recompute", "inputs", "--work", work, "--output", Path.Combine(work, "SmallFormer.snn")]).Invoke();
        }
    }

    /// <summary>One for the class after an image's own.</summary>
    private static Tensor Next(ImageDataSet data) =>
        nn.functional.one_hot(tensor(data.Labels.ToArray().Select(label => (label + 1L) % 3).ToArray()), 3).to(float32);

    /// <summary>Share of the images for which a head names the class that many places behind the label.</summary>
    private static double Agreement(Tensor logits, int behind, ImageDataSet data) => logits.argmax(1).data<long>().ToArray()
        .Zip(data.Labels.ToArray(), (said, label) => said == (label + behind) % 3 ? 1.0 : 0).Average();
}
