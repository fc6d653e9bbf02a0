using System.Diagnostics.CodeAnalysis;

namespace SnnDsl.Data.Events;

/// <summary>One change of brightness that an event camera saw.</summary>
/// <param name="X">Column, from the left, 0 or more.</param>
/// <param name="Y">Row, from the top, 0 or more.</param>
/// <param name="Polarity">Direction of the change: 0 darker (OFF), 1 brighter (ON).</param>
/// <param name="TimeMicroseconds">When, in microseconds since the start of the recording, 0 or more.</param>
[SuppressMessage("Naming", "CA1716", Justification = "The word of the field; Visual Basic, where it is reserved, can write [Event].")]
public readonly record struct Event(int X, int Y, int Polarity, int TimeMicroseconds);
