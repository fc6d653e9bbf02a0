using System.CommandLine;
using System.Globalization;
using SnnDsl.Compiler.Reports;
using Spectre.Console;

namespace PaperNetworks.Sizes;

/// <summary><c>sizes</c>: prints the table and writes it as Markdown and CSV.</summary>
public static class SizesCommand
{
    /// <summary>Creates the command. Its exit code is 1 if a figure does not come out.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--output")
        {
            Description = "Folder for sizes and transformers, each as .md and .csv",
            DefaultValueFactory = _ => Path.Combine("artifacts", "PaperNetworks"),
        };
        var command = new Command("sizes", "Parameters and sizes of the networks of QP-SNN and BESTformer, beside what they should be") { output };
        command.SetAction(result => Run(result.GetValue(output)!));
        return command;
    }

    private static int Run(string folder)
    {
        try
        {
            ReportTable sizes = SizeTable.Create(PaperFigure.All);
            ReportTable transformers = TransformerTable.Create(TransformerFigure.All);
            Print(SizeTable.Compact(sizes));
            Print(TransformerTable.Compact(transformers));
            Directory.CreateDirectory(folder);
            Write(folder, "sizes", sizes);
            Write(folder, "transformers", transformers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        Type[] different =
        [
            .. PaperFigure.All.Where(figure => !SizeTable.Agrees(figure)).Select(figure => figure.Network),
            .. TransformerFigure.All.Where(figure => !TransformerTable.Agrees(figure)).Select(figure => figure.Network),
        ];
        foreach (Type network in different)
        {
            Console.Error.WriteLine($"{network.Name} does not have the figures it should.");
        }

        return different.Length == 0 ? 0 : 1;
    }

    private static void Print(ReportTable table)
    {
        var view = new Table().Border(TableBorder.Simple);
        foreach (string column in table.Columns)
        {
            view.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned().NoWrap().PadLeft(0).PadRight(1));
        }

        foreach (IReadOnlyList<string> row in table.Rows)
        {
            view.AddRow([.. row.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(view);
    }

    private static void Write(string folder, string name, ReportTable table)
    {
        Write(Path.Combine(folder, name + ".md"), table.ToMarkdown());
        Write(Path.Combine(folder, name + ".csv"), table.ToCsv());
    }

    /// <summary>Writes beside the file, then renames: an interruption leaves the old file or the new one.</summary>
    private static void Write(string path, string text)
    {
        string beside = path + ".tmp";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Written: {path}");
    }
}
