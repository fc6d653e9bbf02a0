namespace SnnDsl.Benchmarks.Stack;

/// <summary>Most bytes of stack that a function and all it can call take: the longest path of the call graph.</summary>
/// <param name="functions">All functions of the library for one core.</param>
internal sealed class StackBounds(IReadOnlyDictionary<string, Function> functions)
{
    /// <summary>What functions of the C library and of libgcc take at most; newlib's division and copies push 28.</summary>
    private const int OutsideBytes = 32;

    private static readonly HashSet<string> Outside =
        ["memcpy", "memset", "memcmp", "__aeabi_idiv", "__aeabi_uidiv", "__aeabi_idivmod", "__aeabi_uidivmod", "__aeabi_lmul"];

    private readonly Dictionary<string, int> _bounds = [];
    private readonly HashSet<string> _path = [];

    /// <exception cref="BenchmarkException">It is called again while it runs, or calls something unknown.</exception>
    public int Of(string name)
    {
        if (Outside.Contains(name))
        {
            return OutsideBytes;
        }

        if (_bounds.TryGetValue(name, out int known))
        {
            return known;
        }

        if (!functions.TryGetValue(name, out Function? function))
        {
            throw new BenchmarkException($"{name} is called and nobody knows its stack; {nameof(StackBounds)} names what lies outside of the library.");
        }

        if (!_path.Add(name))
        {
            throw new BenchmarkException($"{name} may be called again while it runs: {string.Join(", ", _path)}.");
        }

        IEnumerable<string> calls = function.Calls.Concat(function.IndirectCalls.SelectMany(place => IndirectCalls.Targets(place, functions.Keys)));
        int bound = function.Frame + calls.Select(Of).DefaultIfEmpty(0).Max();
        _path.Remove(name);
        return _bounds[name] = bound;
    }
}
