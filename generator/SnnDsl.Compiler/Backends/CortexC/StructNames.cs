using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Names of the layer descriptions in one file: equal ones (uses of a shared stage) are written once.</summary>
internal sealed class StructNames
{
    private readonly Dictionary<string, EquatableArray<string>> _fields = new(StringComparer.Ordinal);

    /// <summary>The name of a description, with a number if another one has it, and whether it is new.</summary>
    public (string Name, bool IsNew) Name(string wanted, EquatableArray<string> fields)
    {
        string name = wanted;
        for (int number = 2; _fields.TryGetValue(name, out EquatableArray<string> known); number++)
        {
            if (known == fields)
            {
                return (name, false);
            }

            name = $"{wanted}_{Invariant.Text(number)}";
        }

        _fields.Add(name, fields);
        return (name, true);
    }
}
