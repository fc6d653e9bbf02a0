using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>A network or one use of a block: what its properties are, with their names in the network.</summary>
/// <param name="Class">The class.</param>
/// <param name="Parts">A stage, a part on a residual or an instance by the name of its property.</param>
internal sealed record BlockInstance(ClassModel Class, IReadOnlyDictionary<string, object> Parts)
{
    /// <summary>
    /// Most stages of a network: blocks in blocks can multiply beyond every memory.
    /// </summary>
    public const int MaximumStages = 1000;

    /// <summary>Makes the instance of a network.</summary>
    /// <param name="network">A network whose classes are each free of errors.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="stages">Takes all stages in declaration order.</param>
    /// <param name="issues">Takes what is wrong with the values of parameters.</param>
    public static BlockInstance OfNetwork(ClassModel network, BlockTable blocks, List<StageDeclaration> stages, IssueSink issues) =>
        Of(network, "", ParameterScope.Empty(network.Name), isShared: false, new Context(blocks, stages, issues));

    private static BlockInstance Of(ClassModel model, string path, ParameterScope scope, bool isShared, Context context)
    {
        var parts = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (PropertyModel property in model.Properties.Where(_ => context.Stages.Count <= MaximumStages))
        {
            string name = path + property.Name;
            bool shared = isShared || property.Attributes.Any(a => a.Name == "Shared");
            if (context.Blocks.Find(property) is { } block)
            {
                ParameterScope inner = BlockArguments.Bind(property, block, name, scope, context.Issues);
                parts[property.Name] = Of(block, name + ".", inner, shared, context);
            }
            else if (TransformerReader.IsOnResidual(property))
            {
                if (TransformerReader.Read(property, name, scope, shared, context.Issues) is { } part)
                {
                    context.Stages.AddRange(part.Stages);
                    parts[property.Name] = part;
                }
            }
            else if (StageReader.Read(property, name, scope, context.Issues) is { } stage)
            {
                stage = stage with { IsShared = shared };
                context.Stages.Add(stage);
                parts[property.Name] = stage;
            }
        }

        return new BlockInstance(model, parts);
    }

    private sealed record Context(BlockTable Blocks, List<StageDeclaration> Stages, IssueSink Issues);
}
