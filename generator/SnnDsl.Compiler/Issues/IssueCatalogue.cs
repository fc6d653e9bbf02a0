namespace SnnDsl.Compiler.Issues;

/// <summary>
/// Every rule the compiler can report. An id is never reused. A message says what is wrong, where, the actual value,
/// the allowed ones, and the way out.
/// </summary>
public static class IssueCatalogue
{
    // SNN0xxx: the declaration.
    public static readonly IssueRule ClassNotPartial = Error("SNN0001", "Network class is not partial",
        "The class '{0}' is a {1} but not partial; write 'partial class {0}' so that its stages can be generated");

    public static readonly IssueRule UnsupportedClass = Error("SNN0002", "Network class of an unsupported kind",
        "The class '{0}' cannot be a {1}: it must be an ordinary class, not static, abstract, a record, a struct, generic or nested in a generic type{2}");

    public static readonly IssueRule MissingInput = Error("SNN0003", "Network has no input",
        "The network '{0}' does not declare its input; add [Input(height, width, channels)], [Input(features)] or [EventInput(height, width)]");

    public static readonly IssueRule MissingStage = Error("SNN0004", "Class has no stage",
        "The class '{0}' has no stage; add a property such as '[Linear(10)] public partial Stage Classifier {{ get; }}'");

    public static readonly IssueRule StageNotPartial = Error("SNN0005", "Stage is not a partial property",
        "The property '{0}' carries layers but is not a partial instance property with only a getter; write 'public partial {1} {0} {{ get; }}'");

    public static readonly IssueRule StageOfWrongType = Error("SNN0006", "Stage has the wrong type",
        "The property '{0}' carries layers but has the type '{1}'; a stage has the type 'SnnDsl.Stage', 'SnnDsl.Synapse', 'SnnDsl.Neuron', 'SnnDsl.Branch' or 'SnnDsl.ResidualStage', or that of a class with [Block]");

    public static readonly IssueRule MissingSynapse = Error("SNN0007", "Stage has no synapse",
        "The stage '{0}' has no synapse layer; start it with [Conv2d(...)] or [Linear(...)]");

    public static readonly IssueRule LayerBeforeSynapse = Error("SNN0008", "Layer stands before the synapse",
        "In the stage '{0}' [{1}] stands before the synapse layer; attributes stand in the order the data flows: synapse, BatchNorm, neuron, pooling");

    public static readonly IssueRule SecondSynapse = Error("SNN0009", "Stage has two synapses",
        "The stage '{0}' already has the synapse [{1}]; move [{2}] into a stage of its own");

    public static readonly IssueRule LayerOutOfOrder = Error("SNN0010", "Layer is out of order",
        "In the stage '{0}' [{1}] cannot follow [{2}]; attributes stand in the order the data flows: synapse, BatchNorm, neuron, pooling, each at most once");

    public static readonly IssueRule MissingNeuron = Error("SNN0011", "Hidden stage has no neuron",
        "The stage '{0}' has no neuron, but '{1}' follows it; add [Lif] or [If] (only the last stage, the read-out, has none)");

    public static readonly IssueRule ReadOutNotLinear = Error("SNN0012", "Read-out is not a linear layer",
        "The last stage '{0}' is the read-out: [Linear(classes)] with at most a [BatchNorm]; [{1}] cannot be part of it");

    public static readonly IssueRule UnsupportedWeightBits = Error("SNN0013", "Unsupported weight bits",
        "The stage '{0}' has {1}-bit weights; {2}");

    public static readonly IssueRule UnsupportedDecay = Error("SNN0014", "Unsupported decay",
        "The neuron of stage '{0}' has the decay {1}; allowed is {2}, which are shifts on the target (use [If] to keep everything)");

    public static readonly IssueRule UnsupportedTimeSteps = Error("SNN0015", "Unsupported number of time steps",
        "The network '{0}' has {1} time steps; allowed are {2}, as in [SpikingNetwork(TimeSteps = 4)]");

    public static readonly IssueRule ValueOutOfRange = Error("SNN0016", "Value out of range",
        "{0} of '{1}' is {2}; allowed is {3}");

