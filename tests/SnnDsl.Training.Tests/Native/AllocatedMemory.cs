using System.Runtime.InteropServices;

namespace SnnDsl.Training.Tests.Native;

/// <summary>What native code has allocated, as glibc counts it.</summary>
internal static partial class AllocatedMemory
{
    /// <summary>Bytes in use, after what nobody holds any more is gone.</summary>
    internal static long Bytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var info = Information();
        return (long)(info.InUse + info.Mapped);
    }

    [LibraryImport("libc", EntryPoint = "mallinfo2")]
    private static partial AllocatorInformation Information();

    /// <summary>struct mallinfo2 of malloc.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct AllocatorInformation
    {
        internal readonly nuint Arena;
        internal readonly nuint FreeChunks;
        internal readonly nuint FastChunks;
        internal readonly nuint MappedRegions;
        internal readonly nuint Mapped;
        internal readonly nuint Unused;
        internal readonly nuint FreeFast;
        internal readonly nuint InUse;
        internal readonly nuint Free;
        internal readonly nuint Top;
    }
}
