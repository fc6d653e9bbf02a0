namespace SnnDsl.Compiler.Declarations;

/// <summary>The blocks of a class by the type names of properties.</summary>
internal sealed class BlockTable
{
    private readonly Dictionary<string, ClassModel> _blocks;

    public BlockTable(ClassModel model)
    {
        IEnumerable<ClassModel> blocks = model.IsBlock ? model.Blocks.Append(model) : model.Blocks;
        _blocks = blocks.GroupBy(b => b.FullName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>The block that is the property's type, if it is one.</summary>
    public ClassModel? Find(PropertyModel property) => _blocks.TryGetValue(property.TypeName, out ClassModel? block) ? block : null;

    /// <summary>
    /// Names of the blocks on the way from one block to a class that it contains, both included; <see langword="null"/> if
    /// it does not contain it.
    /// </summary>
    public IReadOnlyList<string>? PathFrom(ClassModel block, ClassModel target) => PathFrom(block, target.FullName, []);

    private List<string>? PathFrom(ClassModel block, string target, HashSet<string> seen)
    {
        if (block.FullName == target)
        {
            return [block.Name];
        }

        if (!seen.Add(block.FullName))
        {
            return null;
        }

        return block.Properties.Select(Find).OfType<ClassModel>()
            .Select(inner => PathFrom(inner, target, seen))
            .FirstOrDefault(path => path is not null) is { } rest
            ? [block.Name, .. rest]
            : null;
    }
}