    public static readonly IssueRule KernelTooLarge = Error("SNN0017", "Kernel is larger than its input",
        "[{1}] of stage '{0}' has a {2}x{2} window, but its input is {3} (padded to {4}); use a smaller window, padding, or less pooling before it");

    public static readonly IssueRule ShapeMismatch = Error("SNN0018", "Shapes do not fit",
        "[{1}] of stage '{0}' needs an input of height x width x channels, but gets the shape {2} (a vector) from '{3}', whose input was {4}; use [Linear] here, or remove what flattens");

    public static readonly IssueRule LayerTooLarge = Error("SNN0019", "Layer is too large",
        "The stage '{0}' has an output of {1} ({2} elements); at most {3} are supported");

    public static readonly IssueRule NameNotC = Error("SNN0020", "Name cannot be carried into C",
        "The name '{0}' cannot become a C identifier; use only the letters A to Z, digits and underscores, at most 40 of them");

    public static readonly IssueRule NameCollision = Error("SNN0021", "Names collide in C",
        "'{0}' and '{1}' both become '{2}' in C; rename one of them");

    public static readonly IssueRule TooManyWeights = Error("SNN0022", "Stage has too many weights",
        "The stage '{0}' has {1} weights ({2} outputs of {3} inputs each); at most {4} are supported");

    public static readonly IssueRule ShortcutShape = Error("SNN0023", "Shortcut does not fit",
        "What is added to the current into stage '{0}' has the shape {1}, the current {2}; they must be equal: use OptionA for spikes, or change channels or stride");

    public static readonly IssueRule OptionAShape = Error("SNN0024", "Option A cannot reach the shape",
        "OptionA cannot bring {0} to {1}: rows and columns must shrink by one whole number, channels must not shrink; change channels or stride");

    public static readonly IssueRule ForwardStatement = Error("SNN0025", "Statement cannot be read as a network",
        "The {0} in Forward of '{1}' cannot be read as part of a network; Forward is straight-line: declarations and assignments of values, then one return");

    public static readonly IssueRule ForwardExpression = Error("SNN0026", "Expression cannot be read as a network",
        "'{0}' in Forward of '{1}' is not a value of the network; allowed are the parameter, local variables, Stage(x), Block.Forward(x), a + b, x.OptionA(y), x.ToResidual() and x.Average(y)");

    public static readonly IssueRule UnknownCall = Error("SNN0027", "Call of something that is no stage",
        "Forward of '{1}' calls '{0}', which is not one of its stages or blocks; declare it, as in '[Conv2d(8), Lif] public partial Stage {0} {{ get; }}', or call one that is");

    public static readonly IssueRule StageReused = Error("SNN0028", "Stage is used twice",
        "'{0}' is used a second time in Forward of '{1}'; declare another one, or add [Shared] if both uses have the same weights");

    public static readonly IssueRule SharedStageShape = Error("SNN0029", "Uses of a shared stage differ",
        "The shared stage '{0}' makes {2} of {1} here, but {4} of {3} at its first use; all its uses must be equal: declare another stage");

    public static readonly IssueRule ValueNotUsed = Error("SNN0030", "Value is never used",
        "The value of {0} in Forward of '{1}' is never used; use it, return it or remove it");

    public static readonly IssueRule StageNotUsed = Error("SNN0031", "Stage is never used",
        "'{0}' is never used in Forward of '{1}'; apply it or remove it");

    public static readonly IssueRule MissingReturn = Error("SNN0032", "Forward returns nothing",
        "Forward of '{0}' ends without a value; end it with 'return' and {1}");

    public static readonly IssueRule CurrentUsedTwice = Error("SNN0033", "Current is used twice",
        "The current of {0} is used a second time here; a current feeds one neuron or joins one residual: use the spikes of that neuron, or a second synapse");

    public static readonly IssueRule SumOfWrongTypes = Error("SNN0034", "Values cannot be added",
        "'+' adds spikes or a second current to a current, or a current to a residual, but here it has {0} and {1}; take the current of a Synapse on one side");

    public static readonly IssueRule ForwardSignature = Error("SNN0035", "Forward has the wrong types",
        "Forward of '{0}' is '{1}'; it must be '{2}', with one parameter and no modifiers but its access");

