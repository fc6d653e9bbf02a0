using System.Runtime.InteropServices;

namespace SnnDsl.Training.Native;

/// <summary>Settings of the C libraries below torch that can only be made before its first call, on Linux.</summary>
internal static partial class NativeSettings
{
    private const string InstructionSet = "ONEDNN_MAX_CPU_ISA";

    // From glibc's malloc.h.
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MapThreshold = -3;

    /// <summary>Applies the settings; a value that the user has set stays.</summary>
    internal static void Apply()
    {
        // Runs made so are repeatable across machines with and without AVX-512, and that is what the committed networks were
        // checked with. Whoever wants the speed of AVX-512 sets the variable.
        if (Environment.GetEnvironmentVariable(InstructionSet) is null)
            _ = SetEnvironment(InstructionSet, "AVX2", overwrite: 0);
        KeepFreedMemory();
    }

    /// <summary>A training step frees and asks again for the same megabytes. By default they go back to the kernel in
    /// between, and clearing new pages takes longer than the arithmetic: this made training four times faster.</summary>
    private static void KeepFreedMemory()
    {
        try
        {
            _ = SetAllocator(MapThreshold, 32 << 20);
            _ = SetAllocator(TrimThreshold, int.MaxValue);
            _ = SetAllocator(TopPad, 64 << 20);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than glibc: its allocator is left as it is.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);
}
