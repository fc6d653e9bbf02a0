using System.Globalization;

// Numbers in messages and C must not depend on the culture of the machine: it is pinned here, and read nowhere else.
#pragma warning disable RS1035

namespace SnnDsl.Compiler.Common;

/// <summary>
/// Pins the thread's culture while text is made: some cultures write negative numbers with another minus sign.
/// </summary>
public readonly struct InvariantCulture : IDisposable
{
    private readonly CultureInfo _before;

    private InvariantCulture(CultureInfo before)
    {
        _before = before;
    }

    /// <summary>Pins the culture until the result is disposed.</summary>
    public static InvariantCulture Pin()
    {
        var pinned = new InvariantCulture(CultureInfo.CurrentCulture);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return pinned;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
