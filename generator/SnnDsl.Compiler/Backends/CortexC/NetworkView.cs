using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>What the templates show of a network: finished text and numbers, no decisions left.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Prefix">Start of every C name.</param>
/// <param name="Macro">Start of every C macro.</param>
/// <param name="Abi">Number of the runtime it is made for.</param>
/// <param name="TimeSteps">Time steps of the window it was trained with.</param>
/// <param name="InputShape">Shape of the input.</param>
/// <param name="InputType">C type of an element of the input.</param>
/// <param name="InputName">Name of the input in C.</param>
/// <param name="InputBytes">Bytes of the input of a window.</param>
/// <param name="Classes">Number of scores.</param>
/// <param name="LastLayer">Number of the last layer with spikes.</param>
/// <param name="ConstantBytes">Bytes of all constants.</param>
/// <param name="WeightBytes">Bytes of the weights.</param>
/// <param name="Stacks">Macros of the stack that the layers' functions take.</param>
/// <param name="Accuracies">Sentences about its accuracies and what data they are of.</param>
/// <param name="Events">The input, where it is events.</param>
/// <param name="Framed">The whole window in one call, if the class asks for it.</param>
/// <param name="Stream">A call per time step, if the class asks for it.</param>
/// <param name="Layers">The layers in the order of the data.</param>
public sealed record NetworkView(
    string Name,
    string Prefix,
    string Macro,
    int Abi,
    int TimeSteps,
    string InputShape,
    string InputType,
    string InputName,
    int InputBytes,
    int Classes,
    int LastLayer,
    int ConstantBytes,
    int WeightBytes,
    EquatableArray<string> Stacks,
    EquatableArray<string> Accuracies,
    EventsView? Events,
    FramedView? Framed,
    StreamView? Stream,
    EquatableArray<LayerView> Layers);

/// <summary>Events as an input: words and planes of the counts of one time step.</summary>
public sealed record EventsView(string Shape, int Planes, int Words, int Maximum);

/// <summary>One instance that computes whole windows.</summary>
/// <param name="ArenaWords">Words of the arena.</param>
/// <param name="StateBytes">Bytes of an instance.</param>
/// <param name="Peak">The layer in which most of it is in use, and how much.</param>
/// <param name="HasStates">Whether states of residual streams stand in the arena.</param>
/// <param name="MapWords">Words of the largest maps of attention; 0 without attention.</param>
/// <param name="Layout">Where buffers lie in the arena, and that they have the sizes that kernels ask for.</param>
public sealed record FramedView(int ArenaWords, int StateBytes, string Peak, bool HasStates, int MapWords, EquatableArray<string> Layout);

/// <summary>One instance that computes a time step at a time.</summary>
/// <param name="InputType">C type of an element of the input: events are cleared by the step that read them.</param>
/// <param name="ArenaWords">Words of the arena.</param>
/// <param name="StateBytes">Bytes of an instance.</param>
/// <param name="KeptBytes">Bytes of what is kept between steps: everything before the arena.</param>
/// <param name="MembraneWords">Words of the membranes; 0 in a network without neurons.</param>
/// <param name="MaximumSteps">Most time steps between two resets.</param>
/// <param name="Fingerprint">Number that changes with every constant.</param>
/// <param name="Resets">Statements that bring membranes to 0.</param>
/// <param name="CodeChecks">Conditions of membranes that are codes.</param>
/// <param name="ReadOutWords">The spikes that the read-out reads; empty where it reads the image.</param>
/// <param name="ReadOutWordCount">Their words.</param>
/// <param name="Layout">Where buffers lie in the arena, and that they have the sizes that kernels ask for.</param>
public sealed record StreamView(
    string InputType,
    int ArenaWords,
    int StateBytes,
    int KeptBytes,
    int MembraneWords,
    int MaximumSteps,
    string Fingerprint,
    EquatableArray<string> Resets,
    EquatableArray<string> CodeChecks,
    string ReadOutWords,
    int ReadOutWordCount,
    EquatableArray<string> Layout);

/// <summary>One layer.</summary>
/// <param name="Definitions">Comment, constants and description; what an earlier layer has already is left out.</param>
/// <param name="Statements">What runs it in a window.</param>
/// <param name="StepStatements">What runs it in a time step of a stream.</param>
/// <param name="Kept">Membranes that a stream keeps, if any.</param>
public sealed record LayerView(
    EquatableArray<string> Definitions,
    EquatableArray<string> Statements,
    EquatableArray<string> StepStatements,
    KeptView? Kept);

/// <summary>Membranes that a stream keeps: the statement that brings them to 0, and the condition of membranes that are codes, or
/// empty.</summary>
public sealed record KeptView(string Reset, string CodeCheck);