    public static readonly IssueRule SeveralForwards = Error("SNN0036", "More than one Forward",
        "'{0}' has another method named Forward; keep the one that describes the data flow and rename the others");

    public static readonly IssueRule RecursiveBlock = Error("SNN0037", "Block contains itself",
        "The block '{0}' contains itself through '{1}' ({2}); a block can only be made of stages and other blocks");

    public static readonly IssueRule ValueOfWrongType = Error("SNN0038", "Value of the wrong type",
        "{0} of '{1}' is {2}; it must be {3} or, in a block, the name of a parameter that is one");

    public static readonly IssueRule UnknownParameter = Error("SNN0039", "Unknown parameter",
        "{0} of '{1}' names the parameter '{2}', but '{3}' has {4}; write a number, or use nameof with a parameter of the block");

    public static readonly IssueRule WrongArgumentCount = Error("SNN0040", "Wrong number of arguments",
        "'{0}' is given {1} arguments, but the block '{2}' takes {3}; write [Arguments{4}]");

    public static readonly IssueRule UnsupportedParameter = Error("SNN0041", "Parameter of an unsupported type",
        "The parameter '{0}' of the block '{1}' has the type '{2}'; allowed are int and double");

    public static readonly IssueRule StageKindMismatch = Error("SNN0042", "Type of a stage does not fit its layers",
        "'{0}' is declared as {1}, but its layers are {3}; write 'public partial {2} {0} {{ get; }}', or change the layers");

    public static readonly IssueRule SpikesNeeded = Error("SNN0044", "Spikes are needed",
        "{0} needs spikes (0 or 1), but gets {1}; take the spikes of a neuron, or of a MaxPool of them");

    public static readonly IssueRule PruneNotPossible = Error("SNN0045", "Stage cannot be pruned",
        "The stage '{0}' cannot be pruned: {1}; remove [Prune], or move it to a hidden stage with a synapse");

    public static readonly IssueRule AttributeNotAllowed = Error("SNN0046", "Attribute is not allowed here",
        "[{0}] cannot stand on '{1}', which is {2}");

    public static readonly IssueRule NetworkIsBlock = Error("SNN0047", "Class is a network and a block",
        "'{0}' is declared as a network and as a block; keep one of [SpikingNetwork] and [Block]");

    public static readonly IssueRule TooManyStages = Error("SNN0048", "Network has too many stages",
        "The network '{0}' has more than {1} stages with those of its blocks; use fewer blocks inside of blocks");

    public static readonly IssueRule CompiledBlockUnreadable = Error("SNN0049", "Compiled block cannot be read",
        "The compiled block '{0}' cannot be read here ({1}); make its stages public, and build its project again with the same release of SnnDsl");

    public static readonly IssueRule ReadOutWithShortcut = Error("SNN0050", "Read-out is a sum",
        "Forward of '{0}' returns a sum, which only a neuron can take; return the current of the read-out itself");

    public static readonly IssueRule ForwardTypeMismatch = Error("SNN0051", "Value of the wrong kind",
        "'{0}' takes {1}, but gets {2}; apply {3} first");

    public static readonly IssueRule SharedSynapseNeuron = Error("SNN0052", "Shared synapse feeds two neurons",
        "The shared synapse '{0}' feeds '{1}' here, but '{2}' at its first use; its thresholds belong to one neuron: share that one too, or declare another synapse");

    public static readonly IssueRule CurrentsNotAdded = Error("SNN0053", "Currents cannot be added",
        "The currents of '{0}' and '{1}' cannot be added: {2}; {3}");

    public static readonly IssueRule HeadsDoNotDivide = Error("SNN0054", "Heads do not divide the channels",
        "The attention of stage '{0}' has {1} heads for {2} channels; the heads must divide the channels: change one of them");

    public static readonly IssueRule ResidualShape = Error("SNN0055", "Current does not fit the residual",
        "The current of '{0}' has the shape {2}, but the residual it joins {1}; they must be equal: change channels, stride or padding");

