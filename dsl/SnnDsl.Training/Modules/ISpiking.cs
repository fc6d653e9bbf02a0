using SnnDsl.Training.Functional;

namespace SnnDsl.Training.Modules;

/// <summary>A module with spiking neurons.</summary>
internal interface ISpiking
{
    /// <summary>Sets the backward pass of its neurons.</summary>
    void Use(SurrogateOptions surrogate);
}
