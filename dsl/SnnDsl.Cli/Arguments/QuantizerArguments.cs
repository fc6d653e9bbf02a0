using System.CommandLine;
using System.Globalization;
using SnnDsl.Training.Functional;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options that name the quantizers of middle layers and membranes.</summary>
public sealed class QuantizerArguments
{
    private const string PercentilePrefix = "percentile:";

    private static readonly (string Name, WeightScale Value)[] Scales =
        [("mean", WeightScale.OneNormMean), ("max", WeightScale.Maximum), ("percentile", WeightScale.Percentile)];

    private readonly QuantizerOptions _recipe;
    private readonly Choice<QuantizerMethod> _method;
    private readonly Choice<WeightScale> _scale;
    private readonly Choice<StraightThrough> _straightThrough;
    private readonly Choice<bool> _weightRegulation;
    private readonly Choice<MembraneScale> _membraneScale;
    private readonly Choice<Binarization> _binarization;

    /// <summary>Options whose defaults are the recipe's.</summary>
    public QuantizerArguments(QuantizerOptions recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        _recipe = recipe;
        _method = new(
            "--quantizer",
            "Quantizer of the middle layers",
            [("rescaw", QuantizerMethod.ReScaW), ("vanilla", QuantizerMethod.Vanilla), ("float", QuantizerMethod.None)],
            recipe.Method);
        _scale = new("--scale", "Scale of rescaw per output channel, percentile:x with x from 0.5 to 1", Scales, recipe.Scale);
        _scale.Option.DefaultValueFactory = _ => ScaleName(recipe);
        _straightThrough = new(
            "--straight-through",
            "Gradient of the quantizer",
            [("identity", StraightThrough.Identity), ("paper", StraightThrough.Paper), ("released", StraightThrough.ReleasedCode)],
            recipe.StraightThrough);
        _weightRegulation = new("--weight-regulation", "Standardise 1-bit weights before their sign", [("on", true), ("off", false)], recipe.WeightRegulation);
        _membraneScale = new(
            "--membrane-scale",
            "Scale of quantized membranes",
            [("one", MembraneScale.One), ("average", MembraneScale.MovingAverage)],
            recipe.MembraneScale);
        _binarization = new(
            "--binarization",
            "1-bit weights: signs with a power of two per channel (Q-SNN), or signs alone with the gradient of the identity (BESTformer)",
            [("scaled", Binarization.ScaledSign), ("sign", Binarization.Sign)],
            recipe.Binarization);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in (Option<string>[])[_method.Option, _scale.Option, _straightThrough.Option, _weightRegulation.Option, _membraneScale.Option, _binarization.Option])
            command.Add(option);
    }

    /// <summary>What the user wrote.</summary>
    /// <exception cref="ArgumentException">A value is not known; the message names the allowed ones.</exception>
    public QuantizerOptions Read(ParseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (scale, percentile) = Scale(result.GetValue(_scale.Option)!);
        var options = new QuantizerOptions(
            _method.Read(result), scale, percentile, _straightThrough.Read(result), _weightRegulation.Read(result), _membraneScale.Read(result),
            _binarization.Read(result));
        if (options.Method != QuantizerMethod.ReScaW && result.GetResult(_scale.Option) is { Implicit: false })
            throw new ArgumentException($"'--scale' has no meaning with '--quantizer {result.GetValue(_method.Option)}', which does not rescale. Leave it out.");
        return options;
    }

    private (WeightScale Scale, double Percentile) Scale(string text)
    {
        if (!text.StartsWith(PercentilePrefix, StringComparison.Ordinal))
            return (_scale.Find(text), _recipe.Percentile);
        if (double.TryParse(text[PercentilePrefix.Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && x is >= 0.5 and <= 1)
            return (WeightScale.Percentile, x);
        throw new ArgumentException($"The percentile of '--scale {text}' must be a number from 0.5 to 1, such as percentile:0.99.");
    }

    private static string ScaleName(QuantizerOptions recipe) => recipe.Scale == WeightScale.Percentile
        ? string.Create(CultureInfo.InvariantCulture, $"{PercentilePrefix}{recipe.Percentile}")
        : Scales.First(s => s.Value == recipe.Scale).Name;
}
