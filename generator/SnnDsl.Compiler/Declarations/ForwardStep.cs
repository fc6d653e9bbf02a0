using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// One step of a network's data flow. Values are numbered: 0 is the input, step i makes value i + 1, the last value is
/// the read-out. <paramref name="Element"/> is the place in the class.
/// </summary>
public abstract record ForwardStep(int Element)
{
    /// <summary>The plain chain: each stage reads what the one before it made.</summary>
    public static EquatableArray<ForwardStep> Chain(EquatableArray<StageDeclaration> stages) =>
        stages.Select(ForwardStep (stage, i) => new ApplyStep(stage.Name, i, [], stage.Element)).ToEquatableArray();

    /// <summary>Whether the steps are the plain chain, wherever they are written.</summary>
    public static bool IsChain(EquatableArray<ForwardStep> steps, EquatableArray<StageDeclaration> stages) =>
        steps.Count == stages.Count && steps.Zip(Chain(stages), (step, link) => step with { Element = link.Element } == link).All(same => same);
}

/// <summary>Applies a stage to a value.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Input">The value it reads.</param>
/// <param name="Shortcuts">Spikes that the stage's neuron adds to its current; only of a stage that begins with its neuron.</param>
/// <param name="Element">Place in the class.</param>
public sealed record ApplyStep(string Stage, int Input, EquatableArray<int> Shortcuts, int Element) : ForwardStep(Element)
{
    /// <summary>A second current for the stage's neuron; none in most.</summary>
    public int? Branch { get; init; }

    /// <summary>Whether something is added to the input.</summary>
    public bool HasSum => Shortcuts.Count > 0 || Branch is not null;
}

/// <summary>
/// Brings spikes to the shape of another value without parameters (option A of He et al. 2016): every n-th row and
/// column, channels of zeros in front and behind.
/// </summary>
public sealed record OptionAStep(int Input, int Target, int Element) : ForwardStep(Element);

/// <summary>Runs attention on the spikes of queries, keys and values.</summary>
public sealed record AttentionStep(string Stage, int Query, int Key, int Value, int Element) : ForwardStep(Element);

/// <summary>
/// The next state of a residual: a current, joined to the states before it. Without a state the residual begins; one state
/// is added as it is (an ordinary residual), of two the mean is added (the older one first).
/// </summary>
public sealed record JoinStep(int Current, EquatableArray<int> States, int Element) : ForwardStep(Element);

/// <summary>The scores of the two newest states of a residual.</summary>
public sealed record HeadsStep(string Stage, int Older, int Newer, int Element) : ForwardStep(Element);
