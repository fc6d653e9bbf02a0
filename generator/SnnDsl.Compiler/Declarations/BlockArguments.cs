using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Gives the parameters of a block their values in one instance.</summary>
internal static class BlockArguments
{
    /// <summary>Binds the arguments of a property; what does not fit is reported and stays unknown.</summary>
    /// <param name="property">The property that has the block's type.</param>
    /// <param name="block">The block.</param>
    /// <param name="path">Name of the instance in the network.</param>
    /// <param name="scope">Values of the parameters around the property.</param>
    /// <param name="issues">Takes what is wrong.</param>
    public static ParameterScope Bind(PropertyModel property, ClassModel block, string path, ParameterScope scope, IssueSink issues)
    {
        AttributeModel? attribute = property.Attributes.FirstOrDefault(a => a.Name == "Arguments");
        int given = attribute?.Arguments.Count ?? 0;
        int required = block.Parameters.Count(p => p.Default is null);
        if (given < required || given > block.Parameters.Count)
        {
            string allowed = required == block.Parameters.Count ? Invariant.Text(required) : $"{required} to {block.Parameters.Count}";
            string names = string.Join(", ", block.Parameters.Select(p => p.Name));
            issues.Add(IssueCatalogue.WrongArgumentCount.At(
                attribute?.Element ?? property.Element, path, given, block.Name, allowed, block.Parameters.Count == 0 ? "" : $"({names})"));
        }

        AttributeValues? values = attribute is null ? null : new AttributeValues(attribute, path, scope, issues);
        var bound = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (int i = 0; i < block.Parameters.Count; i++)
        {
            ParameterModel parameter = block.Parameters[i];
            bound[parameter.Name] = i < given ? values!.ForParameter(Invariant.Text(i), parameter) : parameter.Default;
        }

        return new ParameterScope(block.Name, bound);
    }
}
