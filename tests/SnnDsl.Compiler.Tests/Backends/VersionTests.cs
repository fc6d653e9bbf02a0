using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SnnDsl.Compiler.Backends.CortexC;
using Xunit;

namespace SnnDsl.Compiler.Tests.Backends;

/// <summary>The numbers of snn/version.h, and what repeats them.</summary>
public sealed class VersionTests
{
    private static readonly string Header = File.ReadAllText(Path.Combine(Folder(), "../../../runtime-c/include/snn/version.h"));

    [Fact]
    public void The_runtime_has_the_version_of_the_packages()
    {
        Version assembly = typeof(NetworkEmitter).Assembly.GetName().Version!;
        string version = $"{assembly.Major}.{assembly.Minor}.{assembly.Build}";

        Assert.Equal($"\"{version}\"", Macro("SNN_VERSION"));
        Assert.Equal(version, $"{Macro("SNN_VERSION_MAJOR")}.{Macro("SNN_VERSION_MINOR")}.{Macro("SNN_VERSION_PATCH")}");
    }

    [Fact]
    public void The_compiler_writes_for_the_interface_of_the_runtime() =>
        Assert.Equal(Macro("SNN_ABI"), NetworkViewBuilder.Abi.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string Macro(string name)
    {
        Match match = Regex.Match(Header, $@"^#define {name} (\S+)$", RegexOptions.Multiline);
        Assert.True(match.Success, $"snn/version.h does not define {name}.");
        return match.Groups[1].Value;
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
