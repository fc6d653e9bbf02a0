using Xunit;

namespace SnnDsl.Compiler.Tests;

/// <summary>
/// Compares text with a file in the Golden folder. With SNN_UPDATE_GOLDEN=1 in the environment the file is written
/// instead; the change then shows in version control.
/// </summary>
internal static class Golden
{
    public static void Verify(string name, string actual, [System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden", name);
        if (Environment.GetEnvironmentVariable("SNN_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
