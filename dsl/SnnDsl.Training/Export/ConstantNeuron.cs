using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Training.Export;

/// <summary>A neuron whose weights count nothing, because batch norm scales them by zero or nearly so: its spikes depend on
/// the constant current and on shortcuts only. Many currents give the same spikes; the one in the middle of them keeps
/// its distance from every comparison, so that what is left of the weights cannot change a spike.</summary>
/// <param name="Current">Current to use, in units of the threshold.</param>
/// <param name="Margin">Least distance of the potential from the threshold with it, in the same unit.</param>
internal readonly record struct ConstantNeuron(double Current, double Margin)
{
    /// <summary>The current whose spikes equal those of a given one, for all trains of shortcut spikes.</summary>
    /// <param name="current">Current of every time step in units of the threshold.</param>
    /// <param name="neuron">Decay, reset and comparison.</param>
    /// <param name="timeSteps">T.</param>
    /// <param name="shortcuts">Shortcut spikes that can arrive in one time step; each counts one threshold.</param>
    internal static ConstantNeuron Centered(double current, NeuronRule neuron, int timeSteps, int shortcuts)
    {
        var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
        // The potential is Gain * current + Shift; equal histories are followed once.
        HashSet<(double Gain, double Shift)> states = [(0, 0)];
        for (var t = 0; t < timeSteps; t++)
        {
            HashSet<(double Gain, double Shift)> next = [];
            foreach (var (oldGain, oldShift) in states)
            {
                for (var spikes = 0; spikes <= shortcuts; spikes++)
                {
                    var (gain, shift) = (neuron.Decay.Factor * oldGain + 1, neuron.Decay.Factor * oldShift + spikes);
                    var potential = gain * current + shift;
                    var fires = neuron.Fires(potential, 1);
                    var edge = (1 - shift) / gain;
                    (low, high) = fires ? (Math.Max(low, edge), high) : (low, Math.Min(high, edge));
                    next.Add(!fires ? (gain, shift) : neuron.ResetsToZero ? (0, 0) : (gain, shift - 1));
                }
            }
            states = next;
        }
        return (double.IsFinite(low), double.IsFinite(high)) switch
        {
            (true, true) => new ConstantNeuron((low + high) / 2, (high - low) / 2),
            (true, false) => new ConstantNeuron(low + 1, 1),
            _ => new ConstantNeuron(high - 1, 1),
        };
    }
}
