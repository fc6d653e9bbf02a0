using System.CommandLine;
using System.Globalization;
using SnnDsl.Compiler.Reports;
using Spectre.Console;

namespace PaperNetworks.Sizes;

/// <summary><c>sizes</c>: prints the table and writes it as Markdown and CSV.</summary>
public static class SizesCommand
{
    /// <summary>Creates the command. Its exit code is 1 if a figure of the paper does not come out.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--output")
        {
            Description = "Folder for sizes.md and sizes.csv",
            DefaultValueFactory = _ => Path.Combine("artifacts", "PaperNetworks"),
        };
        var command = new Command("sizes", "Parameters and sizes of the networks of QP-SNN, beside the paper's figures") { output };
        command.SetAction(result => Run(result.GetValue(output)!));
        return command;
    }

    private static int Run(string folder)
    {
        try
        {
            ReportTable table = SizeTable.Create(PaperFigure.All);
            Print(SizeTable.Compact(table));
            Directory.CreateDirectory(folder);
            Write(Path.Combine(folder, "sizes.md"), table.ToMarkdown());
            Write(Path.Combine(folder, "sizes.csv"), table.ToCsv());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        PaperFigure[] different = [.. PaperFigure.All.Where(figure => !SizeTable.Agrees(figure))];
        foreach (PaperFigure figure in different)
        {
            Console.Error.WriteLine($"{figure.Network.Name} does not have the paper's figures.");
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

    /// <summary>Writes beside the file, then renames: an interruption leaves the old file or the new one.</summary>
    private static void Write(string path, string text)
    {
        string beside = path + ".tmp";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Written: {path}");
    }
}