    public static readonly IssueRule ResidualNeedsNeuron = Error("SNN0056", "Residual needs a neuron",
        "The stage '{0}' reads {1}, whose states are real numbers; synapses and poolings read spikes: put a [Lif] between them, or use [BinaryAttention], [SpikingMlp] or [AveragedHeads]");

    public static readonly IssueRule ResidualBegins = Error("SNN0057", "Residual cannot begin here",
        "A residual cannot begin here: {0}; {1}");

    public static readonly IssueRule ResidualJoins = Error("SNN0058", "Current cannot join the residual",
        "A residual cannot be joined here: {0}; {1}");

    public static readonly IssueRule ResidualStageMixed = Error("SNN0059", "Attributes of a residual do not go together",
        "'{0}' has {1}; a property on a residual has [BinaryAttention], [SpikingMlp] or [AveragedHeads] alone, or [ReversibleBlock], [BinaryAttention], [SpikingMlp] in this order");

    public static readonly IssueRule ResidualNeuronPlain = Error("SNN0060", "Neuron on a residual keeps codes",
        "The neuron '{0}' reads a residual and has MembraneBits; such neurons keep their membrane as it is: leave MembraneBits out");

    public static readonly IssueRule ResidualNotStreamed = Error("SNN0061", "Residuals need the framed schedule",
        "The network '{0}' has a residual and asks for Schedules.Streaming; states are computed for whole windows: use Schedules.Framed");

    public static readonly IssueRule MissingHeads = Error("SNN0062", "Residual has no read-out",
        "The network '{0}' ends with {1}; add [AveragedHeads(classes)] as its last stage");

    public static readonly IssueRule HeadsNotLast = Error("SNN0063", "Heads are not the read-out",
        "The scores of '{0}' are the result of the network; nothing can follow them, and there is one pair of heads: return them");

    // SNN1xxx: the artifact and the link.
    public static readonly IssueRule ArtifactMissing = Info("SNN1001", "Network is not trained yet",
        "No C is emitted for '{0}' yet: there is no '{0}.snn' among the project's AdditionalFiles; train the network to make one");

    public static readonly IssueRule ArtifactUnreadable = Error("SNN1002", "Trained parameters cannot be read",
        "'{0}.snn' is not complete JSON ({1}); it may have been truncated: restore it or train again");

    public static readonly IssueRule ArtifactOfOtherNetwork = Error("SNN1003", "Trained parameters belong to another network",
        "'{0}.snn' holds the parameters of '{1}'; each network needs a file of its own name: rename or export it again");

    public static readonly IssueRule ArtifactOfOtherVersion = Error("SNN1004", "Trained parameters have another format version",
        "'{0}.snn' has the format version {1}, this compiler reads version {2}; export it again with the same release of SnnDsl");

    public static readonly IssueRule ArtifactFieldWrong = Error("SNN1005", "Trained parameters are malformed",
        "'{0}.snn': {1} is missing or is not {2}; export it again");

    public static readonly IssueRule ArtifactWrongCount = Error("SNN1006", "Trained parameters have a wrong count",
        "'{0}.snn': {1} has {2} values, the declaration needs {3}; train the network again");

    public static readonly IssueRule ArtifactOutOfRange = Error("SNN1007", "Trained parameter out of range",
        "'{0}.snn': {1} is {2}, allowed is {3}; the file was altered or damaged: export it again");

    public static readonly IssueRule ArtifactStale = Error("SNN1008", "Trained parameters belong to an older declaration",
        "'{0}.snn' was trained for another declaration of '{0}': {1}; delete the file and train again, or take the change back");

    // SNN2xxx: numeric range.
    public static readonly IssueRule BoundNotProved = Error("SNN2001", "Integer range cannot be proved",
        "The stage '{0}' can reach {1}, which does not fit a 32-bit membrane; use fewer time steps, fewer inputs or fewer weight bits");

    public static readonly IssueRule DeadChannels = Info("SNN2002", "Channels can never fire",
        "{1} of {2} channels of stage '{0}' can never fire, whatever the input: their thresholds are beyond the reach of their weights");

