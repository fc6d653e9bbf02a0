using SnnDsl.Training.Modules;

namespace SnnDsl.Training.Pruning;

/// <summary>Says how much each output channel of a network is worth.</summary>
public interface IPruningCriterion
{
    /// <summary>What commands and reports call it.</summary>
    string Name { get; }

    /// <summary>Scores every output channel of every stage that can be pruned: the stages with weights but the read-out. Of two channels
    /// of one stage that with the higher score stays; scores of different stages need not compare.</summary>
    /// <param name="network">The trained network with all channels; its weights stay as they are.</param>
    /// <param name="images">Training images to look at, where the criterion looks at any.</param>
    /// <returns>One score per channel by name of the stage.</returns>
    IReadOnlyDictionary<string, double[]> Score(SpikingNetwork network, ScoringImages images);
}
