using System.CommandLine;
using System.Security.Cryptography;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Teachers;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options of distillation, mixup and label smoothing.</summary>
public sealed class DistillationArguments
{
    private readonly Choice<DistillationTarget> _target;
    private readonly Option<string?> _teacher;
    private readonly Option<string?> _logits;
    private readonly Option<double> _mixup;
    private readonly Option<double> _smoothing;

    /// <summary>Options whose defaults are the recipe's.</summary>
    public DistillationArguments(Recipe recipe)
    {
        _target = new(
            "--distillation", "What the second head of a network with two learns from a teacher",
            [("none", DistillationTarget.None), ("hard", DistillationTarget.Hard), ("soft", DistillationTarget.Soft)], recipe.Distillation.Target);
        _teacher = new("--teacher") { Description = "Teacher that the command 'teacher' trained" };
        _logits = new("--teacher-logits") { Description = "Logits of a teacher for all training images, in place of it" };
        _mixup = new("--mixup") { Description = "alpha of mixup; 0 for none", DefaultValueFactory = _ => recipe.Mixup };
        _smoothing = new("--label-smoothing") { Description = "Share of the labels spread over all classes", DefaultValueFactory = _ => recipe.LabelSmoothing };
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_target.Option, _teacher, _logits, _mixup, _smoothing])
            command.Add(option);
    }

    /// <summary>The options with what the user wrote.</summary>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public Recipe Read(ParseResult result, Recipe options) => options with
    {
        Distillation = options.Distillation with { Target = _target.Read(result) },
        Mixup = result.GetValue(_mixup),
        LabelSmoothing = result.GetValue(_smoothing),
    };

    /// <summary>The teacher; null without distillation.</summary>
    /// <exception cref="ArgumentException">Distillation and teacher do not go together.</exception>
    public ITeacher? Teacher(ParseResult result, TrainingData data)
    {
        var (teacher, logits) = (result.GetValue(_teacher), result.GetValue(_logits));
        if (_target.Read(result) == DistillationTarget.None)
        {
            return teacher is null && logits is null
                ? null
                : throw new ArgumentException("A teacher is given, but --distillation is none. Allowed: --distillation hard or soft with a teacher, or no teacher.");
        }
        if ((teacher is null) == (logits is null))
            throw new ArgumentException($"--distillation {result.GetValue(_target.Option)} needs one of --teacher and --teacher-logits; the command 'teacher' makes both. Without a teacher use --distillation none.");
        return logits is not null ? StoredLogits.Load(logits, data.Train.Count, data.Train.Classes) : Load(teacher!, data);
    }

    private static ModuleTeacher Load(string path, TrainingData data)
    {
        var teacher = TeacherTraining.Create(data.Train);
        try
        {
            teacher.load(path);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or EndOfStreamException or FormatException)
        {
            throw new InvalidDataException($"'{path}' is no {teacher.Identity}: {e.Message}. Train one with the command 'teacher'.", e);
        }
        return new ModuleTeacher(teacher, $"{teacher.Identity} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}");
    }
}
