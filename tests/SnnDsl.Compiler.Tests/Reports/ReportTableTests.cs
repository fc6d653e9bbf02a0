using SnnDsl.Compiler.Reports;
using Xunit;

namespace SnnDsl.Compiler.Tests.Reports;

public sealed class ReportTableTests
{
    private static ReportTable Table => new(["name", "size, MB", "note"], [["a|b", "1.25", "says \"so\""], ["c", "-3", ""]]);

    [Fact]
    public void Markdown_aligns_numbers_and_escapes_bars() => Assert.Equal(
        "| name | size, MB | note |\n| --- | ---: | --- |\n| a\\|b | 1.25 | says \"so\" |\n| c | -3 |  |\n", Table.ToMarkdown());

    [Fact]
    public void Csv_quotes_commas_and_quotes() =>
        Assert.Equal("name,\"size, MB\",note\na|b,1.25,\"says \"\"so\"\"\"\nc,-3,\n", Table.ToCsv());
}
