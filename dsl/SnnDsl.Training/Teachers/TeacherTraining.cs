using SnnDsl.Data;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Teachers;

/// <summary>Trains a convolutional teacher with the options of a network: epochs, batch size, learning rate, augmentation, seed.</summary>
public static class TeacherTraining
{
    private const int Inspected = 500;

    /// <summary>Trains a teacher.</summary>
    /// <param name="train">Images to learn from.</param>
    /// <param name="options">Epochs, batch size, learning rate, decay, warm-up, augmentation, seed.</param>
    /// <param name="afterStep">Told the number of finished steps of all epochs.</param>
    public static ConvolutionalTeacher Run(ImageDataSet train, Recipe options, IProgress<int>? afterStep = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        manual_seed(options.Seed);
        var teacher = Create(train);
        using var optimizer = optim.AdamW(teacher.parameters(), options.LearningRate, weight_decay: options.WeightDecay);
        var random = new Random(options.Seed);
        var (stepsPerEpoch, order) = (train.Count / options.BatchSize, Enumerable.Range(0, train.Count).ToArray());
        var total = options.Epochs * stepsPerEpoch;
        for (var step = 0; step < total; step++)
        {
            if (step % stepsPerEpoch == 0)
                random.Shuffle(order);
            using var scope = NewDisposeScope();
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = options.LearningRate * Schedules.LearningRate.Factor(options.Schedule, step, total, (int)(options.WarmUp * total));
            teacher.train();
            var (images, labels) = Batch.Create(train, order.AsSpan(step % stepsPerEpoch * options.BatchSize, options.BatchSize), options.Augmentation, random);
            var loss = nn.functional.cross_entropy(teacher.call(images), labels);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            afterStep?.Report(step + 1);
        }
        return teacher;
    }

    /// <summary>An untrained teacher for a data set.</summary>
    public static ConvolutionalTeacher Create(ImageDataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ConvolutionalTeacher(data.Channels, data.Height, data.Width, data.Classes);
    }

    /// <summary>Logits [images, classes] of all images as they are.</summary>
    public static Tensor Logits(ConvolutionalTeacher teacher, ImageDataSet data)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        ArgumentNullException.ThrowIfNull(data);
        using var _ = no_grad();
        teacher.eval();
        var parts = new List<Tensor>();
        for (var first = 0; first < data.Count; first += Inspected)
        {
            using var scope = NewDisposeScope();
            var indices = Enumerable.Range(first, Math.Min(Inspected, data.Count - first)).ToArray();
            parts.Add(teacher.call(Batch.Create(data, indices, Augmentation.None, new Random(0)).Images).MoveToOuterDisposeScope());
        }
        return cat(parts);
    }

    /// <summary>Share of images that a teacher recognizes.</summary>
    public static double Accuracy(ConvolutionalTeacher teacher, ImageDataSet data)
    {
        using var scope = NewDisposeScope();
        var labels = Logits(teacher, data).argmax(1).data<long>().ToArray();
        return labels.Select((label, i) => label == data.Labels.Span[i] ? 1.0 : 0.0).Average();
    }
}
