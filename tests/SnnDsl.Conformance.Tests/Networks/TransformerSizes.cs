using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Sizes of a spiking transformer that is drawn; the tokenizer keeps rows and columns unless it may pool.</summary>
/// <param name="Input">Shape of the image.</param>
/// <param name="TimeSteps">Time steps.</param>
/// <param name="Channels">Channels of the stream.</param>
/// <param name="Heads">Heads of attention; <see langword="null"/> for any number that divides the channels.</param>
/// <param name="Order">Order of attention; <see langword="null"/> for any.</param>
/// <param name="MayPool">Whether the tokenizer may pool.</param>
/// <param name="IsSmall">Whether a single attention is all there is.</param>
internal sealed record TransformerSizes(TensorShape Input, int TimeSteps, int Channels, int? Heads, AttentionOrder? Order, bool MayPool, bool IsSmall)
{
    public static TransformerSizes Draw(Flavour flavour, SplitMix random) => flavour switch
    {
        Flavour.ManyTokens => new(new TensorShape(random.Pick(16, 17), random.Pick(17, 18), 1), random.Pick(2, 3), 4, random.Pick(1, 2), AttentionOrder.QueryKey, MayPool: false, IsSmall: true),
        Flavour.SingleStep => new(new TensorShape(random.Between(1, 3), random.Between(2, 4), 1), 1, random.Pick(12, 18, 36), null, null, MayPool: false, IsSmall: true),
        Flavour.Bursts => Counting(random, 12, random.Pick(3, 4, 5)),
        Flavour.LongBursts => Counting(random, 36, random.Pick(6, 7, 8)),
        _ => new(
            new TensorShape(random.Between(1, 8), random.Between(1, 8), random.Pick(1, 2, 3)),
            random.Pick(1, 2, 2, 3, 4, 5),
            // Two to six heads can divide them.
            random.Pick(6, 12, 12, 18, 24, 36, 66),
            Heads: null,
            Order: null,
            MayPool: true,
            IsSmall: false),
    };

    /// <summary>Maps that count at least so many: channels of a head, or tokens.</summary>
    private static TransformerSizes Counting(SplitMix random, int least, int timeSteps) => random.Chance(60)
        ? new(new TensorShape(random.Between(1, 3), random.Between(2, 3), 1), timeSteps, least + random.Pick(0, 6), 1, AttentionOrder.QueryKey, MayPool: false, IsSmall: true)
        : new(new TensorShape(random.Between(5, 6), (least / 5) + random.Below(2), 1), timeSteps, 6, random.Pick(1, 2), AttentionOrder.KeyValue, MayPool: false, IsSmall: true);
}
