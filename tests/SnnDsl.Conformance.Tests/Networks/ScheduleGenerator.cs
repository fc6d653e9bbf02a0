using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws schedules: most networks run framed, some as streams, some both ways; streams may go on behind the window.</summary>
internal static class ScheduleGenerator
{
    public static NetworkDeclaration Declare(NetworkDeclaration declaration, SplitMix random)
    {
        Schedules schedules = random.Pick(
            Schedules.Framed, Schedules.Framed, Schedules.Framed, Schedules.Streaming, Schedules.Framed | Schedules.Streaming);
        int steps = declaration.TimeSteps;
        return declaration with
        {
            Schedules = schedules,
            MaximumSteps = schedules == Schedules.Framed ? 0 : random.Pick(0, 0, steps, steps + 1, steps + random.Below(40), 1000),
        };
    }
}