    public static readonly IssueRule ResidualSaturates = Info("SNN2003", "Residual can saturate",
        "The state that '{0}' makes can reach {1} in {2} of {3} channels and is cut to 16 bits; the worst input is seldom a real one: nothing has to be done unless accuracy in integers falls");

    public static readonly IssueRule MapNeverFires = Info("SNN2004", "Attention map can never fire",
        "The map of stage '{0}' can never fire: that takes an overlap of 2 in one time step, but {1}; use fewer heads, or the other order");

    public static readonly IssueRule DeadHeads = Info("SNN2005", "Heads can never fire",
        "The heads {1} of stage '{0}' (of {2}, counted from 0) can never fire, whatever the input: their gains are negative or too small in all time steps");

    // SNN3xxx: target and budget.
    public static readonly IssueRule FlashBudgetExceeded = Error("SNN3001", "Flash budget exceeded",
        "The constants of '{0}' take {1} bytes of flash, the budget is {2} ({3} KiB); stage '{4}' costs most: {5} bytes");

    public static readonly IssueRule RamBudgetExceeded = Error("SNN3002", "RAM budget exceeded",
        "The state of '{0}' takes {1} bytes of RAM{6}, the budget is {2} ({3} KiB); it peaks in stage '{4}': {5} bytes");

    public static readonly IssueRule KernelNotPossible = Error("SNN3003", "Kernel cannot be used",
        "[Kernel] asks for {0} in stage '{1}', which {2}; leave it to the compiler or change the stage");

    public static readonly IssueRule WindowTooLarge = Error("SNN3004", "Window of a convolution too large",
        "The convolution of stage '{0}' needs an event list of {1} entries, which can have {2}; use a smaller kernel or fewer input channels");

    public static readonly IssueRule AttentionTooLarge = Error("SNN3005", "Attention is too large",
        "The attention of stage '{0}' has {1} tokens and {2} channels in each head; at most {3} of either are supported: pool before it, or use more heads");

    /// <summary>All rules in order of their ids.</summary>
    public static IReadOnlyList<IssueRule> All { get; } =
    [
        ClassNotPartial, UnsupportedClass, MissingInput, MissingStage, StageNotPartial, StageOfWrongType, MissingSynapse,
        LayerBeforeSynapse, SecondSynapse, LayerOutOfOrder, MissingNeuron, ReadOutNotLinear, UnsupportedWeightBits,
        UnsupportedDecay, UnsupportedTimeSteps, ValueOutOfRange, KernelTooLarge, ShapeMismatch, LayerTooLarge, NameNotC,
        NameCollision, TooManyWeights, ShortcutShape, OptionAShape, ForwardStatement, ForwardExpression, UnknownCall,
        StageReused, SharedStageShape, ValueNotUsed, StageNotUsed, MissingReturn, CurrentUsedTwice, SumOfWrongTypes, ForwardSignature,
        SeveralForwards, RecursiveBlock, ValueOfWrongType, UnknownParameter, WrongArgumentCount, UnsupportedParameter,
        StageKindMismatch, SpikesNeeded, PruneNotPossible, AttributeNotAllowed, NetworkIsBlock, TooManyStages,
        CompiledBlockUnreadable, ReadOutWithShortcut, ForwardTypeMismatch, SharedSynapseNeuron, CurrentsNotAdded,
        HeadsDoNotDivide, ResidualShape, ResidualNeedsNeuron, ResidualBegins, ResidualJoins, ResidualStageMixed, ResidualNeuronPlain,
        ResidualNotStreamed, MissingHeads, HeadsNotLast,
        ArtifactMissing, ArtifactUnreadable, ArtifactOfOtherNetwork, ArtifactOfOtherVersion,
        ArtifactFieldWrong, ArtifactWrongCount, ArtifactOutOfRange, ArtifactStale, BoundNotProved, DeadChannels,
        ResidualSaturates, MapNeverFires, DeadHeads,
        FlashBudgetExceeded, RamBudgetExceeded, KernelNotPossible, WindowTooLarge, AttentionTooLarge,
    ];

    private static IssueRule Error(string id, string title, string format) => new(id, title, format, IssueSeverity.Error);

    private static IssueRule Info(string id, string title, string format) => new(id, title, format, IssueSeverity.Info);
}
