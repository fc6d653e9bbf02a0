using System.Reflection;
using System.Text.RegularExpressions;
using SnnDsl.Compiler.Issues;
using Xunit;

namespace SnnDsl.Compiler.Tests.Issues;

public sealed partial class IssueCatalogueTests
{
    [Fact]
    public void The_list_holds_every_rule()
    {
        IEnumerable<IssueRule> rules = typeof(IssueCatalogue).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(f => f.FieldType == typeof(IssueRule))
            .Select(f => (IssueRule)f.GetValue(null)!);
        Assert.Equal(rules.OrderBy(r => r.Id, StringComparer.Ordinal), IssueCatalogue.All);
    }

    [Fact]
    public void Ids_are_unique_and_carry_their_category()
    {
        Assert.Equal(IssueCatalogue.All.Count, IssueCatalogue.All.Select(r => r.Id).Distinct().Count());
        Assert.All(IssueCatalogue.All, r => Assert.Matches("^SNN[0-3][0-9]{3}$", r.Id));
        Assert.Equal(
            ["SnnDsl.Declaration", "SnnDsl.Artifact", "SnnDsl.Range", "SnnDsl.Target"], IssueCatalogue.All.Select(r => r.Category).Distinct());
    }

    [Fact]
    public void Every_message_shows_all_of_its_arguments()
    {
        foreach (IssueRule rule in IssueCatalogue.All)
        {
            int count = Place().Matches(rule.MessageFormat).Max(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)) + 1;
            string[] arguments = [.. Enumerable.Range(0, count).Select(i => $"<argument {i}>")];
            string message = rule.At(0, arguments).Message;
            Assert.All(arguments, argument => Assert.Contains(argument, message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Only_errors_count_as_errors()
    {
        var issues = new IssueSink();
        issues.Add(IssueCatalogue.DeadChannels.At(3, "Stage", 1, 2));
        Assert.False(issues.HasErrors);
        issues.Add(IssueCatalogue.MissingInput.At(0, "Net"));
        Assert.True(issues.HasErrors);
        Assert.Equal([3, 0], issues.ToArray().Select(i => i.Element));
        Assert.Equal(IssueCatalogue.MissingInput.At(0, "Net"), issues.ToArray()[1]);
    }

    [GeneratedRegex("(?<!{){([0-9])}")]
    private static partial Regex Place();
}
