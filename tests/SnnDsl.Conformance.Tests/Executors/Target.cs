namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>A machine that C is built for, and what fits into one program there.</summary>
/// <param name="Name">Name for messages and folders.</param>
/// <param name="Core">Core of the emulated board; <see langword="null"/> for this machine.</param>
/// <param name="FlashBytes">Flash for the networks of one program.</param>
/// <param name="RamBytes">RAM for the instances and the image of one program.</param>
/// <param name="CMakeOptions">Options that configure the build.</param>
internal sealed record Target(string Name, string? Core, int FlashBytes, int RamBytes, IReadOnlyList<string> CMakeOptions)
{
    /// <summary>This machine, with sanitizers.</summary>
    public static Target Host { get; } = new(
        "host", null, int.MaxValue, int.MaxValue, ["-DCMAKE_BUILD_TYPE=RelWithDebInfo", "-DSNN_SANITIZE=ON"]);

    /// <summary>This machine as fast as it can be, for many images.</summary>
    public static Target FastHost { get; } = new(
        "host-fast", null, int.MaxValue, int.MaxValue, ["-DCMAKE_BUILD_TYPE=Release", "-DSNN_NETWORK_OPTIONS=-O3"]);

    /// <summary>An emulated core. What the program needs besides the networks is left out of its memories.</summary>
    public static Target Board(string core) => core switch
    {
        "cortex-m0" => Emulated(core, flashKiB: 256, ramKiB: 16),
        "cortex-m55" => Emulated(core, flashKiB: 512, ramKiB: 512),
        _ => Emulated(core, flashKiB: 4096, ramKiB: 4096),
    };

    /// <summary>An emulated core whose C Clang compiles.</summary>
    public static Target ByClang(string core)
    {
        Target board = Board(core);
        return board with
        {
            Name = $"{core}-clang",
            CMakeOptions = [.. board.CMakeOptions.Select(o => o.Replace("arm-none-eabi.cmake", "arm-none-eabi-clang.cmake", StringComparison.Ordinal))],
        };
    }

    /// <summary>Checks that everything needed to build and run is installed.</summary>
    public void RequireTools()
    {
        Tool.Require("cmake", "cmake");
        Tool.Require("ninja", "ninja-build");
        if (Core is null)
        {
            Tool.Require("gcc", "gcc");
        }
        else
        {
            Tool.Require("arm-none-eabi-gcc", "gcc-arm-none-eabi libnewlib-arm-none-eabi");
            Tool.Require("qemu-system-arm", "qemu-system-arm");
            if (Name.EndsWith("-clang", StringComparison.Ordinal))
            {
                Tool.Require("clang", "clang");
            }
        }
    }

    private static Target Emulated(string core, int flashKiB, int ramKiB) => new(
        core,
        core,
        (flashKiB - 40) << 10,
        (ramKiB << 10) - 2560,
        [
            "-DCMAKE_BUILD_TYPE=MinSizeRel",
            $"-DCMAKE_TOOLCHAIN_FILE={Path.Combine(Repository.Root, "runtime-c", "cmake", "arm-none-eabi.cmake")}",
            $"-DSNN_CORE={core}",
            "-DSNN_NETWORK_OPTIONS=-Os",
        ]);
}
