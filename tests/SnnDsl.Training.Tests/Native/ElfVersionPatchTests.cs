using System.Runtime.InteropServices;
using SnnDsl.Training.Native;
using Xunit;

namespace SnnDsl.Training.Tests.Native;

public sealed class ElfVersionPatchTests
{
    [Fact]
    public void What_is_not_an_ELF_image_is_left_alone()
    {
        var image = new byte[200];
        Assert.False(ElfVersionPatch.Apply(image));
        Assert.All(image, b => Assert.Equal(0, b));
    }

    [Fact]
    public void A_corrected_library_needs_nothing_more()
    {
        if (!OperatingSystem.IsLinux())
            return; // Other systems have no such file.
        var path = Path.Combine(Path.GetTempPath(), $"snn-elf-{Environment.ProcessId}.so");
        File.Copy(Bridge(), path, overwrite: true);
        try
        {
            LibTorchLoader.Correct(path);
            var once = File.ReadAllBytes(path);
            Assert.True(NativeLibrary.TryLoad(Bridge(), out _));
            LibTorchLoader.Correct(path);
            Assert.Equal(once, File.ReadAllBytes(path));
            Assert.False(ElfVersionPatch.Apply(once));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Bridge() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "libLibTorchSharp.so", SearchOption.AllDirectories)
            .First(f => Path.GetDirectoryName(f) == Path.GetDirectoryName(AppContext.BaseDirectory) || f.Contains("linux-x64", StringComparison.Ordinal));
}
