using System.CommandLine;
using System.Globalization;
using SnnDsl.Training.Functional;

namespace SnnDsl.Training.Commands;

/// <summary>Command-line options that name the quantizer of the middle layers.</summary>
public sealed class QuantizerArguments
{
    private const string PercentilePrefix = "percentile:";

    private static readonly (string Name, QuantizerMethod Value)[] Methods =
        [("rescaw", QuantizerMethod.ReScaW), ("vanilla", QuantizerMethod.Vanilla), ("float", QuantizerMethod.None)];

    private static readonly (string Name, WeightScale Value)[] Scales =
        [("mean", WeightScale.OneNormMean), ("max", WeightScale.Maximum), ("percentile", WeightScale.Percentile)];

    private static readonly (string Name, StraightThrough Value)[] Gradients =
        [("identity", StraightThrough.Identity), ("paper", StraightThrough.Paper), ("released", StraightThrough.ReleasedCode)];

    private readonly QuantizerOptions _recipe;
    private readonly Option<string> _method;
    private readonly Option<string> _scale;
    private readonly Option<string> _straightThrough;

    /// <summary>Options whose defaults are the recipe's.</summary>
    public QuantizerArguments(QuantizerOptions recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        _recipe = recipe;
        _method = Create("--quantizer", "Quantizer of the middle layers: " + Names(Methods), NameOf(Methods, recipe.Method));
        _scale = Create("--scale", $"Scale of rescaw per output channel: {Names(Scales)}; percentile:x with x from 0.5 to 1", ScaleName(recipe));
        _straightThrough = Create("--straight-through", "Gradient of the quantizer: " + Names(Gradients), NameOf(Gradients, recipe.StraightThrough));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(_method);
        command.Add(_scale);
        command.Add(_straightThrough);
    }

    /// <summary>What the user wrote.</summary>
    /// <exception cref="ArgumentException">A value is not known; the message names the allowed ones.</exception>
    public QuantizerOptions Read(ParseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (scale, percentile) = Scale(result.GetValue(_scale)!);
        var options = new QuantizerOptions(
            Value(Methods, "--quantizer", result.GetValue(_method)!),
            scale,
            percentile,
            Value(Gradients, "--straight-through", result.GetValue(_straightThrough)!));
        if (options.Method != QuantizerMethod.ReScaW && result.GetResult(_scale) is { Implicit: false })
            throw new ArgumentException($"'--scale' has no meaning with '--quantizer {result.GetValue(_method)}', which does not rescale. Leave it out.");
        return options;
    }

    private (WeightScale Scale, double Percentile) Scale(string text)
    {
        if (!text.StartsWith(PercentilePrefix, StringComparison.Ordinal))
            return (Value(Scales, "--scale", text), _recipe.Percentile);
        if (double.TryParse(text[PercentilePrefix.Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && x is >= 0.5 and <= 1)
            return (WeightScale.Percentile, x);
        throw new ArgumentException($"The percentile of '--scale {text}' must be a number from 0.5 to 1, such as percentile:0.99.");
    }

    private static string ScaleName(QuantizerOptions recipe) => recipe.Scale == WeightScale.Percentile
        ? string.Create(CultureInfo.InvariantCulture, $"{PercentilePrefix}{recipe.Percentile}")
        : NameOf(Scales, recipe.Scale);

    private static Option<string> Create(string name, string description, string value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static string Names<T>((string Name, T Value)[] known) => string.Join(", ", known.Select(k => k.Name));

    private static string NameOf<T>((string Name, T Value)[] known, T value) => known.First(k => Equals(k.Value, value)).Name;

    private static T Value<T>((string Name, T Value)[] known, string option, string text) =>
        known.FirstOrDefault(k => k.Name == text) is { Name: not null } found
            ? found.Value
            : throw new ArgumentException($"'{option} {text}' is not known. Allowed: {Names(known)}.");
}
