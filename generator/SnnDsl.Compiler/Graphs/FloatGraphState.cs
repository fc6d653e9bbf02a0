using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>The nodes so far, which node each value of the declaration is, and the value being extended.</summary>
internal sealed class FloatGraphState
{
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _kept;
    private readonly List<int> _values = [0];

    public FloatGraphState(NetworkDeclaration declaration, EquatableArray<KeptChannels> kept, IssueSink issues)
    {
        (Declaration, Issues) = (declaration, issues);
        _kept = kept.ToDictionary(k => k.Stage, k => k.Channels, StringComparer.Ordinal);
        Nodes.Add(new FloatNode(0, new StageUse("", 1), new InputOperation(declaration.EventMaximum), [], KindOfInput(declaration), declaration.Input, Element: 0));
        Current = Nodes[0];
        Use = Current.Use;
    }

    public NetworkDeclaration Declaration { get; }

    public IssueSink Issues { get; }

    public List<FloatNode> Nodes { get; } = [];

    /// <summary>The node that the next layer reads.</summary>
    public FloatNode Current { get; private set; }

    /// <summary>The use of the stage being built.</summary>
    public StageUse Use { get; private set; }

    public TensorShape Shape => Current.Shape;

    /// <summary>The node that gave the current value its shape.</summary>
    public FloatNode LastShaping
    {
        get
        {
            FloatNode node = Current;
            while (node.Operation.KeepsShape)
            {
                node = Nodes[node.Inputs[0]];
            }

            return node;
        }
    }

    public FloatNode Value(int value) => Nodes[_values[value]];

    /// <summary>Starts the next use of a stage on a value.</summary>
    public void Begin(string stage, int input)
    {
        _uses.TryGetValue(stage, out int uses);
        _uses[stage] = uses + 1;
        Use = new StageUse(stage, uses + 1);
        Current = Value(input);
    }

    /// <summary>Goes on with a value, in the stage that made it.</summary>
    public void Continue(int value)
    {
        Current = Value(value);
        Use = Current.Use;
    }

    /// <summary>Makes the current node the next value.</summary>
    public void End() => _values.Add(Current.Id);

    /// <summary>Output channels of a stage: as declared, or what pruning left.</summary>
    public int Channels(StageDeclaration stage, int declared) => _kept.TryGetValue(stage.Name, out int kept) ? kept : declared;

    public void Add(FloatOperation operation, ValueKind kind, TensorShape shape, int element, params int[] moreInputs)
    {
        Current = new FloatNode(Nodes.Count, Use, operation, [Current.Id, .. moreInputs], kind, shape, element);
        Nodes.Add(Current);
    }

    public void Flatten(int element)
    {
        if (!Shape.IsFlat)
        {
            Add(new FlattenOperation(), Current.Kind, Shape.Flatten(), element);
        }
    }

    private static ValueKind KindOfInput(NetworkDeclaration declaration) => declaration.EventMaximum switch
    {
        0 => ValueKind.Image,
        1 => ValueKind.Spikes,
        _ => ValueKind.Counts,
    };
}
