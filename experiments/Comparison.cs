using System.CommandLine;
using System.Globalization;
using SnnDsl.Compiler.Reports;
using SnnDsl.Training;
using Spectre.Console;

namespace SnnDsl.Experiments;

/// <summary>What commands that compare many networks have in common.</summary>
internal static class Comparison
{
    /// <summary>An option that is a whole number, not below a smallest one.</summary>
    internal static Option<int> Number(string name, string description, int value, int minimum = 1)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // What is no whole number at all, the parser reports.
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number < minimum)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} {number}: allowed are {minimum} and more."));
        });
        return option;
    }

    /// <summary>An option that is a list of names.</summary>
    internal static Option<string[]> List(string name, string description, string[] allowed, params string[] values)
    {
        var option = new Option<string[]>(name)
        {
            Description = description,
            DefaultValueFactory = _ => values,
            AllowMultipleArgumentsPerToken = true,
        };
        option.AcceptOnlyFromAmong(allowed);
        return option;
    }

    /// <summary>Numbers of such a list.</summary>
    internal static int[] Numbers(string[] values) => [.. values.Select(value => int.Parse(value, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>Computes networks one after the other, with a progress bar.</summary>
    internal static void Run<TKey>(IReadOnlyList<TKey> keys, Action<TKey, IProgress<double>> run) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var all = context.AddTask($"{keys.Count} networks", maxValue: keys.Count);
                foreach (var (index, key) in keys.Index())
                {
                    all.Description = $"{key} ({index + 1} of {keys.Count})";
                    run(key, new DirectProgress<double>(share => all.Value = index + share));
                    all.Value = index + 1;
                }
            });

    /// <summary>Writes the report and prints its tables.</summary>
    /// <param name="path">Path of the files without their endings; the picture must be there.</param>
    /// <param name="markdown">The report.</param>
    /// <param name="cells">Single networks.</param>
    /// <param name="tables">Tables of the report.</param>
    internal static void Write(string path, string markdown, ReportTable cells, params ReportTable[] tables)
    {
        File.WriteAllText(path + ".md", markdown);
        File.WriteAllText(path + ".csv", cells.ToCsv());
        foreach (var table in tables)
            Console.Out.WriteLine(table.ToMarkdown());
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Report: {path}.md, .csv, .png");
    }
}
