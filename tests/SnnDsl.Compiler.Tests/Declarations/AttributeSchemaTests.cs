using System.Globalization;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Schema;
using Xunit;

namespace SnnDsl.Compiler.Tests.Declarations;

/// <summary>What attributes say about their settings is what the readers do.</summary>
public sealed class AttributeSchemaTests
{
    /// <summary>Numbers that bind something beyond their own range; their readers are tested by the rules.</summary>
    private static readonly string[] Others = ["Arguments.Values", "Parsed.Properties", "Parsed.Forward", "SpikingNetwork.Schedules"];

    public static TheoryData<string, string> Settings()
    {
        var data = new TheoryData<string, string>();
        foreach ((string attribute, AttributeSchema schema) in AttributeSchema.All)
        {
            foreach (SettingSchema setting in schema.Settings.Where(s => !Others.Contains($"{attribute}.{s.Name}")))
            {
                data.Add(attribute, setting.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_says_what_is_allowed(string attribute, string name)
    {
        SettingSchema setting = AttributeSchema.Of(attribute).Setting(name);
        Assert.True(setting.Allowed is not null || setting.Below is not null || setting.Type.IsEnum);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_default_is_used_and_allowed(string attribute, string name)
    {
        SettingSchema setting = AttributeSchema.Of(attribute).Setting(name);
        if (setting.Default is not { } expected)
        {
            return;
        }

        var issues = new IssueSink();
        Assert.Equal(Convert.ToDouble(expected, CultureInfo.InvariantCulture), Values(attribute, name, null, issues).Real(name));
        // A network must say how many time steps it has.
        Assert.Equal(name == "TimeSteps", issues.HasErrors);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void What_is_not_allowed_is_reported_with_what_is(string attribute, string name)
    {
        SettingSchema setting = AttributeSchema.Of(attribute).Setting(name);
        if (setting.Allowed is not { } allowed)
        {
            return;
        }

        foreach (double number in Edges(allowed))
        {
            var issues = new IssueSink();
            Values(attribute, name, number, issues).Real(name);
            if (allowed.Allows(number))
            {
                Assert.Empty(issues.ToArray());
            }
            else
            {
                Assert.EndsWith($"allowed is {allowed.Text}", Assert.Single(issues.ToArray()).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_layer_attribute_has_a_reader() => Assert.Equal(
        AttributeSchema.All.Keys.Where(name => typeof(LayerAttribute).Assembly.GetType($"SnnDsl.{name}Attribute")!.IsSubclassOf(typeof(LayerAttribute))).Order(StringComparer.Ordinal),
        LayerAttributes.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Decays_that_are_allowed_are_those_that_have_a_form()
    {
        var allowed = (OneOfAttribute)AttributeSchema.Of("Lif").Setting("Decay").Allowed!;
        Assert.Equal(Decay.Shifts.Where(d => d != Decay.None).Select(d => d.Factor).Order(), allowed.Values.Order());
    }

    private static double[] Edges(AllowedAttribute allowed) => allowed switch
    {
        RangeAttribute range => [range.Minimum - 1, range.Minimum, range.Maximum, range.Maximum + 1],
        OneOfAttribute some => [.. some.Values, some.Values.Max() + 1, 0],
        _ => [-1, 0, 0.5, 1, 2, double.NaN, double.PositiveInfinity],
    };

    private static AttributeValues Values(string attribute, string name, double? number, IssueSink issues)
    {
        object? value = number is null ? null : number % 1 == 0 ? (int)number.Value : number.Value;
        var model = new AttributeModel(attribute, value is null ? [] : [new ArgumentModel(name, value)], 0);
        return new AttributeValues(model, "Net", ParameterScope.Empty("Net"), issues);
    }
}
