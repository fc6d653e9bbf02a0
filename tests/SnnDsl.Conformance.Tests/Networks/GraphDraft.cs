using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>A value of a network that is being drawn.</summary>
internal sealed record DraftValue(int Id, TensorShape Shape, ValueKind Kind);

/// <summary>A network that is being drawn: its stages and steps so far.</summary>
internal sealed class GraphDraft
{
    private readonly List<StageDeclaration> _stages = [];
    private readonly List<ForwardStep> _steps = [];

    private readonly NetworkInput _input;

    public GraphDraft(NetworkInput input)
    {
        _input = input;
        Image = new DraftValue(0, input.Shape, ValueKind.Image);
    }

    /// <summary>The network's input. Events, too, are for synapses only.</summary>
    public DraftValue Image { get; }

    /// <summary>Bits of the weights of a layer that reads the input.</summary>
    public int DrawWeightBits(SplitMix random) => _input.DrawWeightBits(random);

    /// <summary>Declares a stage under a name of its own.</summary>
    public StageDeclaration Declare(string role, params LayerDeclaration[] layers)
    {
        var stage = new StageDeclaration($"{role}{_stages.Count}", layers.ToEquatableArray(), 0);
        _stages.Add(stage);
        return stage;
    }

    /// <summary>Changes a declared stage.</summary>
    public StageDeclaration Change(StageDeclaration old, StageDeclaration changed)
    {
        _stages[_stages.FindIndex(s => s.Name == old.Name)] = changed;
        return changed;
    }

    /// <summary>Applies a stage.</summary>
    public DraftValue Apply(StageDeclaration stage, DraftValue input, params DraftValue[] shortcuts) => Apply(stage, input, null, shortcuts);

    /// <summary>Applies a stage to the sum of two currents.</summary>
    public DraftValue ApplySum(StageDeclaration stage, DraftValue first, DraftValue branch, DraftValue[] shortcuts) => Apply(stage, first, branch, shortcuts);

    private DraftValue Apply(StageDeclaration stage, DraftValue input, DraftValue? branch, DraftValue[] shortcuts)
    {
        _steps.Add(new ApplyStep(stage.Name, input.Id, shortcuts.Select(s => s.Id).ToEquatableArray(), 0) { Branch = branch?.Id });
        DraftValue value = input with { Id = _steps.Count };
        return stage.Layers.Aggregate(value, After);
    }

    /// <summary>A shortcut in the shape of a value; <see langword="null"/> where option A cannot reach it.</summary>
    public DraftValue? OptionA(DraftValue input, DraftValue target)
    {
        int stride = (input.Shape.Height + target.Shape.Height - 1) / target.Shape.Height;
        bool fits = input.Kind == ValueKind.Spikes
            && input.Shape.IsFlat == target.Shape.IsFlat
            && ((input.Shape.Height - 1) / stride) + 1 == target.Shape.Height
            && ((input.Shape.Width - 1) / stride) + 1 == target.Shape.Width
            && input.Shape.Channels <= target.Shape.Channels;
        if (!fits)
        {
            return null;
        }

        _steps.Add(new OptionAStep(input.Id, target.Id, 0));
        return new DraftValue(_steps.Count, target.Shape, ValueKind.Spikes);
    }

    /// <summary>The network; a plain chain has no steps of its own.</summary>
    public NetworkDeclaration Finish(string name, int timeSteps)
    {
        var declaration = new NetworkDeclaration(name, timeSteps, Image.Shape, Budget: null, _stages.ToEquatableArray()) { EventMaximum = _input.EventMaximum };
        EquatableArray<ForwardStep> steps = _steps.ToEquatableArray();
        return ForwardStep.Chain(declaration.Stages) == steps ? declaration : declaration with { Forward = steps };
    }

    private static DraftValue After(DraftValue value, LayerDeclaration layer) => layer switch
    {
        Conv2dDeclaration c => value with { Shape = LayerGenerator.Shape(c, value.Shape), Kind = ValueKind.Current },
        LinearDeclaration l => value with { Shape = TensorShape.Flat(l.Outputs), Kind = ValueKind.Current },
        NeuronDeclaration => value with { Kind = ValueKind.Spikes },
        PoolDeclaration p => value with
        {
            Shape = LayerGenerator.Shape(p, value.Shape),
            Kind = p.Kind == PoolKind.Max ? ValueKind.Spikes : ValueKind.Counts,
        },
        GlobalAvgPoolDeclaration => value with { Shape = new TensorShape(1, 1, value.Shape.Channels), Kind = ValueKind.Counts },
        _ => value,
    };
}
